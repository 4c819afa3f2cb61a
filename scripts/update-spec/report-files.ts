/**
 * Writes the report into a folder, for workflows.
 *
 * @module
 */

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { UpdateReport } from "./plan-update.ts";
import { pullRequestMarkdown, reportMarkdown } from "./report.ts";
import { reportJson } from "./report-json.ts";

/**
 * Writes `report.md` (the whole report), `pull-request.md` (as much of it as the text of a pull request holds) and
 * `report.json`. The folder is made if there is none.
 */
export async function writeReport(directory: string, report: UpdateReport): Promise<void> {
  await mkdir(directory, { recursive: true });
  const texts = {
    "report.md": reportMarkdown(report),
    "pull-request.md": pullRequestMarkdown(report),
    "report.json": reportJson(report),
  };
  await Promise.all(Object.entries(texts).map(([name, text]) => writeFile(join(directory, name), text)));
}
