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

const root = repositoryPath("");
const loaded = [...(await loadedWith(repositoryPath("src/index.ts")))].map((path) => relative(root, path));

test.each(["client", "submissions", "transport", "jobs", "errors", "options"])(
  "the entry loads what submits a job and waits for it at once: %s",
  (room) => {
    expect(loaded.filter((path) => path.startsWith(`src/${room}/`))).not.toEqual([]);
  },
);

test("the entry loads the tables of models, prices and schemas only when they are asked for", () => {
  for (const name of ["models", "prices", "model-schemas"]) expect(loaded).not.toContain(`generated/${name}.ts`);
});

test("the entry loads nothing of the other entries", () => {
  const others = ["mock", "node", "runware", "validate", "webhooks"];
  expect(loaded.filter((path) => others.some((entry) => path.startsWith(`src/${entry}`)))).toEqual([]);
});
