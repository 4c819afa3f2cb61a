/**
 * What the types of a package cost the compiler.
 *
 * @module
 */

import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { compilerOptions } from "../support/compiler-options.ts";
import { middleMean } from "../support/statistics.ts";
import { benchFolder } from "./consumer.ts";
import type { Contestant } from "./contestants.ts";

const run = promisify(execFile);
const compilations = 16;

// Inside node_modules, so that the packages are found and git ignores what is written.
const folder = join(benchFolder, "node_modules", ".types");
const compiler = join(benchFolder, "..", "node_modules", "typescript", "bin", "tsc");

/**
 * How much longer the compiler takes for a program with one call than for an empty program, in seconds.
 *
 * The compiler reports hundredths of a second, so this compares the means of the middle half of many compilations.
 */
export async function compileTime({ name, program }: Contestant): Promise<number> {
  const projects = await Promise.all([writeProject("empty", "export {};"), writeProject(name, program)]);
  const times: [number[], number[]] = [[], []];
  // The first round fills the disk's cache and is not counted.
  for (let round = 0; round <= compilations; round += 1) {
    for (const [index, project] of projects.entries()) {
      const seconds = await compile(project);
      if (round > 0) times[index]?.push(seconds);
    }
  }
  const [empty, one] = times.map((all) => middleMean(all)) as [number, number];
  return Math.max(one - empty, 0);
}

async function writeProject(name: string, program: string): Promise<string> {
  const project = join(folder, `${name}.json`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.mts`), program);
  await writeFile(project, JSON.stringify({ compilerOptions, files: [`${name}.mts`] }));
  return project;
}

/** Compiles a project and returns the compiler's own total time, in seconds. */
async function compile(project: string): Promise<number> {
  const { stdout } = await run(process.execPath, [compiler, "-p", project, "--extendedDiagnostics"]);
  const total = /Total time:\s+([\d.]+)s/.exec(stdout)?.[1];
  if (total === undefined) throw new Error(`${project}: expected the compiler's total time, got ${stdout}`);
  return Number(total);
}
