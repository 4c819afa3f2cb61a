/**
 * Runs an update: reads the document, plans, prints the report, tests, and replaces the files.
 *
 * @module
 */

import { join } from "node:path";
import ora from "ora";
import { readPublished } from "../../src/codegen/read-published.ts";
import { readMajorVersion, readSources } from "../generate.ts";
import { planUpdate, prepareState } from "./plan-update.ts";
import { reportMarkdown } from "./report.ts";
import { writeReport } from "./report-files.ts";
import { reportJson } from "./report-json.ts";
import { swapFiles } from "./swap-files.ts";
import { testInCopy } from "./test-copy.ts";

/** The options of the command. */
export interface UpdateOptions {
  format: "markdown" | "json";
  /** A folder for the files of the report. */
  report?: string;
  dryRun: boolean;
  tests: boolean;
  timeoutMs: number;
  replacedBy: Map<string, string>;
  acceptRemovals: boolean;
  root: string;
}

/** Where the command writes. */
export interface Output {
  /** Prints the report. */
  print: (text: string) => void;
  /** Prints what the command is doing. */
  tell: (text: string) => void;
}

/**
 * Runs an update from a file or a URL.
 *
 * @throws Error if any step fails; then no file was changed
 */
export async function runUpdate(
  source: string,
  options: UpdateOptions,
  { print, tell }: Output,
  signal: AbortSignal,
): Promise<void> {
  const progress = startProgress(tell);
  try {
    progress.say(`Reading ${source}`);
    const { source: url, bytes } = await readPublished(source, options.timeoutMs, signal);
    signal.throwIfAborted();
    progress.say("Comparing and generating");
    const sources = await readSources(join(options.root, "openapi"));
    const { report, files } = await planUpdate(await prepareState({ ...sources, major: await readMajorVersion() }), {
      bytes,
      source: url,
      today: new Date().toISOString().slice(0, 10),
      replacements: options.replacedBy,
      acceptRemovals: options.acceptRemovals,
    });
    signal.throwIfAborted();
    print((options.format === "json" ? reportJson(report) : reportMarkdown(report)).trimEnd());
    if (options.report !== undefined) await writeReport(options.report, report);
    if (options.dryRun) return progress.end("Nothing was written: this was a dry run.");
    if (options.tests) {
      progress.say("Running the type and contract tests");
      await testInCopy(options.root, files, signal);
    }
    const changed = swapFiles(options.root, files);
    progress.end(changed.length === 0 ? "Every file is up to date." : `Written: ${changed.join(", ")}.`);
  } finally {
    progress.stop();
  }
}

/** Shows progress on stderr, where it does not mix with the report: a spinner on a terminal, lines otherwise. */
function startProgress(tell: Output["tell"]) {
  // ora never stops drawing on a terminal that reports no columns.
  const isTerminal = process.stderr.isTTY && process.stderr.columns > 0;
  const spinner = ora({ discardStdin: false, isEnabled: isTerminal, isSilent: !isTerminal });
  const say = (text: string) => {
    if (!isTerminal) tell(text);
    spinner.start(text);
  };
  const end = (text: string) => {
    spinner.stop();
    tell(text);
  };
  return { say, end, stop: () => spinner.stop() };
}
