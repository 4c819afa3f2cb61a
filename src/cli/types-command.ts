/**
 * `krea types`: its arguments and options.
 *
 * @module
 */

import { Command, InvalidArgumentError } from "commander";
import type { Context } from "./context.ts";
import { loadGenerator } from "./load-generator.ts";
import type { TypesOptions } from "./write-types.ts";

/** The command `krea types`. */
export function typesCommand(context: Context): Command {
  return new Command("types")
    .description(
      "Writes the types and tables of an OpenAPI document of the API to one file, for `new Krea({ document })`. " +
        "If it fails, the file stays as it is.",
    )
    .argument("[document]", "a file or an https URL, JSON or YAML", "https://api.krea.ai/openapi.json")
    .option("-o, --output <file>", "the file to write", readOutput, "krea-api.ts")
    .option("--check", "write nothing; fail if the file is not what the document gives", false)
    .option("--timeout-ms <milliseconds>", "how long the download may take", readMilliseconds, 30_000)
    .action(async (document: string, options: TypesOptions) => {
      // The generator takes a second to load, which --help need not wait for.
      await loadGenerator();
      const { writeTypes } = await import("./write-types.ts");
      await writeTypes(document, options, context);
    });
}

function readOutput(text: string): string {
  if (/\.[cm]?ts$/.test(text) && !/\.d\.[cm]?ts$/.test(text)) return text;
  throw new InvalidArgumentError("Expected a file that ends in .ts, .mts or .cts, and not in .d.ts: it has code.");
}

function readMilliseconds(text: string): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= 2 ** 31 - 1) return value;
  throw new InvalidArgumentError("Expected a whole number of milliseconds, 1 or more.");
}
