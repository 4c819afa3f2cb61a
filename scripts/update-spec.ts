/**
 * `npm run spec:update -- <file or URL>`: takes over a new version of the API's document and reports what changes for callers.
 *
 * @module
 */

import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command, InvalidArgumentError, Option } from "commander";
import ora from "ora";
import { readMajorVersion, readSources } from "./generate.ts";
import { planUpdate } from "./update-spec/plan-update.ts";
import { readPublished } from "./update-spec/read-document.ts";
import { reportMarkdown } from "./update-spec/report.ts";
import { swapFiles } from "./update-spec/swap-files.ts";
import { testInCopy } from "./update-spec/test-copy.ts";

const repository = fileURLToPath(new URL("..", import.meta.url));

interface Options {
  format: "markdown" | "json";
  dryRun: boolean;
  tests: boolean;
  timeoutMs: number;
  replacedBy: Map<string, string>;
  acceptRemovals: boolean;
  root: string;
}

async function main(source: string, options: Options, signal: AbortSignal): Promise<void> {
  const progress = startProgress();
  try {
    progress.say(`Reading ${source}`);
    const { source: url, bytes } = await readPublished(source, options.timeoutMs, signal);
    signal.throwIfAborted();
    progress.say("Comparing and generating");
    const { report, files } = await planUpdate(
      { ...(await readSources(join(options.root, "openapi"))), major: await readMajorVersion() },
      {
        bytes,
        source: url,
        today: new Date().toISOString().slice(0, 10),
        replacements: options.replacedBy,
        acceptRemovals: options.acceptRemovals,
      },
    );
    signal.throwIfAborted();
    console.log(options.format === "json" ? JSON.stringify(report, null, 2) : reportMarkdown(report).trimEnd());
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
function startProgress() {
  // ora never stops drawing on a terminal that reports no columns.
  const isTerminal = process.stderr.isTTY && process.stderr.columns > 0;
  const spinner = ora({ discardStdin: false, isEnabled: isTerminal, isSilent: !isTerminal });
  const say = (text: string) => {
    if (!isTerminal) console.error(text);
    spinner.start(text);
  };
  const end = (text: string) => {
    spinner.stop();
    console.error(text);
  };
  return { say, end, stop: () => spinner.stop() };
}

function readMilliseconds(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > 2 ** 31 - 1) {
    throw new InvalidArgumentError("Expected a whole number of milliseconds, 1 or more.");
  }
  return value;
}

function readReplacement(text: string, known: Map<string, string>): Map<string, string> {
  const match = /^([^=\s]+\/[^=\s]+)=([^=\s]+\/[^=\s]+)$/.exec(text);
  if (!match) throw new InvalidArgumentError("Expected two model ids: image/vendor/old=image/vendor/new.");
  return new Map([...known, [match[1] ?? "", match[2] ?? ""]]);
}

const controller = new AbortController();
process.on("SIGINT", () => controller.abort());
process.on("SIGTERM", () => controller.abort());

const program = new Command("spec:update")
  .description(
    "Takes over a new version of the API's document: checks it, generates the code, runs the type and contract tests, and " +
      "reports what changes for callers. If anything fails, no file is changed.",
  )
  .argument("[document]", "a file or an https URL, JSON or YAML", "https://api.krea.ai/openapi.json")
  .addOption(
    new Option("--format <format>", "how the report is written").choices(["markdown", "json"]).default("markdown"),
  )
  .option("--dry-run", "only report; write no files and run no tests", false)
  .option("--no-tests", "do not run the type and contract tests")
  .option("--timeout-ms <milliseconds>", "how long the download may take", readMilliseconds, 30_000)
  .option(
    "--replaced-by <old=new>",
    "the model to use instead of a removed one; may be repeated",
    readReplacement,
    new Map<string, string>(),
  )
  .option("--accept-removals", "accept a document without more than half of the operations", false)
  .option("--root <directory>", "the folder of openapi/ and generated/", repository)
  .action(async (source: string, options: Options) => {
    try {
      await main(source, options, controller.signal);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      console.error(
        controller.signal.aborted ? "Stopped. Nothing was changed." : `Error: ${message}\nNothing was changed.`,
      );
      process.exitCode = controller.signal.aborted ? 130 : 1;
    }
  });
await program.parseAsync();
