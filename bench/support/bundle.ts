/**
 * Bundles as a browser app has them.
 *
 * @module
 */

import { mkdir, writeFile } from "node:fs/promises";
import { dirname, isAbsolute, join, relative } from "node:path";
import { type BuildOptions, build, type Metafile } from "esbuild";

/** A file of a bundle. */
export interface BundledFile {
  path: string;
  contents: Uint8Array;
}

/**
 * Bundles everything that a module exports, minified, for a browser, split where the code loads a part with `import()`.
 *
 * @param from - the module, as an import names it
 * @param resolveDirectory - where the import stands
 * @returns the files that are loaded with the entry: it, and what it imports statically
 */
export async function bundleEntry(from: string, resolveDirectory: string): Promise<readonly BundledFile[]> {
  const { outputFiles, metafile } = await build({
    ...options(from, resolveDirectory),
    splitting: true,
    write: false,
    metafile: true,
  });
  const entry = loadedWith("out/stdin.js", metafile);
  return outputFiles.filter(({ path }) => entry.has(relative(process.cwd(), path)));
}

/**
 * Bundles the same in one file, as a bundler writes it that does not split: with all that the module would load later.
 *
 * @param from - the module, as an import names it
 * @param resolveDirectory - where the import stands
 */
export async function bundleInOneFile(from: string, resolveDirectory: string): Promise<readonly BundledFile[]> {
  const { outputFiles } = await build({ ...options(from, resolveDirectory), write: false });
  return outputFiles;
}

function options(from: string, resolveDirectory: string): BuildOptions {
  return {
    stdin: { contents: `export * from ${JSON.stringify(from)};`, resolveDir: resolveDirectory },
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    outdir: "out",
    // Not this repository's, which leads to the sources.
    tsconfigRaw: {},
    logLevel: "error",
    external: ["node:*", "crypto", "fs", "path", "stream", "util"],
  };
}

/** An output, and what it imports at once. */
function loadedWith(name: string, metafile: Metafile, seen = new Set<string>()): Set<string> {
  if (seen.has(name)) return seen;
  seen.add(name);
  for (const { path, kind } of metafile.outputs[name]?.imports ?? []) {
    if (kind === "import-statement" && metafile.outputs[path]) loadedWith(path, metafile, seen);
  }
  return seen;
}

/** Writes files into a folder, and answers their paths. */
export async function writeBundle(files: readonly BundledFile[], folder: string): Promise<string[]> {
  return Promise.all(
    files.map(async ({ path, contents }) => {
      const inside = isAbsolute(path) ? relative(join(process.cwd(), "out"), path) : path;
      const target = join(folder, inside);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, contents);
      return target;
    }),
  );
}
