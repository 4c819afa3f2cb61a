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
import { middleMean } from "../support/statistics.ts";
import { benchFolder } from "./consumer.ts";
import type { Contestant } from "./contestants.ts";

const run = promisify(execFile);
const compilations = 16;

// Inside node_modules, so that the packages are found and nothing is left in the way.
const folder = join(benchFolder, "node_modules", ".types");
const compiler = join(benchFolder, "..", "node_modules", "typescript", "bin", "tsc");
const compilerOptions = {
  ...{ noEmit: true, strict: true, skipLibCheck: true, types: [], target: "es2022" },
  ...{ lib: ["es2022", "dom", "dom.iterable"], module: "nodenext", moduleResolution: "nodenext" },
};

/**
 * How much longer a program with one call takes than an empty one, in seconds: means of the middle half of
 * compilations in turns, since the compiler counts in hundredths.
 */
export async function compileTime({ name, program }: Contestant): Promise<string> {
  const projects = await Promise.all([writeProject("empty", "export {};"), writeProject(name, program)]);
  const times: [number[], number[]] = [[], []];
  // The first round fills the disk's cache, and is not counted.
  for (let round = 0; round <= compilations; round += 1) {
    for (const [index, project] of projects.entries()) {
      const seconds = await compile(project);
      if (round > 0) times[index]?.push(seconds);
    }
  }
  const [empty, one] = times.map((all) => middleMean(all)) as [number, number];
  return formatted(Math.max(one - empty, 0), 3);
}

async function writeProject(name: string, program: string): Promise<string> {
  const project = join(folder, `${name}.json`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `${name}.mts`), program);
  await writeFile(project, JSON.stringify({ compilerOptions, files: [`${name}.mts`] }));
  return project;
}

/** The compiler's own total, in seconds. */
async function compile(project: string): Promise<number> {
  const { stdout } = await run(process.execPath, [compiler, "-p", project, "--extendedDiagnostics"]);
  const total = /Total time:\s+([\d.]+)s/.exec(stdout)?.[1];
  if (total === undefined) throw new Error(`${project}: expected the compiler's total time, got ${stdout}`);
  return Number(total);
}
