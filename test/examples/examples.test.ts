import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type MockServer, startMockServer } from "../../src/mock.ts";
import { compilePrograms, makeProgramFolder } from "../support/compiled.ts";
import { repositoryPath } from "../support/document.ts";

// Every example, as it stands, against the mock server.
const found = await readdir(repositoryPath("examples"), { recursive: true });
const examples = found.filter((name) => name.endsWith(".ts")).sort();

let mock: MockServer;
let programs: string;
let folder: string;
beforeAll(async () => {
  programs = await makeProgramFolder("examples");
  const entries = examples.map((name) => [name.replace(/\.ts$/, ""), repositoryPath(`examples/${name}`)]);
  await compilePrograms(programs, Object.fromEntries(entries));
  mock = await startMockServer({ port: 0, jobs: { queuedMs: 0, processingMs: 20 } });
  folder = await mkdtemp(join(tmpdir(), "krea-sdk-examples-"));
});
afterAll(async () => {
  await mock.close();
  await Promise.all([programs, folder].map((path) => rm(path, { recursive: true })));
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address ? address.port : 0;
}

/** What the examples take. Documents differ in what an id may look like; a UUID is one in all of them. */
const argumentsOf: Readonly<Record<string, string[]>> = {
  "style-transfer.ts": [repositoryPath("examples/krea-2/style-reference.png")],
  "moodboard.ts": ["3c90c3cc-0d44-4b50-8888-8dd25736052a"],
};

test("the examples are those of the guide", () => {
  const names = ["creativity", "generate", "moodboard", "style-transfer", "webhook"];
  expect(examples).toEqual(names.map((name) => join("krea-2", `${name}.ts`)));
});

describe.concurrent("each example runs", () => {
  test.each(examples)("%s", { timeout: 60_000 }, async (name) => {
    // From elsewhere, so that what it writes is not left here.
    const parameters = argumentsOf[basename(name)] ?? [];
    const child = spawn(process.execPath, [join(programs, name.replace(/\.ts$/, ".mjs")), ...parameters], {
      cwd: folder,
      env: {
        ...process.env,
        KREA_API_KEY: "test-key",
        KREA_BASE_URL: mock.url,
        PORT: String(await freePort()),
      },
    });
    const [output, errors, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "exit")]);
    expect({ code, errors: errors.replaceAll(/^(queued|processing|completed)\n/gm, "") }).toEqual({
      code: 0,
      errors: "",
    });
    expect(output).toContain(`${mock.url}/`);
  });
});
