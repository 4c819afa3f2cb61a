import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify, stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { repositoryPath } from "../support/document.ts";

// The site of `npm run docs`, and what TypeDoc says while it makes it.
let site: string;
let output: string[];
beforeAll(async () => {
  site = await mkdtemp(join(tmpdir(), "krea-sdk-site-"));
  const typedoc = repositoryPath("node_modules/typedoc/bin/typedoc");
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    [typedoc, "--out", site, "--validation.notDocumented", "true"],
    { cwd: repositoryPath("."), maxBuffer: 16 * 1_024 * 1_024 },
  );
  output = stripVTControlCharacters(stdout + stderr).split("\n");
}, 300_000);
afterAll(() => rm(site, { recursive: true }));

test("every public symbol is documented, and there is no other warning", () => {
  // What the API's document leaves without a description has none here; members of inline types are told by what holds them.
  const excused = /(defined in krea-sdk\/generated\/openapi\.ts|\.__type\.).*does not have any documentation/;
  expect(output.some((line) => excused.test(line))).toBe(true);
  const warnings = output.filter((line) => /^\[(warning|error)\]/.test(line) && !/Found 0 errors/.test(line));
  expect(warnings.filter((line) => !excused.test(line))).toEqual([]);
});

test("pages are called by their headings, and modules by what users import", async () => {
  expect(await readdir(join(site, "documents"))).toEqual(
    expect.arrayContaining(["Getting_started.html", "Waiting.html"]),
  );
  expect(await readdir(join(site, "modules"))).toEqual(expect.arrayContaining(["krea-sdk.html", "krea-sdk_node.html"]));
});

test("links between pages lead to pages of the site", async () => {
  const pages = await readdir(site, { recursive: true });
  const files = pages.filter((name) => /^(index|documents\/.+)\.html$/.test(name));
  const links = await Promise.all(
    files.map(async (file) => {
      const text = await readFile(join(site, file), "utf8");
      const targets = [...text.matchAll(/<a[^>]* href="([^"#]+)/g)].map(([, link = ""]) => link);
      const own = targets.map((link) => new URL(link, `https://site/${file}`)).filter(({ host }) => host === "site");
      return own.map(({ pathname }) => ({ file, target: decodeURIComponent(pathname.slice(1)) }));
    }),
  );
  expect(links.flat().length).toBeGreaterThan(50);
  expect(links.flat().filter(({ target }) => !pages.includes(target))).toEqual([]);
});
