import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { startTestMock } from "../unit/mock/support.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

function run(...flags: string[]): { child: ChildProcess; text: () => string; ended: Promise<unknown> } {
  const child = spawn(process.execPath, ["--import", "tsx", "scripts/mock.ts", ...flags], { cwd: root });
  onTestFinished(() => void child.kill("SIGKILL"));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += String(chunk)));
  return { child, text: () => output, ended: once(child, "close").then(([code]) => code) };
}

async function urlOf({ child, text }: ReturnType<typeof run>): Promise<string> {
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
});
