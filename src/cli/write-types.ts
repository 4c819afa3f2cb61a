/**
 * `krea types`: reads a document, generates, and writes or checks the file.
 *
 * @module
 */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { mediaFields } from "../../generated/media.ts";
import { modelIds } from "../../generated/model-ids.ts";
import * as operations from "../../generated/operations.ts";
import { describeDefect } from "../codegen/defect.ts";
import { type DocumentFile, firstLine, generateDocumentFile } from "../codegen/document-file.ts";
import { parsePublished } from "../codegen/parse-published.ts";
import { readCorrections } from "../codegen/read-corrections.ts";
import { readPublished } from "../codegen/read-published.ts";
import { retiredIn } from "../codegen/retired.ts";
import type { Context } from "./context.ts";
import { startProgress } from "./progress.ts";
import { replaceFile } from "./replace-file.ts";
import { staleParts } from "./stale-parts.ts";

/** The options of `krea types`. */
export interface TypesOptions {
  /** The file to write. */
  output: string;
  /** Whether to write nothing, and fail if the file is stale. */
  check: boolean;
  /** How long the download may take. */
  timeoutMs: number;
}

/** How many names a message lists. */
const maxListed = 8;

/**
 * Writes the types and tables of a document.
 *
 * @param source - a file or a URL
 * @throws Error if the document cannot be read, stops the generator, or the file cannot be written: then the file is as it
 *   was. With `check`, also if the file is stale
 */
export async function writeTypes(source: string, options: TypesOptions, context: Context): Promise<void> {
  const { output } = options;
  const present = await readPresent(output);
  const progress = startProgress(context.terminal);
  let file: DocumentFile;
  try {
    progress.show(`Reading ${source}`);
    const { bytes } = await readPublished(source, options.timeoutMs, context.signal);
    progress.show("Generating");
    const { overlays, retired } = await readCorrections(join(context.packageRoot, "openapi"));
    const major = await readMajorVersion(context.packageRoot);
    file = await generateDocumentFile(parsePublished(bytes), {
      overlays,
      retired: retiredIn(major, retired),
      models: modelIds,
      operations: { ...operations, mediaFields },
    });
    context.signal.throwIfAborted();
  } finally {
    progress.end();
  }
  for (const line of notesOf(file)) context.tell(line);
  if (present === file.text) return context.print(`${output} is up to date.`);
  if (options.check) throw new Error(staleText(output, present, file.text));
  await replaceFile(output, file.text);
  context.print(`Written: ${output}.`);
}

/**
 * Reads the file as it is, if there is one.
 *
 * @throws Error if something else wrote it
 */
async function readPresent(path: string): Promise<string | undefined> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw new Error(`${path} cannot be read: ${error.message}.`);
  });
  if (text === undefined) return undefined;
  // Git on Windows may have changed the ends of lines.
  const plain = text.replaceAll("\r\n", "\n");
  if (plain.startsWith(firstLine)) return plain;
  throw new Error(`${path} was not written by \`krea types\`. Delete it, or choose another file with --output.`);
}

function notesOf({ defects, leftOut }: DocumentFile): string[] {
  const lines = defects.map((defect) => `Defect of the document: ${describeDefect(defect)}`);
  if (leftOut.length === 0) return lines;
  const targets = listed([...new Set(leftOut.map(({ overlay, target }) => `${overlay}: ${target}`))]);
  return [...lines, `Corrections that this document has no use for:\n${targets.map((line) => `- ${line}`).join("\n")}`];
}

function staleText(path: string, present: string | undefined, expected: string): string {
  if (present === undefined) return `${path} does not exist. Write it without --check.`;
  return `${path} is stale: it differs in ${listed(staleParts(present, expected)).join(", ")}. Write it without --check.`;
}

function listed(names: readonly string[]): string[] {
  if (names.length <= maxListed) return [...names];
  return [...names.slice(0, maxListed), `${names.length - maxListed} more`];
}

async function readMajorVersion(packageRoot: string): Promise<number> {
  const { version } = JSON.parse(await readFile(join(packageRoot, "package.json"), "utf8")) as { version: string };
  return Number.parseInt(version, 10);
}
