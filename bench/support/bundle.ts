/**
 * Bundles as a browser app has them.
 *
 * @module
 */

import { mkdir, writeFile } from "node:fs/promises";
import { dirname, isAbsolute, join, relative } from "node:path";
import { gzipSync } from "node:zlib";
import { build, type Metafile } from "esbuild";

/** A bundle, split where its code loads a part with `import()`. */
export interface Bundle {
  /** The files that are loaded with the entry. */
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
 * Bundles everything that a module exports, minified, for a browser.
 *
 * @param from - the module, as an import names it
 * @param resolveDirectory - where the import stands
 */
export async function bundle(from: string, resolveDirectory: string): Promise<Bundle> {
  const { outputFiles, metafile } = await build({
    stdin: { contents: `export * from ${JSON.stringify(from)};`, resolveDir: resolveDirectory },
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    outdir: "out",
    metafile: true,
    // Not this repository's, which leads to the sources.
    tsconfigRaw: {},
    logLevel: "error",
    external: ["node:*", "crypto", "fs", "path", "stream", "util"],
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
