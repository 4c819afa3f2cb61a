import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Context } from "../../../src/cli/context.ts";
import { runCommand } from "../../../src/cli/program.ts";
import { repositoryPath } from "../../support/document.ts";

/** Makes a folder that is removed after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "krea-cli-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** Runs the command, and returns its exit code and what it printed. */
export async function krea(
  args: readonly string[],
  context: Partial<Context> = {},
): Promise<{ code: number; stdout: string; stderr: string }> {
  const [stdout, stderr]: [string[], string[]] = [[], []];
  const code = await runCommand(args, {
    print: (text) => stdout.push(text),
    tell: (text) => stderr.push(text),
    terminal: undefined,
    signal: new AbortController().signal,
    packageRoot: repositoryPath("."),
    ...context,
  });
  return { code, stdout: stdout.join("\n"), stderr: stderr.join("\n") };
}
