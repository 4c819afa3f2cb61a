/**
 * `npm run generate`: makes `generated/` from `openapi/`. With `--check` it writes nothing and fails where a file is
 * stale.
 *
 * @module
 */

import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Command } from "commander";
import type { OpenApiDocument } from "./generate/document.ts";
import { generateFiles } from "./generate/outputs.ts";
import type { OverlaySource } from "./generate/overlays.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The vendored document and its overlays, from a folder laid out like `openapi/`. */
export async function readSources(
  directory: string,
): Promise<{ document: OpenApiDocument; overlays: OverlaySource[] }> {
  const document = JSON.parse(await readFile(join(directory, "krea.json"), "utf8")) as OpenApiDocument;
  const names = (await readdir(join(directory, "overlays"))).filter((name) => /\.(ya?ml|json)$/.test(name)).sort();
  const overlays = await Promise.all(
    names.map(async (name) => ({ name, text: await readFile(join(directory, "overlays", name), "utf8") })),
  );
  return { document, overlays };
}

/** What stands in a folder of generated files, by name. */
async function readGenerated(directory: string): Promise<Map<string, string>> {
  const names = await readdir(directory).catch(() => []);
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(directory, name), "utf8")] as const)),
  );
}

/** The names whose text differs between the two, in order. */
export function staleFiles(expected: ReadonlyMap<string, string>, actual: ReadonlyMap<string, string>): string[] {
  const names = new Set([...expected.keys(), ...actual.keys()]);
  return [...names].filter((name) => expected.get(name) !== actual.get(name)).sort();
}

async function main(): Promise<void> {
  const options = new Command("generate")
    .description("Makes generated/ from openapi/krea.json and openapi/overlays/.")
    .option("--check", "write nothing; fail where a generated file is stale", false)
    .option("--openapi <directory>", "the folder of krea.json and overlays/", join(root, "openapi"))
    .option("--output <directory>", "the folder of the generated files", join(root, "generated"))
    .parse()
    .opts<{ check: boolean; openapi: string; output: string }>();
  const { document, overlays } = await readSources(options.openapi);
  const files = await generateFiles(document, overlays);
  const stale = staleFiles(files, await readGenerated(options.output));
  if (stale.length === 0) return console.log(`${files.size} files are up to date.`);
  if (options.check) throw new Error(`Stale: ${stale.join(", ")}. Run \`npm run generate\` and commit the result.`);
  await mkdir(options.output, { recursive: true });
  for (const name of stale) {
    const text = files.get(name);
    if (text === undefined) await rm(join(options.output, name));
    else await writeFile(join(options.output, name), text);
  }
  console.log(`Written: ${stale.join(", ")}.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
