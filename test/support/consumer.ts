/**
 * The package as a user installs it: packed, and unpacked into a project.
 *
 * @module
 */

import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { repositoryPath } from "./document.ts";

const run = promisify(execFile);

/** Builds and packs the package; returns the tarball's path, in a temporary folder of its own. */
export async function packTarball(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "krea-sdk-pack-"));
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", folder], { cwd: repositoryPath(".") });
  // What the build prints comes first.
  const [{ filename }] = JSON.parse(stdout.slice(stdout.lastIndexOf("\n[\n") + 1)) as [{ filename: string }];
  return join(folder, filename);
}

/**
 * Unpacks the tarball into a project, and copies the packages that it depends on from this repository: nothing is fetched.
 *
 * @param folder - the project's folder
 * @param packages - further packages to put beside it
 */
export async function installTarball(tarball: string, folder: string, packages: readonly string[] = []): Promise<void> {
  const own = join(folder, "node_modules/krea-sdk");
  await mkdir(own, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await run("tar", ["xzf", tarball, "-C", own, "--strip-components=1"]);
  for (const name of ["openapi-fetch", "openapi-typescript-helpers", ...packages]) {
    await cp(repositoryPath(join("node_modules", name)), join(folder, "node_modules", name), { recursive: true });
  }
}
