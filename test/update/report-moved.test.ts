import { describe, expect, test } from "vitest";
import { changesOf, documentOf, prompt, rowsOf, type SmallModel } from "./report-support.ts";

/** The rows of an update that replaces one model by another. */
function rowsFrom(
  [from, old]: [string, SmallModel],
  [to, present]: [string, SmallModel],
  replacements: [string, string][] = [],
): string[] {
  const other = { "image/other/model": {} };
  return rowsOf(
    changesOf(documentOf({ [from]: old, ...other }), documentOf({ [to]: present, ...other }), new Map(replacements)),
  );
}

const moved = (from: string, to: string) =>
  `${to} | Moved: \`${from}\` is now \`${to}\`. The old id goes on working, as deprecated | nothing`;

describe("a model under another id is one row", () => {
  test.each([
    ["another vendor", "image/bfl/flux-1-dev", "image/black-forest-labs/flux-1-dev"],
    ["another kind", "enhance/topaz/bloom", "image/topaz/bloom"],
    ["a v before the version", "video/kling/kling-2.5", "video/kling/kling-v2.5"],
    ["a version with a dash", "video/bytedance/seedance-2-5", "video/bytedance/seedance-2.5"],
    ["words in another order", "video/bytedance/seedance-1.0-pro", "video/bytedance/seedance-pro-1.0"],
    ["one part more", "image/krea/krea-2-large", "image/krea/krea-2/large"],
  ])("%s", (_name, from, to) => {
    expect(rowsFrom([from, {}], [to, {}])).toEqual([expect.stringContaining(`Moved: \`${from}\` is now \`${to}\``)]);
  });

  test.each([
    ["a name of its own, with the same title", "video/runway/aleph", "video/runway/edit", "Aleph", "Aleph"],
    ["the same name of another vendor, with another title", "image/openai/pro", "image/google/pro", "GPT", "Imagen"],
    ["the same title of another vendor", "enhance/topaz/standard", "enhance/magnific/ultra", "Upscale", "Upscale"],
  ])("which may be another model, so that jobs do not go to it: %s", (_name, from, to, title, newTitle) => {
    expect(rowsFrom([from, { title }], [to, { title: newTitle }])).toEqual([
      expect.stringContaining(`Replaced: instead of \`${from}\` there is the new model \`${to}\``),
    ]);
  });

  test("is not, where one of the two has a version", () => {
    const rows = rowsFrom(["image/bfl/flux", { title: "Flux" }], ["image/bfl/flux-2", { title: "Flux" }]);
    expect(rows.join("\n")).not.toMatch(/Moved|Replaced/);
  });

  test("what changes with the id stands under the new one", () => {
    const more = { fields: { ...prompt, height: { type: "number" } } };
    expect(rowsFrom(["image/a/one-1", { title: "One" }], ["image/b/one-1", { title: "One", ...more }])).toEqual([
      moved("image/a/one-1", "image/b/one-1"),
      "image/b/one-1 | New field `height` | nothing",
    ]);
  });

  test("says that the old id no longer works if the new one refuses an old input", () => {
    const required = { title: "One", required: ["seed"] };
    expect(rowsFrom(["image/a/one-1", { title: "One" }], ["image/b/one-1", required])).toEqual([
      "image/b/one-1 | Renamed: `image/a/one-1` is now `image/b/one-1`, which does not take every old input. " +
        "The old id stays in the types as deprecated | requests",
      "image/b/one-1 | `seed` is now required | types, requests",
    ]);
  });

  test("a new model that the maintainer names instead of another, of another name", () => {
    expect(
      rowsFrom(["image/a/one", { title: "One" }], ["image/b/two", { title: "Two" }], [["image/a/one", "image/b/two"]]),
    ).toEqual([
      "image/b/two | Replaced: instead of `image/a/one` there is the new model `image/b/two`. " +
        "The old id stays in the types as deprecated | requests",
    ]);
  });

  test("a new model that the old document named instead of another", () => {
    const rest = { deprecated: true, "x-krea-deprecation": { replacement: "image/b/two" } };
    expect(rowsFrom(["image/a/one", { title: "One", rest }], ["image/b/two", { title: "Two" }])).toEqual([
      expect.stringContaining("Replaced: instead of `image/a/one` there is the new model `image/b/two`."),
    ]);
  });
});

describe("a model that goes while another comes is two rows", () => {
  const both = (from: string, to: string) => [
    expect.stringContaining(`${to} | New model`),
    expect.stringContaining(`${from} | The model was retired`),
  ];

  test.each([
    ["another version", "video/kling/kling-2", "video/kling/kling-3"],
    ["a later version of the same title", "video/kling/kling-2.1", "video/kling/kling-2.5"],
    ["another variant", "image/google/imagen-4", "image/google/imagen-4-fast"],
    ["another name", "image/a/one", "image/a/two"],
  ])("%s", (name, from, to) => {
    const title = name.includes("title") ? { title: "Kling" } : {};
    expect(rowsFrom([from, title], [to, title])).toEqual(both(from, to));
  });

  test("the same name with other fields", () => {
    const fields = { text: { type: "string" }, frames: { type: "number" } };
    expect(rowsFrom(["image/a/one", {}], ["video/a/one", { fields }])).toEqual(both("image/a/one", "video/a/one"));
  });

  test("two models that fit equally well", () => {
    const rows = rowsOf(
      changesOf(
        documentOf({ "image/a/one": { title: "One" } }),
        documentOf({ "image/b/one": { title: "One" }, "image/c/one": { title: "One" } }),
      ),
    );
    expect(rows.map((row) => row.replace(/;.*/, ""))).toEqual([
      "image/b/one | New model: One | nothing",
      "image/c/one | New model: One | nothing",
      "image/a/one | The model was retired",
    ]);
  });
});
