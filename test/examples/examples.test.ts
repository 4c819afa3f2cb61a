import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type MockServer, startMockServer } from "../../src/mock.ts";

// Every example, as it stands, against the mock server.
const root = fileURLToPath(new URL("../..", import.meta.url));
const found = await readdir(join(root, "examples"), { recursive: true });
const examples = found.filter((name) => name.endsWith(".ts")).sort();

let mock: MockServer;
let folder: string;
beforeAll(async () => {
  mock = await startMockServer({ port: 0, jobs: { queuedMs: 0, processingMs: 20 } });
  folder = await mkdtemp(join(tmpdir(), "krea-sdk-examples-"));
});
afterAll(async () => {
  await mock.close();
  await rm(folder, { recursive: true });
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address ? address.port : 0;
}

test("the examples are those of the guide", () => {
  const names = ["creativity", "generate", "moodboard", "style-transfer", "webhook"];
  expect(examples).toEqual(names.map((name) => join("krea-2", `${name}.ts`)));
});

describe.concurrent("each example runs", () => {
  test.each(examples)("%s", { timeout: 60_000 }, async (name) => {
    const tsx = import.meta.resolve("tsx");
    // From elsewhere, so that what it writes is not left here.
    const parameters = name.endsWith("style-transfer.ts") ? [join(root, "examples/krea-2/style-reference.png")] : [];
    const child = spawn(process.execPath, ["--import", tsx, join(root, "examples", name), ...parameters], {
      cwd: folder,
      env: {
        ...process.env,
        KREA_API_KEY: "test-key",
        KREA_BASE_URL: mock.url,
        PORT: String(await freePort()),
        TSX_TSCONFIG_PATH: join(root, "tsconfig.json"),
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
