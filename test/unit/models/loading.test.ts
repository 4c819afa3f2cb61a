import { readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { expect, test } from "vitest";
import { repositoryPath } from "../../support/document.ts";

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

test("what sends requests is not loaded before the first call", async () => {
  const loaded = await loadedWithModule("src/index.ts");
  expect(loaded).toContain("src/krea.ts");
  for (const folder of ["src/submissions/", "src/waiting/", "src/media/", "generated/"]) {
    expect(loaded.filter((path) => path.startsWith(folder))).toEqual([]);
  }
  for (const file of ["engine", "transport/transport", "jobs", "styles", "models/catalog"])
    expect(loaded).not.toContain(`src/${file}.ts`);
});

test("the tables of models, prices and schemas are not loaded before they are asked for", async () => {
  const loaded = [...(await loadedWithModule("src/index.ts")), ...(await loadedWithModule("src/engine.ts"))];
  expect(loaded).toContain("generated/expected-seconds.ts");
  for (const name of ["models", "prices", "model-schemas"]) expect(loaded).not.toContain(`generated/${name}.ts`);
  expect(loaded.filter((path) => path.startsWith("src/models/")).sort()).toEqual(["src/models/max-cost.ts"]);
});
