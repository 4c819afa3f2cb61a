import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { UpdateReport } from "../../scripts/update-spec/plan-update.ts";
import { testInCopy } from "../../scripts/update-spec/test-copy.ts";
import { updateSpec } from "../../scripts/update-spec.ts";
import { repositoryPath } from "../support/document.ts";
import { altered, bytesOf, fieldAt, fixture, flux } from "./support.ts";

let server: Server;
let url: string;
let published: Uint8Array;
beforeAll(async () => {
  published = bytesOf(
    await altered((document) => {
      fieldAt(document, flux, "steps").maximum = 50;
    }),
  );
  server = createServer((request, response) => {
    if (request.url === "/openapi.json") response.end(published);
    else if (request.url === "/half.json") response.end(published.subarray(0, 9_000));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "update-"));
});
afterEach(() => rm(root, { recursive: true }));

async function copyFixture(): Promise<void> {
  await cp(fixture, join(root, "openapi"), { recursive: true });
}

/** Every file of the copy with its text. */
async function contents(): Promise<Record<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(paths.sort().map(async (path) => [path.slice(root.length + 1), await readFile(path, "utf8")])),
  );
}

/** Runs the command in this process. */
async function run(...args: string[]) {
  const output = { stdout: "", stderr: "" };
  const code = await updateSpec(
    args,
    {
      print: (text) => {
        output.stdout += `${text}\n`;
      },
      tell: (text) => {
        output.stderr += `${text}\n`;
      },
    },
    new AbortController().signal,
  );
  return { code, ...output };
}

/** Runs what `npm run spec:update` runs. */
function start(...args: string[]) {
  const script = repositoryPath("scripts/update-spec.ts");
  const child: ChildProcess = spawn(process.execPath, ["--import", import.meta.resolve("tsx"), script, ...args], {
    env: { ...process.env, NO_COLOR: "1" },
  });
  const output = { stdout: "", stderr: "" };
  child.stdout?.on("data", (chunk: Buffer) => {
    output.stdout += chunk;
  });
  child.stderr?.on("data", (chunk: Buffer) => {
    output.stderr += chunk;
  });
  const ended = once(child, "close").then(([code]) => ({ code: code as number, ...output }));
  return { child, ended };
}

describe("spec:update", () => {
  test("writes the document byte for byte and the generated files, and prints the report", async () => {
    await copyFixture();
    const before = await contents();
    const { code, stdout, stderr } = await start(`${url}/openapi.json`, "--root", root, "--no-tests").ended;
    // The document comes last: an update that is killed before it is planned again as a whole.
    expect(stderr).toMatch(
      /Written: openapi\/retired-.*, generated\/.*, openapi\/krea\.json\.sha256, openapi\/krea\.json\.\n/,
    );
    expect(code).toBe(0);
    expect(stdout).toContain(
      "Asks for a **major** release: 0 changes break callers' types, 1 change breaks their requests",
    );
    expect(stdout).toContain("| maximum of `steps`, tighter: 100 → 50 | requests |");
    const after = await contents();
    expect(await readFile(join(root, "openapi/krea.json"))).toEqual(Buffer.from(published));
    const added = Object.keys(after).filter((path) => !(path in before));
    expect(added).toEqual(expect.arrayContaining(["generated/openapi.ts", "openapi/retired-aliases.json"]));
    expect(after["generated/openapi.ts"]).toContain("1 to 50");
  });

  test("--dry-run and --format json write nothing and print the report as data", async () => {
    await copyFixture();
    const before = await contents();
    const args = [`${url}/openapi.json`, "--root", root, "--dry-run", "--format", "json"];
    const { code, stdout, stderr } = await run(...args);
    expect(code).toBe(0);
    expect(stderr).toContain("Nothing was written");
    const report = JSON.parse(stdout) as UpdateReport;
    expect(report).toMatchObject({
      source: `${url}/openapi.json`,
      release: "major",
      changes: [
        {
          operation: `POST ${flux}`,
          model: "image/bfl/flux-1-dev",
          kind: "bound tightened",
          breaks: ["requests"],
          before: "100",
          after: "50",
        },
      ],
    });
    expect(await contents()).toEqual(before);
  });

  test("an incomplete download changes no file and prints a message without a stack trace", async () => {
    await copyFixture();
    const before = await contents();
    const { code, stdout, stderr } = await run(`${url}/half.json`, "--root", root, "--no-tests");
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain("Error: The document is neither JSON nor YAML, or only a part of it");
    expect(stderr).toContain("Nothing was changed.");
    expect(stderr).not.toMatch(/\n\s+at /);
    expect(await contents()).toEqual(before);
  });

  test("Ctrl-C ends it while the host hangs", async () => {
    await copyFixture();
    const before = await contents();
    const { child, ended } = start(`${url}/hang`, "--root", root, "--no-tests");
    await once(child.stderr ?? child, "data");
    child.kill("SIGINT");
    expect(await ended).toMatchObject({
      code: 130,
      stdout: "",
      stderr: expect.stringContaining("Stopped. Nothing was changed."),
    });
    expect(await contents()).toEqual(before);
  });

  test("--help explains the flags, and bad flags are refused", async () => {
    const results = await Promise.all([
      run("--help"),
      run("--format", "xml"),
      run("--timeout-ms", "soon"),
      run("--replaced-by", "flux"),
      run("--no-such-flag"),
    ]);
    const [help, ...bad] = results;
    expect(help).toMatchObject({ code: 0, stderr: "" });
    for (const flag of [
      "[document]",
      "--format",
      "--dry-run",
      "--no-tests",
      "--timeout-ms",
      "--replaced-by",
      "--accept-removals",
    ]) {
      expect(help?.stdout).toContain(flag);
    }
    expect(bad.map(({ code, stdout }) => [code, stdout])).toEqual(bad.map(() => [1, ""]));
    expect(bad[0]?.stderr).toContain("Allowed choices are markdown, json");
    expect(bad[1]?.stderr).toContain("Expected a whole number of milliseconds");
    expect(bad[2]?.stderr).toContain("Expected two model ids");
    expect(bad[3]?.stderr).toContain("unknown option '--no-such-flag'");
  });
});

describe("the tests of an update", () => {
  /** A repository whose tests pass if a file says so. */
  beforeEach(async () => {
    await mkdir(join(root, "node_modules/vitest"), { recursive: true });
    await mkdir(join(root, "generated"));
    await writeFile(join(root, "generated/verdict"), "old");
    await writeFile(
      join(root, "node_modules/vitest/vitest.mjs"),
      `import { readFileSync } from "node:fs";
const verdict = readFileSync("generated/verdict", "utf8");
console.log(process.argv.slice(2).join(" "), verdict);
if (verdict === "hang") setInterval(() => {}, 1000);
process.exitCode = verdict === "good" ? 0 : 1;`,
    );
  });
  const signal = new AbortController().signal;
  const files = (verdict: string) => new Map([["generated/verdict", verdict]]);

  test("run with the new files before these are in the repository", async () => {
    await testInCopy(root, files("good"), signal);
    expect(await readFile(join(root, "generated/verdict"), "utf8")).toBe("old");
  });

  test("print into the error if they fail", async () => {
    await expect(testInCopy(root, files("bad"), signal)).rejects.toThrow(
      "The type and contract tests fail with the new document:\nrun test/types test/contract bad",
    );
    expect(await readFile(join(root, "generated/verdict"), "utf8")).toBe("old");
  });

  test("can be aborted", async () => {
    const controller = new AbortController();
    const stopped = testInCopy(root, files("hang"), controller.signal);
    controller.abort(new Error("enough"));
    await expect(stopped).rejects.toThrow("enough");
  });
});
