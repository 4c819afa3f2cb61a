/**
 * The TypeScript compiler, as this repository is set up for it.
 *
 * @module
 */

import ts from "typescript";
import { repositoryPath } from "./document.ts";

const { config } = ts.readConfigFile(repositoryPath("tsconfig.json"), ts.sys.readFile);

/** The options of `tsconfig.json`. */
export const compilerOptions = ts.parseJsonConfigFileContent(config, ts.sys, repositoryPath(".")).options;

/** The files that were read, by their paths: to read the package and the libraries takes seconds, once for each worker. */
const sources = new Map<string, ts.SourceFile | undefined>();

/**
 * Makes a program. Programs share what they read, so nothing that they read may change.
 *
 * @param files - the paths of the files to begin with
 * @param settings - options beside those of `tsconfig.json`. The options that decide how TypeScript is parsed stay as they
 * are there
 * @param given - files that are not on the disk, by their paths. They are not shared
 * @param before - an earlier program of such files, from which what has not changed is taken
 */
export function createProgram(
  files: readonly string[],
  settings: ts.CompilerOptions = {},
  given: ReadonlyMap<string, ts.SourceFile> = new Map(),
  before?: ts.Program,
): ts.Program {
  const options = { ...compilerOptions, ...settings };
  const host = ts.createCompilerHost(options);
  return ts.createProgram(
    files,
    options,
    {
      ...host,
      getSourceFile: (name, ...rest) => {
        const own = given.get(name);
        if (own) return own;
        if (!sources.has(name)) sources.set(name, host.getSourceFile(name, ...rest));
        return sources.get(name);
      },
      fileExists: (name) => given.has(name) || host.fileExists(name),
    },
    before,
  );
}
