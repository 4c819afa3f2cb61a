/**
 * Runs benchmarks and writes `docs/benchmarks.md`: `npm run bench -- [names] [--seed number]`. Without a name it runs all.
 *
 * @module
 */

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { arch, cpus, platform, totalmem } from "node:os";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { files } from "./files.ts";
import { generate } from "./generate.ts";
import { memory } from "./memory.ts";
import { peers } from "./peers.ts";
import { pending } from "./pending.ts";
import { polls } from "./polls.ts";
import type { Benchmark } from "./support/benchmark.ts";
import { benchmarkSection, type Circumstances, withSection } from "./support/page.ts";
import { types } from "./types.ts";

const benchmarks: readonly Benchmark[] = [peers, polls, pending, memory, files, types, generate];
const pagePath = fileURLToPath(new URL("../docs/benchmarks.md", import.meta.url));

const { values, positionals } = parseArgs({ allowPositionals: true, options: { seed: { type: "string" } } });
const seed = Number(values.seed ?? 1);
if (!Number.isSafeInteger(seed)) throw new Error(`--seed: expected an integer, got ${JSON.stringify(values.seed)}.`);
const unknownName = positionals.find((name) => !benchmarks.some((benchmark) => benchmark.name === name));
if (unknownName !== undefined) {
  const names = benchmarks.map(({ name }) => name).join(", ");
  throw new Error(`There is no benchmark ${JSON.stringify(unknownName)}. Expected one of ${names}.`);
}

for (const benchmark of benchmarks) {
  if (positionals.length > 0 && !positionals.includes(benchmark.name)) continue;
  const startedAt = performance.now();
  const section = benchmarkSection(benchmark, await benchmark.run(seed), circumstances());
  // Written after each benchmark: a run that is stopped keeps what it has measured.
  await writeSection(section);
  console.log(`${section}\n`);
  console.error(`${benchmark.name}: ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
}
console.error("Written: docs/benchmarks.md");

async function writeSection(section: string): Promise<void> {
  const titles = benchmarks.map(({ title }) => title);
  const page = await readFile(pagePath, "utf8").catch(() => "");
  await mkdir(dirname(pagePath), { recursive: true });
  await writeFile(pagePath, withSection(page, titles, section));
}

function circumstances(): Circumstances {
  const processors = cpus();
  const model = processors[0]?.model.trim() || "unknown processor";
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return {
    machine: `${processors.length} cores (${model}), ${gigabytes} GB of memory, ${platform()} ${arch()}`,
    nodeVersion: process.version,
    date: new Date().toISOString().slice(0, 10),
    seed,
  };
}
