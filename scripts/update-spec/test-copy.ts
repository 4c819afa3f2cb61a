/**
 * Runs the type and contract tests with files of an update before they are written to the repository.
 *
 * @module
 */

import { spawn } from "node:child_process";
import { cp, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { type FileContent, swapFiles } from "./swap-files.ts";

/** What the tests do not need, in the root and below it: tests of runtimes and compilers have packages of their own. */
const excluded = new Set(["node_modules", ".git", "dist", "out", "coverage"]);

/**
 * Copies the repository, writes the files into the copy and runs the tests there, so that the repository never contains
 * files that failed.
 *
 * @throws Error with the last lines of the tests' output if they fail
 */
export async function testInCopy(
  root: string,
  files: ReadonlyMap<string, FileContent>,
  signal: AbortSignal,
): Promise<void> {
  const copy = await mkdtemp(join(tmpdir(), "krea-sdk-update-"));
  try {
    const isNeeded = (path: string) => path === root || !excluded.has(basename(path));
    await cp(root, copy, { recursive: true, filter: isNeeded });
    await symlink(join(root, "node_modules"), join(copy, "node_modules"), "dir");
    swapFiles(copy, files);
    const { code, output } = await runTests(copy, signal);
    signal.throwIfAborted();
    if (code !== 0) {
      throw new Error(
        `The type and contract tests fail with the new document:\n${output.split("\n").slice(-80).join("\n")}`,
      );
    }
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

function runTests(directory: string, signal: AbortSignal): Promise<{ code: number | null; output: string }> {
  const vitest = join(directory, "node_modules", "vitest", "vitest.mjs");
  const child = spawn(process.execPath, [vitest, "run", "test/types", "test/contract"], {
    cwd: directory,
    env: { ...process.env, NO_COLOR: "1" },
    signal,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output += chunk;
    });
  }
  return new Promise((resolve, reject) => {
    child.on("error", (error) => (signal.aborted ? resolve({ code: null, output }) : reject(error)));
    child.on("close", (code) => resolve({ code, output }));
  });
}
