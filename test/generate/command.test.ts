import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { generate } from "../../scripts/generate.ts";
import { repositoryPath } from "../support/document.ts";

// A small document, so that each run is fast.
const source = repositoryPath("test/update/fixture");
let folder: string;
let openapi: string;
let output: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "generate-"));
  await generate({ check: false, openapi: source, output: join(folder, "generated") });
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async (context) => {
  const own = await mkdtemp(join(folder, "run-"));
  openapi = join(own, "openapi");
  output = join(own, "generated");
  await cp(source, openapi, { recursive: true });
  await cp(join(folder, "generated"), output, { recursive: true });
  context.onTestFinished(() => rm(own, { recursive: true }));
});

const write = () => generate({ check: false, openapi, output });
const check = () => generate({ check: true, openapi, output });

/** Runs what `npm run generate` runs. */
async function run(...options: string[]) {
  const args = ["--import", "tsx", repositoryPath("scripts/generate.ts"), ...options];
  args.push("--openapi", openapi, "--output", output);
  return promisify(execFile)(process.execPath, args, { cwd: repositoryPath(".") }).then(
    ({ stdout }) => ({ code: 0, stdout, stderr: "" }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
}

describe("generate", () => {
  test("the committed files are up to date", async () => {
    const options = { check: true, openapi: repositoryPath("openapi"), output: repositoryPath("generated") };
    expect(await generate(options)).toMatch(/^\d+ files are up to date\.$/);
  });

  test("--check names a stale file, fails and writes nothing; without it the file is written", async () => {
    const path = join(output, "aliases.ts");
    const good = await readFile(path, "utf8");
    await writeFile(path, `${good}// by hand\n`);
    await expect(check()).rejects.toThrow("Stale: aliases.ts.");
    expect(await readFile(path, "utf8")).toBe(`${good}// by hand\n`);
    expect(await write()).toBe("Written: aliases.ts.");
    expect(await readFile(path, "utf8")).toBe(good);
  });

  test("a file that is no longer generated is stale and is deleted", async () => {
    await writeFile(join(output, "old.ts"), "");
    await expect(check()).rejects.toThrow("old.ts");
    await write();
    expect(await check()).toContain("up to date");
  });

  test("a changed document makes the files stale", async () => {
    const path = join(openapi, "krea.json");
    await writeFile(path, (await readFile(path, "utf8")).replace(/"maxLength":\s*1800/, '"maxLength":1900'));
    await expect(check()).rejects.toThrow("openapi.json, openapi.ts");
  });

  test("the defects of the document are told, and a byte order mark is none", async () => {
    const path = join(openapi, "krea.json");
    await writeFile(path, `\uFEFF${(await readFile(path, "utf8")).replace('"prompt":"', '"promt":"')}`);
    const lines: string[] = [];
    await generate({ check: false, openapi, output }, (line) => lines.push(line));
    expect(lines).toEqual([
      expect.stringMatching(/^Defect of the document: POST .* breaks its schema: .*; the example is left out\.$/),
    ]);
  });

  test("a failure prints a message without a stack trace", async () => {
    await writeFile(
      join(openapi, "overlays", "9-obsolete.yaml"),
      "overlay: 1.1.0\nactions: [{target: $.gone, description: x, update: {}}]",
    );
    await expect(write()).rejects.toThrow("Overlay 9-obsolete.yaml, action 1 (target $.gone)");
    const { code, stderr } = await run("--check");
    expect(code).toBe(1);
    expect(stderr).toContain("Overlay 9-obsolete.yaml, action 1 (target $.gone)");
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
