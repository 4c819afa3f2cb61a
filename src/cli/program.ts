/**
 * The commands, and how one is run.
 *
 * @module
 */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Command, CommanderError } from "commander";
import { messageOf } from "../support/message-of.ts";
import type { Context } from "./context.ts";
import { typesCommand } from "./types-command.ts";

/** Makes a command. Its action throws if it fails. */
type MakeCommand = (context: Context) => Command;

const commands: readonly MakeCommand[] = [typesCommand];

/**
 * Runs a command.
 *
 * @param args - the arguments, without the names of Node and the script
 * @returns the exit code: 0; 1 after an error; 130 if it was stopped
 */
export async function runCommand(args: readonly string[], context: Context): Promise<number> {
  const program = new Command("krea")
    .description("Tools for the Krea API.")
    .version(await readVersion(context.packageRoot), "-V, --version");
  for (const make of commands) program.addCommand(make(context));
  for (const command of [program, ...program.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => context.print(text.trimEnd()),
      writeErr: (text) => context.tell(text.trimEnd()),
    });
  }
  try {
    await program.parseAsync(args, { from: "user" });
    return 0;
  } catch (error) {
    // Commander has printed it.
    if (error instanceof CommanderError) return error.exitCode;
    context.tell(context.signal.aborted ? "Stopped." : `Error: ${messageOf(error)}`);
    return context.signal.aborted ? 130 : 1;
  }
}

async function readVersion(packageRoot: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(packageRoot, "package.json"), "utf8")) as { version: string };
  return version;
}
