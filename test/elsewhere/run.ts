/**
 * `npm run test:elsewhere`: the tests on one busy core, in another time zone and another language. What passes on a quiet
 * machine and fails here depends on the machine.
 *
 * It takes the parameters of `vitest run`, such as the files to run. The core is kept to by `taskset`, where that is there
 * (Linux).
 *
 * @module
 */

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { repositoryPath } from "../support/document.ts";

/** The far side of the date line, and the language whose `i` has another capital letter. */
const environment = { ...process.env, TZ: "Pacific/Apia", LC_ALL: "tr_TR.UTF-8" };

/** Ends with this process, however that ends. */
const busyLoop = "const parent = process.ppid; while (process.ppid === parent);";

const prefix = onOneCore();
const busy = run(["--eval", busyLoop]);
const tests = run([
  repositoryPath("node_modules/vitest/vitest.mjs"),
  "run",
  "--typecheck.enabled=false",
  ...process.argv.slice(2),
]);
const [code] = await once(tests, "exit");
busy.kill();
process.exitCode = code ?? 1;

/** Runs Node on the core that all share. */
function run(parameters: readonly string[]) {
  const [command = "", ...rest] = [...prefix, process.execPath, ...parameters];
  return spawn(command, rest, { cwd: repositoryPath("."), env: environment, stdio: "inherit" });
}

/** What a command begins with to be kept to one core; nothing where that is not possible. */
function onOneCore(): string[] {
  if (spawnSync("taskset", ["--version"]).status !== 0) {
    console.log("There is no taskset here, so the tests get every core.");
    return [];
  }
  const [, core = "0"] = /^Cpus_allowed_list:\s*(\d+)/m.exec(readFileSync("/proc/self/status", "utf8")) ?? [];
  return ["taskset", "--cpu-list", core];
}
