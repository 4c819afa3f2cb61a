import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { partFileName, removeAbandoned } from "../../../src/node/part-files.ts";

async function directoryWith(...names: string[]): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "krea-sdk-part-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  for (const name of names) await writeFile(join(directory, name), "part");
  return directory;
}

/** The id of a process that has ended. */
async function endedPid(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await once(child, "exit");
  return child.pid ?? 0;
}

test("a file that a killed process left behind is deleted, those of this process and of others stay", async () => {
  const mine = partFileName();
  const left = mine.replace(`-${process.pid}-`, `-${await endedPid()}-`);
  const elsewhere = mine.replace(/^\.krea-[0-9a-f]+-\d+/, ".krea-00000000-1");
  const others = [".theirs.part", "picture.png", ".krea-x.part"];
  const directory = await directoryWith(mine, left, elsewhere, ...others);
  await removeAbandoned(directory);
  expect((await readdir(directory)).sort()).toEqual([mine, elsewhere, ...others].sort());
});

test("a file that nobody has written to for an hour is deleted, whoever wrote it", async () => {
  const elsewhere = partFileName().replace(/^\.krea-[0-9a-f]+/, ".krea-00000000");
  const directory = await directoryWith(elsewhere);
  const longAgo = new Date(Date.now() - 61 * 60 * 1_000);
  await utimes(join(directory, elsewhere), longAgo, longAgo);
  await removeAbandoned(directory);
  expect(await readdir(directory)).toEqual([]);
});

test("a directory that cannot be read is no error", async () => {
  await expect(removeAbandoned(join(await directoryWith(), "missing"))).resolves.toBeUndefined();
});
