/**
 * `npm run spec:update -- <file or URL>`: takes over a new version of the API's document and reports what changes for callers.
 *
 * @module
 */

import { fileURLToPath } from "node:url";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import type { Output, UpdateOptions } from "./update-spec/run-update.ts";

const repository = fileURLToPath(new URL("..", import.meta.url));

/**
 * Runs the command.
 *
 * @param args - its arguments, without the names of Node and the script
 * @param signal - stops the command
 * @returns its exit code
 */
export async function updateSpec(args: readonly string[], output: Output, signal: AbortSignal): Promise<number> {
  let code = 0;
  const program = createProgram(async (source, options) => {
    try {
      // Loaded here because the generator takes a second to load, which --help need not wait for.
      const { runUpdate } = await import("./update-spec/run-update.ts");
      await runUpdate(source, options, output, signal);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      output.tell(signal.aborted ? "Stopped. Nothing was changed." : `Error: ${message}\nNothing was changed.`);
      code = signal.aborted ? 130 : 1;
    }
  });
  program.exitOverride().configureOutput({
    writeOut: (text) => output.print(text.trimEnd()),
    writeErr: (text) => output.tell(text.trimEnd()),
  });
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    throw error;
  }
  return code;
}

function createProgram(action: (source: string, options: UpdateOptions) => Promise<void>): Command {
  return new Command("spec:update")
    .description(
      "Takes over a new version of the API's document: checks it, generates the code, runs the type and contract tests, and " +
        "reports what changes for callers. If anything fails, no file is changed.",
    )
    .argument("[document]", "a file or an https URL, JSON or YAML", "https://api.krea.ai/openapi.json")
    .addOption(
      new Option("--format <format>", "how the report is written").choices(["markdown", "json"]).default("markdown"),
    )
    .option("--report <directory>", "also write report.md, report.json and pull-request.md to a folder")
    .option("--dry-run", "only report; write no files and run no tests", false)
    .option("--no-tests", "do not run the type and contract tests")
    .option("--timeout-ms <milliseconds>", "how long the download may take", readMilliseconds, 30_000)
    .option(
      "--replaced-by <old=new>",
      "the model to use instead of a removed one; may be repeated",
      readReplacement,
      new Map<string, string>(),
    )
    .option("--accept-removals", "accept a document that lacks most of the operations", false)
    .option("--root <directory>", "the folder of openapi/ and generated/", repository)
    .action(action);
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const controller = new AbortController();
  process.on("SIGINT", () => controller.abort());
  process.on("SIGTERM", () => controller.abort());
  const output = { print: (text: string) => console.log(text), tell: (text: string) => console.error(text) };
  process.exitCode = await updateSpec(process.argv.slice(2), output, controller.signal);
}
