/**
 * Bundles as a browser app has them.
 *
 * @module
 */

import { mkdir, writeFile } from "node:fs/promises";
import { dirname, isAbsolute, join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { type BuildOptions, build, type Metafile } from "esbuild";

/** A bundle, split where its code loads a part with `import()`. */
export interface Bundle {
  /** The files that are loaded with the entry: it, and what it imports statically. */
  entry: readonly BundledFile[];
  /** The files that the part which is made of this module needs beside those; none where there is no such part. */
  withPart(moduleName: RegExp): readonly BundledFile[];
}

/** A file of a bundle. */
export interface BundledFile {
  path: string;
  contents: Uint8Array;
}

/**
 * Bundles everything that a module exports, minified, for a browser. What it loads later is in files of its own.
 *
 * @param from - the module, as an import names it
 * @param resolveDirectory - where the import stands
 */
export async function bundle(from: string, resolveDirectory: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    ...options(from, resolveDirectory),
    splitting: true,
    write: false,
    metafile: true,
  });
  const files = new Map(
    outputFiles.map(({ path, contents }) => [relative(process.cwd(), path), { path, contents }] as const),
  );
  const filesOf = (names: Iterable<string>) => [...names].flatMap((name) => files.get(name) ?? []);
  const entry = loadedWith("out/stdin.js", metafile);
  return {
    entry: filesOf(entry),
    withPart(moduleName) {
      const parts = Object.keys(metafile.outputs).filter((name) =>
        Object.keys(metafile.outputs[name]?.inputs ?? {}).some((input) => moduleName.test(input)),
      );
      return filesOf(
        new Set(parts.flatMap((part) => [...loadedWith(part, metafile)]).filter((name) => !entry.has(name))),
      );
    },
  };
}

/**
 * The same in one file, as bundlers write it that do not split: with all that the module would load later.
 *
 * @param from - the module, as an import names it
 * @param resolveDirectory - where the import stands
 */
export async function bundleInOneFile(from: string, resolveDirectory: string): Promise<readonly BundledFile[]> {
  const { outputFiles } = await build({ ...options(from, resolveDirectory), write: false });
  return outputFiles.map(({ path, contents }) => ({ path, contents }));
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

/** The bytes of files as a server sends them, each with gzip. */
export function gzipSize(files: readonly BundledFile[]): number {
  return files.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0);
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
