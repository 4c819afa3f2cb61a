/**
 * Programs of this repository as JavaScript: compiled once, so that a process that runs one does not compile it again.
 *
 * @module
 */

import { mkdir, mkdtemp } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { repositoryPath } from "./document.ts";

/** A new folder within the repository, where a program finds the packages and `generated/` as it does from `src/`. */
export async function makeProgramFolder(name: string): Promise<string> {
  await mkdir(repositoryPath("out"), { recursive: true });
  return mkdtemp(repositoryPath(`out/${name}-`));
}

/**
 * Compiles programs with the sources that they import. Packages stay outside.
 *
 * @param folder - of {@link makeProgramFolder}
 * @param entries - the files of the programs, by the names that they get, without an ending
 * @param format - the module system; it decides the ending: `.mjs` or `.cjs`
 */
export async function compilePrograms(
  folder: string,
  entries: Readonly<Record<string, string>>,
  format: "esm" | "cjs" = "esm",
): Promise<void> {
  await build({
    absWorkingDir: repositoryPath("."),
    entryPoints: entries,
    outdir: folder,
    outExtension: { ".js": format === "esm" ? ".mjs" : ".cjs" },
    format,
    bundle: true,
    splitting: format === "esm",
    packages: "external",
    platform: "node",
    target: "node20",
    logLevel: "error",
  });
}

/** Compiles the program of a file, and answers the path of its JavaScript. */
export async function compileProgram(folder: string, file: string): Promise<string> {
  await compilePrograms(folder, { program: file });
  return join(folder, "program.mjs");
}
