#!/usr/bin/env node
/**
 * The command `krea`.
 *
 * @module
 */

import { fileURLToPath } from "node:url";
import { runCommand } from "./cli/program.ts";

const controller = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => controller.abort());

process.exitCode = await runCommand(process.argv.slice(2), {
  print: (text) => console.log(text),
  tell: (text) => console.error(text),
  terminal: process.stderr.isTTY ? process.stderr : undefined,
  signal: controller.signal,
  // The same from dist/ as from src/.
  packageRoot: fileURLToPath(new URL("..", import.meta.url)),
});
