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

test("the tables of models, prices and schemas are not loaded before they are asked for", async () => {
  const root = repositoryPath("");
  const loaded = [...(await loadedWith(repositoryPath("src/index.ts")))].map((path) => relative(root, path));
  expect(loaded).toContain("src/models/max-cost.ts");
  expect(loaded).toContain("generated/expected-seconds.ts");
  for (const name of ["models", "prices", "model-schemas"]) expect(loaded).not.toContain(`generated/${name}.ts`);
  expect(loaded.filter((path) => path.startsWith("src/models/")).sort()).toEqual([
    "src/models/catalog.ts",
    "src/models/max-cost.ts",
  ]);
});
