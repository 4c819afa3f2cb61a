import { readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";
import { repositoryPath } from "../support/document.ts";

/** What a module loads at once, and what that loads: each `import` and `export … from`, but for types. */
async function loadedWith(path: string, seen = new Set<string>()): Promise<Set<string>> {
  if (seen.has(path)) return seen;
  seen.add(path);
  const text = await readFile(path, "utf8");
  for (const [, what = "", from = ""] of text.matchAll(/^(?:import|export) ([^;]*?)from "(\.[^"]+)";/gm)) {
    const isTypes = what.startsWith("type ") || /^\{(\s*type [^,]+,?)+\s*\} $/.test(what);
    if (!isTypes) await loadedWith(join(dirname(path), from), seen);
  }
  return seen;
}

async function loadedWithModule(path: string): Promise<string[]> {
  return [...(await loadedWith(repositoryPath(path)))].map((loaded) => relative(repositoryPath(""), loaded));
}

test("the entry loads what submits and waits, and neither tables of models nor what uploads, downloads or validates", async () => {
  const loaded = await loadedWithModule("src/index.ts");
  expect(loaded).toContain("src/submissions/submit.ts");
  expect(loaded).toContain("src/jobs/watcher.ts");
  const tables = ["models", "prices", "model-schemas"].map((name) => `generated/${name}.ts`);
  const files = ["uploads", "replace-files", "check-file", "fetch-file"].map((name) => `src/media/${name}.ts`);
  for (const path of [...tables, ...files, "src/submissions/cost-ledger.ts"]) expect(loaded).not.toContain(path);
  expect(loaded.filter((path) => path.startsWith("src/validate/"))).toEqual([]);
});
