import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { repositoryPath } from "../support/document.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "generate-"));
  await cp(repositoryPath("openapi"), join(folder, "openapi"), { recursive: true });
  await cp(repositoryPath("generated"), join(folder, "generated"), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

async function generate(...options: string[]) {
  const args = ["--import", "tsx", repositoryPath("scripts/generate.ts"), ...options];
  args.push("--openapi", join(folder, "openapi"), "--output", join(folder, "generated"));
  const run = promisify(execFile)(process.execPath, args, { cwd: repositoryPath(".") });
  return run.then(
    ({ stdout }) => ({ code: 0, stdout, stderr: "" }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
}

describe("generate", () => {
  test("the committed files are up to date", async () => {
    expect(await generate("--check")).toMatchObject({ code: 0, stdout: expect.stringContaining("up to date") });
  });

  test("--check names a stale file, fails and writes nothing; without it the file is written", async () => {
    const path = join(folder, "generated", "aliases.ts");
    const good = await readFile(path, "utf8");
    await writeFile(path, `${good}// by hand\n`);
    expect(await generate("--check")).toMatchObject({ code: 1, stderr: expect.stringContaining("Stale: aliases.ts.") });
    expect(await readFile(path, "utf8")).toBe(`${good}// by hand\n`);
    expect(await generate()).toMatchObject({ code: 0, stdout: "Written: aliases.ts.\n" });
    expect(await readFile(path, "utf8")).toBe(good);
  });

  test("a file that is no longer generated is stale and is deleted", async () => {
    await writeFile(join(folder, "generated", "old.ts"), "");
    expect(await generate("--check")).toMatchObject({ code: 1, stderr: expect.stringContaining("old.ts") });
    await generate();
    expect(await generate("--check")).toMatchObject({ code: 0 });
  });

  test("a changed document makes the files stale", async () => {
    const path = join(folder, "openapi", "krea.json");
    await writeFile(path, (await readFile(path, "utf8")).replace(/"maxLength":\s*1800/, '"maxLength":1900'));
    expect(await generate("--check")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("openapi.json, openapi.ts"),
    });
  });

  test("a failure prints a message without a stack trace", async () => {
    await writeFile(
      join(folder, "openapi", "overlays", "9-obsolete.yaml"),
      "overlay: 1.1.0\nactions: [{target: $.gone, description: x, update: {}}]",
    );
    const { code, stderr } = await generate();
    expect(code).toBe(1);
    expect(stderr).toContain("Overlay 9-obsolete.yaml, action 1 (target $.gone)");
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
