/**
 * `npm run generate`: makes `generated/` from `openapi/`. With `--check` it writes nothing and fails if a file is stale.
 *
 * @module
 */

import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import { describeDefect } from "../src/codegen/defect.ts";
import type { OpenApiDocument } from "../src/codegen/document.ts";
import { generateFiles } from "../src/codegen/outputs.ts";
import { parseDocument } from "../src/codegen/parse-published.ts";
import { generateProviderFiles } from "../src/codegen/provider-outputs.ts";
import { type Corrections, readCorrections } from "../src/codegen/read-corrections.ts";
import { retiredIn } from "../src/codegen/retired.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Everything that code is generated from. */
export interface Sources extends Corrections {
  document: OpenApiDocument;
  /** The documents of other providers of the same models, by the name of the provider. */
  providers: Map<string, OpenApiDocument>;
}

/** Reads the sources from a folder that is laid out like `openapi/`. */
export async function readSources(directory: string): Promise<Sources> {
  const document = parseDocument(await readFile(join(directory, "krea.json"), "utf8")) as OpenApiDocument;
  const [{ overlays, retired }, providers] = await Promise.all([readCorrections(directory), readProviders(directory)]);
  return { document, overlays, retired, providers };
}

/** Reads every `<name>.yaml` of the folder as the document of a provider. There may be none. */
async function readProviders(directory: string): Promise<Map<string, OpenApiDocument>> {
  const names = await readdir(directory);
  const found = names.flatMap((file) => /^(?<name>[\w-]+)\.yaml$/.exec(file)?.groups?.name ?? []);
  return new Map(
    await Promise.all(
      found.map(async (name) => {
        const text = await readFile(join(directory, `${name}.yaml`), "utf8");
        return [name, parseDocument(text) as OpenApiDocument] as const;
      }),
    ),
  );
}

/** The major version of this package. */
export async function readMajorVersion(): Promise<number> {
  const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
  return Number.parseInt(version, 10);
}

/** The texts of the generated files in a folder, by name. */
async function readGenerated(directory: string): Promise<Map<string, string>> {
  const names = await readdir(directory).catch(() => []);
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(directory, name), "utf8")] as const)),
  );
}

/** The sorted names of the files whose text differs, or that only one side has. */
export function staleFiles(expected: ReadonlyMap<string, string>, actual: ReadonlyMap<string, string>): string[] {
  const names = new Set([...expected.keys(), ...actual.keys()]);
  return [...names].filter((name) => expected.get(name) !== actual.get(name)).sort();
}

/** The options of the command. */
export interface GenerateOptions {
  /** Whether to write nothing and fail if a file is stale. */
  check: boolean;
  /** The folder of `krea.json` and `overlays/`. */
  openapi: string;
  /** The folder of the generated files. */
  output: string;
}

/**
 * Generates the files, and writes those that differ.
 *
 * @param tell - takes a line for each defect of the document
 * @returns what was done: the files that were written
 * @throws Error if code cannot be generated, or `check` is set and a file is stale
 */
export async function generate(options: GenerateOptions, tell: (line: string) => void = () => {}): Promise<string> {
  const { document, overlays, retired, providers } = await readSources(options.openapi);
  const { files, defects } = await generateFiles(document, overlays, retiredIn(await readMajorVersion(), retired));
  for (const defect of defects) tell(`Defect of the document: ${describeDefect(defect)}`);
  for (const [name, provider] of providers) {
    for (const [file, text] of await generateProviderFiles(name, provider)) files.set(file, text);
  }
  const stale = staleFiles(files, await readGenerated(options.output));
  if (stale.length === 0) return `${files.size} files are up to date.`;
  if (options.check) throw new Error(`Stale: ${stale.join(", ")}. Run \`npm run generate\` and commit the result.`);
  await mkdir(options.output, { recursive: true });
  for (const name of stale) {
    const text = files.get(name);
    if (text === undefined) await rm(join(options.output, name));
    else await writeFile(join(options.output, name), text);
  }
  return `Written: ${stale.join(", ")}.`;
}

async function main(): Promise<void> {
  const options = new Command("generate")
    .description("Makes generated/ from openapi/krea.json and openapi/overlays/.")
    .option("--check", "write nothing; fail if a generated file is stale", false)
    .option("--openapi <directory>", "the folder of krea.json and overlays/", join(root, "openapi"))
    .option("--output <directory>", "the folder of the generated files", join(root, "generated"))
    .parse()
    .opts<GenerateOptions>();
  console.log(await generate(options, console.error));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
