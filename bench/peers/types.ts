/**
 * What the types of a package cost the compiler.
 *
 * @module
 */

import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { formatted } from "../support/markdown.ts";
import { percentile } from "../support/statistics.ts";
import { benchFolder } from "./consumer.ts";
import type { Contestant } from "./contestants.ts";

const run = promisify(execFile);
const compilations = 5;

// Inside node_modules, so that the packages are found and nothing is left in the way.
const folder = join(benchFolder, "node_modules", ".types");
const compiler = join(benchFolder, "..", "node_modules", "typescript", "bin", "tsc");
const compilerOptions = {
  ...{ noEmit: true, strict: true, skipLibCheck: true, types: [], target: "es2022" },
  ...{ lib: ["es2022", "dom", "dom.iterable"], module: "nodenext", moduleResolution: "nodenext" },
};

let empty: Promise<number> | undefined;

/** How much longer a program with one call takes than an empty one, in seconds. */
export async function compileTime({ name, program }: Contestant): Promise<string> {
  empty ??= compile("empty", "export {};");
  return formatted(Math.max((await compile(name, program)) - (await empty), 0), 2);
}

/** The median of the compiler's own total, in seconds. */
async function compile(name: string, program: string): Promise<number> {
  const project = join(folder, `${name}.json`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.mts`), program);
  await writeFile(project, JSON.stringify({ compilerOptions, files: [`${name}.mts`] }));
  const times: number[] = [];
  // The first fills the disk's cache, and is not counted.
  for (let count = 0; count <= compilations; count += 1) {
    const { stdout } = await run(process.execPath, [compiler, "-p", project, "--extendedDiagnostics"]);
    const total = /Total time:\s+([\d.]+)s/.exec(stdout)?.[1];
    if (total === undefined) throw new Error(`${name}: expected the compiler's total time, got ${stdout}`);
    if (count > 0) times.push(Number(total));
  }
  return percentile(times, 0.5);
}
