import { execFile } from "node:child_process";
import { promisify, stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { repositoryPath } from "../support/document.ts";

// What the API's document leaves without a description has none here; members of inline types are told by what holds them.
const excused = /defined in krea-sdk\/generated\/openapi\.ts|\.__type\./;

test("every public symbol is documented, and every link leads somewhere", async () => {
  const { stdout, stderr } = await promisify(execFile)("npx", ["typedoc", "--emit", "none"], {
    cwd: repositoryPath("."),
    maxBuffer: 16 * 1_024 * 1_024,
  });
  const lines = stripVTControlCharacters(stdout + stderr).split("\n");
  expect(lines.some((line) => excused.test(line))).toBe(true);
  const warnings = lines.filter((line) => /^\[(warning|error)\]/.test(line) && !/Found \d+ errors/.test(line));
  expect(warnings.filter((line) => !excused.test(line))).toEqual([]);
}, 120_000);
