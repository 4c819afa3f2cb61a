/**
 * Installs the packages as a user would have them: krea-sdk from its tarball, the others from the registry.
 *
 * @module
 */

import { execFile } from "node:child_process";
import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { packTarball } from "../../test/support/consumer.ts";
import type { Contestant } from "./contestants.ts";

const run = promisify(execFile);

/** The folder of the benchmarks, which has its own package.json. */
export const benchFolder = fileURLToPath(new URL("..", import.meta.url));

/** The folder of an installed package. */
export function folderOf(packageName: string): string {
  return join(benchFolder, "node_modules", packageName);
}

let packed: Promise<string> | undefined;

/** Builds and packs krea-sdk once, and returns the path of the tarball that would be published. */
export function tarball(): Promise<string> {
  packed ??= packTarball();
  return packed;
}

/**
 * Installs all packages into `bench/node_modules`.
 *
 * @returns the version of each package
 */
export async function setUpConsumer(contestants: readonly Contestant[]): Promise<Map<string, string>> {
  const own = folderOf("krea-sdk");
  await rm(own, { recursive: true, force: true });
  await run("npm", ["ci", "--no-audit", "--no-fund"], { cwd: benchFolder });
  await mkdir(own, { recursive: true });
  await run("tar", ["xzf", await tarball(), "-C", own, "--strip-components=1"]);
  const versions = new Map<string, string>();
  for (const { packageName } of contestants) {
    const manifest = JSON.parse(await readFile(join(folderOf(packageName), "package.json"), "utf8"));
    versions.set(packageName, String(manifest.version));
  }
  return versions;
}
