/**
 * The temporary files of downloads in progress, and those that a killed process left behind.
 *
 * @module
 */

import { createHash, randomUUID } from "node:crypto";
import { readdir, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { join, resolve } from "node:path";
import { BoundedMap } from "../support/bounded-map.ts";

/** The machine, as part of a file name: a process id says something only on the machine that it is of. */
const machine = createHash("sha256").update(machineName()).digest("hex").slice(0, 8);

/** Deno asks for a permission. Without it, what other processes left behind is told by its age alone. */
function machineName(): string {
  try {
    return hostname();
  } catch {
    return randomUUID();
  }
}

/** `.krea-<machine>-<process id>-<random>.part` */
const partName = /^\.krea-([0-9a-f]{8})-(\d{1,10})-[0-9a-f-]{36}\.part$/;

/** A download writes much more often than this, in milliseconds. What is older was left behind, whoever wrote it. */
const abandonedAfterMs = 60 * 60 * 1_000;

/** How long a directory that was searched is not searched again, in milliseconds: it may hold very many files. */
const searchAgainAfterMs = 10 * 60 * 1_000;

/** When each directory was last searched, in milliseconds since 1970. */
const searched = new BoundedMap<string, number>(1_000);

/** Returns a new name for a temporary file of this process. */
export function partFileName(): string {
  return `.krea-${machine}-${process.pid}-${randomUUID()}.part`;
}

/**
 * Deletes the temporary files in a directory whose process has ended, and those that were not written to for an hour.
 * Never rejects: a file that cannot be deleted is in nobody's way.
 */
export async function removeAbandoned(directory: string): Promise<void> {
  const path = resolve(directory);
  const now = Date.now();
  const sinceMs = now - (searched.get(path) ?? Number.NEGATIVE_INFINITY);
  // A clock that was set back counts as time that has passed.
  if (sinceMs >= 0 && sinceMs < searchAgainAfterMs) return;
  searched.set(path, now);
  const names = await readdir(path).catch(() => []);
  for (const name of names) {
    const [, owner, pid] = partName.exec(name) ?? [];
    if (owner === undefined) continue;
    const file = join(path, name);
    const hasEnded = owner === machine && !isRunning(Number(pid));
    if (hasEnded || (await isOld(file, now))) await rm(file, { force: true }).catch(() => {});
  }
}

/** Whether a process is running. Where that cannot be told it counts as running. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(error instanceof Error && "code" in error && error.code === "ESRCH");
  }
}

async function isOld(file: string, now: number): Promise<boolean> {
  return stat(file).then(
    ({ mtimeMs }) => now - mtimeMs > abandonedAfterMs,
    () => false,
  );
}
