import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { compileProgram, makeProgramFolder } from "../support/compiled.ts";
import { repositoryPath } from "../support/document.ts";
import { startTestMock } from "../unit/mock/support.ts";

let folder: string;
let compiled: string;
beforeAll(async () => {
  folder = await makeProgramFolder("mock");
  compiled = await compileProgram(folder, repositoryPath("scripts/mock.ts"));
});
afterAll(() => rm(folder, { recursive: true }));

interface Running {
  child: ChildProcess;
  text: () => string;
  ended: Promise<unknown>;
}

/** Runs what `npm run mock` runs, compiled before. */
function run(...flags: string[]): Running {
  return runNode([compiled, ...flags]);
}

function runNode(parameters: string[]): Running {
  const child = spawn(process.execPath, parameters, { cwd: repositoryPath(".") });
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += String(chunk)));
  return { child, text: () => output, ended: once(child, "close").then(([code]) => code) };
}

async function urlOf({ child, text }: Running): Promise<string> {
  while (!text().includes("\n")) await once(child.stdout ?? child, "data");
  return /http:\S+/.exec(text())?.[0] ?? "";
}

describe("npm run mock", () => {
  it.each(["SIGINT", "SIGTERM"] as const)("serves until %s, then ends well", async (signal) => {
    const running = run("--port", "0", "--queued-ms", "0", "--processing-ms", "0", "--outcome", "failed");
    const url = await urlOf(running);
    expect(running.text()).toBe(`Mock of the Krea API: ${url}\n`);
    const headers = { authorization: "Bearer key", "content-type": "application/json" };
    const path = "/generate/image/bfl/flux-1-dev";
    const submitted = await fetch(url + path, { method: "POST", headers, body: '{"prompt":"x"}' });
    const { job_id } = (await submitted.json()) as { job_id: string };
    const job = await fetch(`${url}/jobs/${job_id}`, { headers });
    expect(await job.json()).toMatchObject({ status: "failed" });
    running.child.kill(signal);
    expect(await running.ended).toBe(0);
    expect(running.text()).toBe(`Mock of the Krea API: ${url}\n`);
  });

  it("says in one line that the port is taken", async () => {
    const { mock } = await startTestMock();
    const running = run("--port", String(mock.port));
    expect(await running.ended).toBe(1);
    expect(running.text()).toBe(`Port ${mock.port} of 127.0.0.1 is in use\n`);
  });

  it.each([
    [["--port", "abc"], "error: option '--port <n>' argument 'abc' is invalid. Expected a number."],
    [["--port", "70000"], "startMockServer: port: expected an integer from 0 to 65535, got 70000"],
    [["--outcome", "lost"], "Allowed choices are completed, failed."],
    [["--fast"], "error: unknown option '--fast'"],
  ])("refuses %j", async (flags, problem) => {
    const running = run(...flags);
    expect(await running.ended).toBe(1);
    expect(running.text().trim()).toContain(problem);
    expect(running.text().trim()).not.toContain("\n");
  });

  it("runs as it stands", async () => {
    const running = runNode(["--import", "tsx", "scripts/mock.ts", "--outcome"]);
    expect(await running.ended).toBe(1);
    expect(running.text()).toContain("error: option '--outcome <outcome>' argument missing");
  });
});
