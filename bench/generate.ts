/**
 * The time and memory that `npm run generate` takes, for the current document and for larger ones.
 *
 * @module
 */

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { listOperations, type OpenApiDocument } from "../src/codegen/document.ts";
import { inlineDocument } from "../src/codegen/inline.ts";
import { scaleDocument } from "./generate/scale.ts";
import type { Benchmark } from "./support/benchmark.ts";
import { formatted, markdownTable } from "./support/markdown.ts";
import { percentile } from "./support/statistics.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const generator = join(root, "scripts/generate.ts");
const nodeOptions = ["--import", join(root, "bench/generate/report-memory.mjs"), "--import", "tsx"];
const scales = [1, 10, 50];
const runs = 3;

/** Time, memory and output of the generator, by the number of operations. */
export const generate: Benchmark = {
  name: "generate",
  title: "Generating the code",
  async run() {
    const folder = await mkdtemp(join(tmpdir(), "krea-sdk-generate-"));
    try {
      const effective = JSON.parse(await readFile(join(root, "generated/openapi.json"), "utf8")) as OpenApiDocument;
      const rows = [await measure("the current one, with its overlays", join(root, "openapi"), effective, folder)];
      for (const times of scales) {
        const document = scaleDocument(inlineDocument(effective), times);
        const openapi = join(folder, `${times}`);
        await mkdir(join(openapi, "overlays"), { recursive: true });
        await writeFile(join(openapi, "krea.json"), JSON.stringify(document));
        rows.push(await measure(`${times}x`, openapi, document, folder));
      }
      const columns = [
        "document",
        "operations",
        "time, s",
        "ms per operation",
        "peak memory, MB",
        "output, MB",
        "kB per operation",
      ];
      const about =
        "What `npm run generate` takes to make `generated/` from the OpenAPI document, and how that grows with the document. " +
        `Each row runs the whole command in a new process with an empty output folder: the median of ${runs} runs. The rows with ` +
        "a factor use a copy of the document that repeats every operation so many times, under other paths and descriptions.";
      return [about, markdownTable(columns, rows)].join("\n\n");
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

async function measure(title: string, openapi: string, document: OpenApiDocument, folder: string): Promise<string[]> {
  const output = join(folder, "generated");
  const seconds: number[] = [];
  const megabytes: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    await rm(output, { recursive: true, force: true });
    const startedAt = performance.now();
    const parameters = ["--openapi", openapi, "--output", output];
    const { stderr } = await promisify(execFile)(process.execPath, [...nodeOptions, generator, ...parameters]);
    seconds.push((performance.now() - startedAt) / 1_000);
    megabytes.push(Number(/maxRSS (\d+)/.exec(stderr)?.[1]) / 1_024);
  }
  const sizes = await Promise.all((await readdir(output)).map(async (name) => (await stat(join(output, name))).size));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  const operations = listOperations(document).length;
  const time = percentile(seconds, 0.5);
  return [
    title,
    formatted(operations),
    formatted(time, 2),
    formatted((time / operations) * 1_000, 1),
    formatted(percentile(megabytes, 0.5)),
    formatted(bytes / 1e6, 1),
    formatted(bytes / 1e3 / operations, 1),
  ];
}
