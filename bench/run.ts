/**
 * Runs benchmarks: `npm run bench -- [names] [--seed number]`. Without a name, all.
 *
 * @module
 */

import { parseArgs } from "node:util";
import { files } from "./files.ts";
import { generate } from "./generate.ts";
import { memory } from "./memory.ts";
import { peers } from "./peers.ts";
import { pending } from "./pending.ts";
import { polls } from "./polls.ts";
import { type Benchmark, heading } from "./support/benchmark.ts";
import { types } from "./types.ts";

const benchmarks: readonly Benchmark[] = [polls, pending, memory, files, generate, types, peers];

const { values, positionals } = parseArgs({ allowPositionals: true, options: { seed: { type: "string" } } });
const seed = Number(values.seed ?? 1);
if (!Number.isSafeInteger(seed)) throw new Error(`--seed: expected an integer, got ${JSON.stringify(values.seed)}.`);
const unknownName = positionals.find((name) => !benchmarks.some((benchmark) => benchmark.name === name));
if (unknownName !== undefined) {
  const names = benchmarks.map(({ name }) => name).join(", ");
  throw new Error(`There is no benchmark ${JSON.stringify(unknownName)}; there are ${names}.`);
}

for (const benchmark of benchmarks) {
  if (positionals.length > 0 && !positionals.includes(benchmark.name)) continue;
  const startedAt = performance.now();
  const output = await benchmark.run(seed);
  console.log(`${heading(benchmark, seed)}\n\n${output}\n`);
  console.error(`${benchmark.name}: ${((performance.now() - startedAt) / 1_000).toFixed(1)} s`);
}
