import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { promisify } from "node:util";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type MockServer, startMockServer, startRunwareMockServer } from "../../src/mock.ts";
import { packTarball } from "../support/consumer.ts";
import { repositoryPath } from "../support/document.ts";
import { bundlePage, bundleWorker, writeProject } from "./project.ts";
import { type OtherServer, startOtherServer, stopServer } from "./servers.ts";
import type { Places, Results } from "./smoke.ts";

const run = promisify(execFile);
const installed = (path: string) => repositoryPath(`test/runtimes/node_modules/${path}`);

/** A runtime with a command of its own: what it is, and how it runs a program of its folder. */
const commands: Record<string, [string, ...string[]]> = {
  "Node 20": [installed("node-20/bin/node"), "program.mjs"],
  "Node 22": [installed("node-22/bin/node"), "program.mjs"],
  "Node 24": [installed("node-24/bin/node"), "program.mjs"],
  "Node 26": [installed("node-26/bin/node"), "program.mjs"],
  Bun: [installed("@oven/bun-linux-x64/bin/bun"), "program.mjs"],
  // With no more permissions than it needs: loopback, the environment, and files beside the program.
  Deno: [
    installed("@deno/linux-x64-glibc/deno"),
    "run",
    "--no-prompt",
    "--allow-net=127.0.0.1",
    "--allow-env",
    "--allow-read=.",
    "--allow-write=made",
    "program.mjs",
  ],
};

let tarball: string;
beforeAll(async () => {
  tarball = await packTarball();
});
afterAll(async () => {
  await rm(join(tarball, ".."), { recursive: true });
});

/** Runs something with a project, the mock servers and a foreign server of its own. */
async function withServers(
  about: Pick<Places, "hasFiles" | "isPage">,
  use: (folder: string, places: Places, servers: { mock: MockServer; other: OtherServer }) => Promise<Results>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "krea-sdk-runtime-"));
  const mock = await startMockServer({ cors: true, jobs: { queuedMs: 10, processingMs: 20 } });
  const runware = await startRunwareMockServer({ cors: true, processingMs: 20 });
  const files = new Map<string, Uint8Array>();
  const other = await startOtherServer(files);
  try {
    const places: Places = { mock: mock.url, runware: runware.url, other: other.url, ...about };
    await writeProject(folder, tarball, places);
    if (about.isPage) for (const [path, file] of await bundlePage(folder, places)) files.set(path, file);
    const results = await use(folder, places, { mock, other });
    expect(Object.keys(results).length).toBeGreaterThan(10);
    expect(Object.entries(results).filter(([, result]) => result !== "ok")).toEqual([]);
    // Three submissions are reset, each sent once; but a browser itself sends again what breaks on a reused connection.
    if (about.isPage) expect(other.resets).toBeGreaterThanOrEqual(3);
    else expect(other.resets).toBe(3);
    expect(other.seen.map((headers) => headers.authorization)).toEqual([undefined, undefined]);
    const keyless = mock.requests.filter(
      ({ method, path, headers }) => method !== "OPTIONS" && path.startsWith("/jobs") && !headers.authorization,
    );
    expect(keyless).toEqual([]);
  } finally {
    await Promise.all([mock.close(), runware.close(), stopServer(other.server)]);
    await rm(folder, { recursive: true });
  }
}

describe("the smoke suite", () => {
  test.each(Object.entries(commands))("%s", async (_name, [command, ...parameters]) => {
    await withServers({ hasFiles: true, isPage: false }, async (folder) => {
      const { stdout } = await run(command, parameters, { cwd: folder, timeout: 50_000 });
      return JSON.parse(stdout) as Results;
    });
  });

  test("workerd", async () => {
    await withServers({ hasFiles: false, isPage: false }, async (folder, places) => {
      const configuration = await bundleWorker(folder, places);
      const command = installed("@cloudflare/workerd-linux-64/bin/workerd");
      const workerd = spawn(command, ["serve", "--control-fd=3", configuration], {
        cwd: folder,
        stdio: ["ignore", "inherit", "inherit", "pipe"],
      });
      try {
        const port = await listeningPort(workerd);
        return (await (await fetch(`http://127.0.0.1:${port}`)).json()) as Results;
      } finally {
        workerd.kill();
      }
    });
  });

  test("Chromium", async () => {
    await withServers({ hasFiles: false, isPage: true }, async (_folder, _places, { other }) => {
      const browser = await chromium.launch({
        executablePath: await chromiumPath(),
        args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-sync"],
      });
      try {
        const page = await browser.newPage();
        await page.goto(other.url);
        await page.waitForFunction("window.results");
        return await page.evaluate<Results>("window.results");
      } finally {
        await browser.close();
      }
    });
  });
});

/** The port that workerd listens on, which it tells on a file descriptor of its own once it does. */
async function listeningPort(workerd: ChildProcess): Promise<number> {
  const control = workerd.stdio[3];
  if (!(control instanceof Readable)) throw new Error("workerd: expected a pipe for its control messages");
  for await (const line of createInterface(control)) {
    const message = JSON.parse(line) as { event: string; port?: number };
    if (message.event === "listen" && message.port !== undefined) return message.port;
  }
  throw new Error(`workerd ended with code ${workerd.exitCode} before it listened`);
}

/** Chromium of this machine; where there is none and Debian's packages can be installed, theirs. */
async function chromiumPath(): Promise<string> {
  const path = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";
  if (existsSync(path)) return path;
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) {
    throw new Error(`${path}: expected Chromium there. Install it, or say where it is by CHROMIUM_PATH.`);
  }
  await run("apt-get", ["update", "-qq"]);
  await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { maxBuffer: 1e8 });
  return path;
}
