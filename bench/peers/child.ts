/**
 * Measurements in processes of their own.
 *
 * @module
 */

import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { benchFolder } from "./consumer.ts";

/** Runs a script of this folder and returns what it prints. */
export async function runScript(script: string, ...parameters: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(benchFolder, "peers", script), ...parameters]);
  return stdout.trim();
}
