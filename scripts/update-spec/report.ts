/**
 * Formats the report as Markdown: one page first, then all changes by model.
 *
 * @module
 */

import type { UpdateReport } from "./plan-update.ts";
import { reportDetails } from "./report-details.ts";
import { reportPage } from "./report-page.ts";

/** The most bytes of a pull request's text. GitHub takes 65,536 characters; the workflow adds a line. */
const pullRequestBytes = 60_000;
/** How many items a list of the page may have, tried in turn until the page fits. */
const listLengths = [Number.POSITIVE_INFINITY, 100, 30, 10, 3];

/** Formats the whole report. */
export function reportMarkdown(report: UpdateReport): string {
  return join([heading(report), reportPage(report), ...reportDetails(report.changes), footer(report)]);
}

/**
 * Formats the report for the text of a pull request: the whole of it if it fits, else its first page, which says that there is
 * more in `report.md`. A page that does not fit either has shorter lists, which say how much they leave out.
 */
export function pullRequestMarkdown(report: UpdateReport): string {
  const whole = reportMarkdown(report);
  if (fits(whole)) return whole;
  const more = "All changes, model by model, are in `report.md`.";
  const page = (length: number) => join([heading(report), reportPage(report, length), more, footer(report)]);
  return listLengths.map(page).find(fits) ?? join([heading(report), more, footer(report)]);
}

function fits(text: string): boolean {
  return Buffer.byteLength(text) <= pullRequestBytes;
}

function heading({ date }: UpdateReport): string {
  return `# The API's document of ${date}`;
}

function footer({ source, sha256 }: UpdateReport): string {
  return `Read from ${source}, SHA-256 \`${sha256}\`.`;
}

function join(sections: readonly string[]): string {
  return `${sections.filter((text) => text !== "").join("\n\n")}\n`;
}
