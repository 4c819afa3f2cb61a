import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compileProgram, makeProgramFolder } from "../support/compiled.ts";
import type { FaultServer } from "./fault-host.ts";
import { startFaultServer } from "./fault-server.ts";
import { type Fault, refusal, unknownFaults } from "./faults.ts";

/** What the script's prompts stand for. */
const submissions: Record<string, Fault> = {
  lost: unknownFaults["reset after acting"],
  gone: unknownFaults["reset before acting"],
  mute: unknownFaults["a hang"],
  limited: refusal(429, { "retry-after": "60" }),
};

let folder: string;
let script: string;
let server: FaultServer;
beforeAll(async () => {
  folder = await makeProgramFolder("exit");
  script = await compileProgram(folder, fileURLToPath(new URL("exit-script.ts", import.meta.url)));
  server = await startFaultServer({
    jobMs: (prompt) => (prompt === "good" || prompt === "lost" ? 20 : 60_000),
    fault: ({ operation, subject }) => {
      if (operation === "submit") return submissions[subject];
      return operation === "get" && subject === "silent" ? unknownFaults["a hang"] : undefined;
    },
  });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** Runs the script until it exits, and says how long it took to after its last line. */
async function run(name: string) {
  const child = spawn(process.execPath, [script, server.url, name]);
  const kill = setTimeout(() => child.kill("SIGKILL"), 120_000);
  let doneAt = Number.POSITIVE_INFINITY;
  child.stdout.once("data", () => {
    doneAt = Date.now();
  });
  const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
  clearTimeout(kill);
  return { output, errors, code: code as number | null, lateMs: Date.now() - doneAt };
}

describe.concurrent("a process exits by itself, with nothing unhandled, after", () => {
  test.each([
    "a result",
    "a wait that times out",
    "a wait that times out while a read hangs",
    "a wait that is aborted",
    "a submission that is aborted",
    "a lost submission",
    "a search that is aborted",
    "a submission that gives up on a limit",
    "a batch that is left",
    "a watch that is left",
    "a job that nobody waits for",
    "a call that nobody waits for",
  ])("%s", async (name) => {
    const { output, errors, code, lateMs } = await run(name);
    expect({ output, errors, code }).toEqual({ output: "done\n", errors: "", code: 0 });
    // What would hold it up lasts a minute.
    expect(lateMs).toBeLessThan(45_000);
  });
});
