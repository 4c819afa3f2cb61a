/**
 * What a browser loads of an app that submits a job and waits for it.
 *
 * @module
 */

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { runScript } from "./child.ts";
import { benchFolder } from "./consumer.ts";
import type { Contestant } from "./contestants.ts";

/** Sizes in kilobytes of 1,000 bytes, minified, each file with gzip. */
export interface AppSize {
  /** Everything that was loaded, from the import of the app to the result of its job. */
  total: number;
  /** What of it was loaded only by the call. */
  later: number;
}

/** Every file of the bundle notes that it was loaded; the note itself is not counted. */
const note = "globalThis.loadedFiles?.push(import.meta.url);\n";

/**
 * Bundles the contestant's module of `clients/`, runs it against a server until its job has completed (without a wait
 * where the package has none), and adds up the files that were loaded.
 */
export async function appSize({ name }: Contestant): Promise<AppSize> {
  const { outputFiles } = await build({
    entryPoints: [join(benchFolder, "peers/clients", `${name}.mjs`)],
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    format: "esm",
    platform: "browser",
    target: "es2022",
    outdir: "app",
    outExtension: { ".js": ".mjs" },
    banner: { js: note.trimEnd() },
    // Not this repository's, which leads to the sources.
    tsconfigRaw: {},
    logLevel: "error",
    external: ["node:*", "crypto", "fs", "path", "stream", "util"],
  });
  const parent = join(benchFolder, "node_modules/.apps");
  await mkdir(parent, { recursive: true });
  const folder = await mkdtemp(join(parent, `${name}-`));
  try {
    const sizes = new Map<string, number>();
    for (const { path, text } of outputFiles) {
      const file = basename(path);
      sizes.set(file, gzipSync(text.replace(note, ""), { level: 9 }).length / 1_000);
      await writeFile(join(folder, file), text);
    }
    const entryUrl = pathToFileURL(join(folder, `${name}.mjs`)).href;
    const loaded = JSON.parse(await runScript("app.mjs", name, entryUrl)) as { entry: string[]; later: string[] };
    const sizeOf = (urls: readonly string[]) =>
      urls.reduce((sum, url) => sum + (sizes.get(basename(fileURLToPath(url))) ?? Number.NaN), 0);
    const later = sizeOf(loaded.later);
    return { total: sizeOf(loaded.entry) + later, later };
  } finally {
    await rm(folder, { recursive: true });
  }
}
