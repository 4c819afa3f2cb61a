/**
 * What is measured at run time, and of the files.
 *
 * @module
 */

import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { bundle, gzipSize } from "../support/bundle.ts";
import { formatted } from "../support/markdown.ts";
import { percentile } from "../support/statistics.ts";
import { benchFolder, tarball } from "./consumer.ts";
import type { Contestant } from "./contestants.ts";

const run = promisify(execFile);
const imports = 15;

/** Runs a script of this folder in a process of its own. */
async function child(script: string, ...parameters: string[]): Promise<string> {
  const { stdout } = await run(process.execPath, [join(benchFolder, "peers", script), ...parameters]);
  return stdout.trim();
}

/** The bundle of everything that the main entry exports; what it loads later is in files of their own. */
export async function mainEntrySize({ packageName }: Contestant): Promise<string> {
  const { entry } = await bundle(packageName, benchFolder);
  return formatted(gzipSize(entry) / 1_000, 1);
}

/** The same, with what the first call loads. */
export async function firstCallSize({ packageName }: Contestant): Promise<string> {
  const { entry, withPart } = await bundle(packageName, benchFolder);
  return formatted((gzipSize(entry) + gzipSize(withPart(/\bengine-[\w-]+\.js$/))) / 1_000, 1);
}

/** In new processes, one after the other. */
export async function coldImport({ packageName }: Contestant): Promise<string> {
  const times: number[] = [];
  for (let count = 0; count < imports; count += 1) times.push(Number(await child("import.mjs", packageName)));
  return formatted(percentile(times, 0.5), 1);
}

/** User and system time of the process. */
export async function processorTime({ name }: Contestant): Promise<string> {
  return formatted(Number(await child("cpu.mjs", name)), 0);
}

/** What a server gets that takes a submission and resets the connection. */
export async function postsAfterReset({ name }: Contestant): Promise<string> {
  return child("posts.mjs", name);
}

/** How long a wait goes on after its signal has aborted, and how it ends. */
export async function abortLatency({ name, waits }: Contestant): Promise<string | undefined> {
  if (!waits) return undefined;
  const { milliseconds, how } = JSON.parse(await child("abort.mjs", name)) as { milliseconds: number; how: string };
  return `${formatted(milliseconds, 0)} (${how})`;
}

const installations = new Map<string, Promise<{ packages: string; megabytes: string }>>();

/** What `npm install` of the package puts on the disk. */
export function installed({ packageName }: Contestant): Promise<{ packages: string; megabytes: string }> {
  const known = installations.get(packageName);
  if (known) return known;
  const measured = install(packageName);
  installations.set(packageName, measured);
  return measured;
}

async function install(packageName: string): Promise<{ packages: string; megabytes: string }> {
  const folder = await mkdtemp(join(tmpdir(), "krea-sdk-install-"));
  try {
    await writeFile(join(folder, "package.json"), JSON.stringify({ private: true }));
    const manifest = JSON.parse(await readFile(join(benchFolder, "package.json"), "utf8"));
    const version: string = manifest.dependencies[packageName];
    const what = packageName === "krea-sdk" ? await tarball() : `${packageName}@${version}`;
    await run("npm", ["install", "--no-audit", "--no-fund", what], { cwd: folder });
    const lock = JSON.parse(await readFile(join(folder, "package-lock.json"), "utf8"));
    const packages = Object.keys(lock.packages).filter((path) => path !== "").length;
    const bytes = await sizeOf(join(folder, "node_modules"));
    return { packages: String(packages), megabytes: formatted(bytes / 1e6, 2) };
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
