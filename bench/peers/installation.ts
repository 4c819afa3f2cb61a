/**
 * What `npm install` puts on the disk.
 *
 * @module
 */

import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { benchFolder, tarball } from "./consumer.ts";
import type { Contestant } from "./contestants.ts";

const run = promisify(execFile);

/** An installed package with its dependencies. */
export interface Installation {
  packages: number;
  megabytes: number;
}

/** Installs the package into an empty project: krea-sdk from its tarball, the others from the registry. */
export async function install({ packageName }: Contestant): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), "krea-sdk-install-"));
  try {
    await writeFile(join(folder, "package.json"), JSON.stringify({ private: true }));
    const manifest = JSON.parse(await readFile(join(benchFolder, "package.json"), "utf8"));
    const version: string = manifest.dependencies[packageName];
    const what = packageName === "krea-sdk" ? await tarball() : `${packageName}@${version}`;
    await run("npm", ["install", "--no-audit", "--no-fund", what], { cwd: folder });
    const lock = JSON.parse(await readFile(join(folder, "package-lock.json"), "utf8"));
    const packages = Object.keys(lock.packages).filter((path) => path !== "").length;
    return { packages, megabytes: (await sizeOf(join(folder, "node_modules"))) / 1e6 };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(files.map(async (file) => (await stat(join(file.parentPath, file.name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
