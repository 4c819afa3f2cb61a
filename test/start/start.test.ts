import { type ChildProcess, spawn } from "node:child_process";
import { EventEmitter, once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type MockServer, startMockServer } from "../../src/mock.ts";
import { compileProgram, makeProgramFolder } from "../support/compiled.ts";
import { repositoryPath } from "../support/document.ts";

let mock: MockServer;
let programs: string;
let compiled: string;
beforeAll(async () => {
  programs = await makeProgramFolder("start");
  compiled = await compileProgram(programs, repositoryPath("scripts/start.ts"));
  mock = await startMockServer({ port: 0, apiKeys: ["good-key"], jobs: { queuedMs: 50, processingMs: 50 } });
});
afterAll(async () => {
  await mock.close();
  await rm(programs, { recursive: true });
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "start-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** Runs what `npm start` runs, compiled before. */
function start(args: string[], environment: Record<string, string> = {}, nodeOptions: string[] = []) {
  return runNode([...nodeOptions, compiled, ...args], environment);
}

function runNode(args: string[], environment: Record<string, string>) {
  const { KREA_API_KEY: _key, KREA_API_TOKEN: _token, ...inherited } = process.env;
  const child: ChildProcess = spawn(process.execPath, args, {
    cwd: folder,
    env: { ...inherited, ...environment },
  });
  const output = { stdout: "", stderr: "" };
  const told = new EventEmitter();
  for (const name of ["stdout", "stderr"] as const) {
    child[name]?.on("data", (chunk: Buffer) => {
      output[name] += chunk;
      told.emit("more");
    });
  }
  /** Until it has written a text, or has ended. */
  const hasWritten = async (text: string) => {
    while (!`${output.stdout}${output.stderr}`.includes(text) && child.exitCode === null) await once(told, "more");
  };
  const ended = new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    child.on("close", (code) => {
      told.emit("more");
      resolve({ code, ...output });
    });
  });
  return { child, hasWritten, ended };
}

/** Whether every row of a PNG's picture is there. */
async function pictureSize(path: string): Promise<number> {
  const bytes = await readFile(path);
  expect(bytes.subarray(1, 4).toString()).toBe("PNG");
  const data: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString("latin1", at + 4, at + 8) === "IDAT") {
      data.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
    }
  }
  return inflateSync(Buffer.concat(data)).length;
}

const errorLine = /^Error: [^\n]+\n$/;

describe("npm start", () => {
  test("without a key starts the mock, says so, and saves a picture that opens", async () => {
    const { code, stdout } = await start(["a lighthouse at dusk", "--out", folder]).ended;
    expect(code).toBe(0);
    expect(stdout).toContain("No KREA_API_KEY is set, so a mock server makes the picture");
    expect(stdout).toMatch(/processing, \d+\.\d s/);
    expect(stdout).toMatch(/Model: {3}Krea 2 Medium \(image\/krea\/krea-2\/medium\)/);
    expect(stdout).toMatch(/Time: {4}\d+\.\d s/);
    expect(stdout).toContain("Price:   $0.03 at the API; nothing here");
    const [picture = ""] = await readdir(folder);
    expect(picture).toMatch(/\.png$/);
    expect(stdout).toContain(picture);
    expect(await pictureSize(join(folder, picture))).toBeGreaterThan(1_000);
  });

  test("with a key uses the API, and says first what it will cost", async () => {
    const run = start(["a red boat", "--out", folder, "--base-url", mock.url], { KREA_API_KEY: "good-key" });
    const { code, stdout } = await run.ended;
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^Using ${mock.url} with your key\\.\nThis picture will cost \\$0\\.03\\.\n`));
    expect(stdout).toContain("Price:   $0.03\n");
    expect(stdout).not.toContain("good-key");
    expect(mock.jobs.list().at(-1)?.body).toEqual({ prompt: "a red boat", aspect_ratio: "1:1", resolution: "1K" });
    expect(await readdir(folder)).toHaveLength(1);
  });

  test("a wrong key is one clear line and exit code 1", async () => {
    const run = start(["x", "--out", folder, "--base-url", mock.url], { KREA_API_KEY: "wrong-key" });
    const { code, stderr } = await run.ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(errorLine);
    expect(stderr).toContain("answered 401");
    expect(stderr).toContain("Check the API key");
    expect(stderr).not.toContain("wrong-key");
  });

  test("no network is one clear line and exit code 1", async () => {
    const free = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => free.once("listening", resolve));
    const address = free.address();
    await new Promise((resolve) => free.close(resolve));
    const port = typeof address === "object" ? address?.port : undefined;
    const run = start(["x", "--out", folder, "--base-url", `http://127.0.0.1:${port}`], { KREA_API_KEY: "k" });
    const { code, stderr } = await run.ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(errorLine);
    expect(stderr).toContain("could not reach the API: connect ECONNREFUSED");
    expect(stderr).not.toContain("billed");
  });

  test("a folder that cannot be written is one clear line and exit code 1, and nothing is submitted", async () => {
    const file = join(folder, "file");
    await writeFile(file, "");
    const before = mock.jobs.list().length;
    const run = start(["x", "--out", join(file, "out"), "--base-url", mock.url], { KREA_API_KEY: "good-key" });
    const { code, stderr } = await run.ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(errorLine);
    expect(stderr).toContain(`Cannot write to ${join(file, "out")}`);
    expect(mock.jobs.list()).toHaveLength(before);
  });

  test("a picture that cannot be fetched is not lost: its job and its URL are named", async () => {
    const server = createHttpServer((request, response) => {
      const isList = request.url?.startsWith("/jobs");
      const job = { job_id: "job-1", status: isList ? "completed" : "queued", created_at: new Date().toISOString() };
      const result = isList ? { urls: ["http://127.0.0.1:9/gone.png"] } : null;
      response
        .setHeader("content-type", "application/json")
        .end(JSON.stringify({ ...job, completed_at: null, result }));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const run = start(["x", "--out", folder, "--base-url", `http://127.0.0.1:${port}`], { KREA_API_KEY: "k" });
    const { code, stderr } = await run.ended;
    server.close();
    expect(code).toBe(1);
    expect(stderr).toMatch(errorLine);
    expect(stderr).toContain("Job job-1 is done, but its picture could not be saved");
    expect(stderr).toContain("It is at http://127.0.0.1:9/gone.png");
  });

  test("saves under out/ by default, run as it stands", async () => {
    const command = ["--import", import.meta.resolve("tsx"), repositoryPath("scripts/start.ts")];
    const run = runNode([...command, "--base-url", mock.url], { KREA_API_KEY: "good-key" });
    const { code, stdout } = await run.ended;
    expect(code).toBe(0);
    const [, path = ""] = /^Picture: (out\/.+\.png)$/m.exec(stdout) ?? [];
    expect(await pictureSize(join(folder, path))).toBeGreaterThan(1_000);
    expect(mock.jobs.list().at(-1)?.body).toMatchObject({ prompt: "a lighthouse at dusk" });
  });

  // A terminal is pretended by a module that runs first: the progress line is drawn there, and not elsewhere.
  test.each([
    ["a terminal", true],
    ["a pipe", false],
  ])("Ctrl-C ends it at once, and names the job that goes on (%s)", async (_name, isTerminal) => {
    const slow = await startMockServer({ port: 0, jobs: { queuedMs: 600_000 } });
    try {
      const { child, hasWritten, ended } = start(
        ["x", "--out", folder, "--base-url", slow.url],
        { KREA_API_KEY: "k" },
        isTerminal ? ["--import", repositoryPath("test/start/terminal.mjs")] : [],
      );
      await hasWritten("queued");
      child.kill("SIGINT");
      const { code, stderr } = await ended;
      expect(code).toBe(130);
      expect(stderr).toContain(`Stopped. Job ${slow.jobs.list()[0]?.id} goes on at the API.`);
      expect(stderr.includes("\u001b[")).toBe(isTerminal);
    } finally {
      await slow.close();
    }
  });

  test("Ctrl-C ends it without a key too", async () => {
    const { child, hasWritten, ended } = start(["x", "--out", folder]);
    await hasWritten("queued");
    child.kill("SIGINT");
    expect(await ended).toMatchObject({ code: 130, stderr: "Stopped.\n" });
  });
});
