import { readFile } from "node:fs/promises";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { pullRequestMarkdown, reportMarkdown } from "../../scripts/update-spec/report.ts";
import { jsonReport } from "../../scripts/update-spec/report-json.ts";
import { summarize } from "../../scripts/update-spec/summary.ts";
import { repositoryPath } from "../support/document.ts";
import { changesOf, documentOf, prompt, reportOf, type SmallModel } from "./report-support.ts";

const { seed: _seed, ...withoutSeed } = prompt;

const before = documentOf({
  "image/a/one": { title: "One", prices: 0.04 },
  "image/a/two": { title: "Two", prices: { small: 1, large: 2 } },
  "image/a/three": { title: "Three" },
  "video/b/gone": { title: "Gone" },
  "video/b/replaced": { title: "Replaced" },
  "video/c/moved-1": { title: "Moved" },
});
const after = documentOf({
  "image/a/one": { title: "One", prices: 0.05, fields: withoutSeed },
  "image/a/two": { title: "Two", prices: { small: 1, large: 1.5 }, fields: withoutSeed },
  "image/a/three": { title: "Three", fields: withoutSeed, required: ["prompt"] },
  "video/d/moved-1": { title: "Moved" },
  "audio/e/new": { title: "New", prices: 3 },
  "audio/e/newer": { title: "Newer" },
});
const changes = changesOf(before, after, new Map([["video/b/replaced", "image/a/one"]]));
const report = reportOf(changes, {
  defects: [
    { where: "POST /generate/image/a/one", problem: "its example breaks its schema", handled: "it is left out" },
  ],
  overlays: [
    { overlay: "a.yaml", target: "$.info", reason: "corrected", arrived: [], text: "The title is right now." },
    { overlay: "b.yaml", target: "$.paths", reason: "contradicted", arrived: [], text: "It says otherwise now." },
  ],
});
const page = reportMarkdown(report).split("## The same in several models")[0] ?? "";

/** The lines of a section. */
function section(title: string): string[] {
  const text = page.split(/^## /m).find((part) => part.startsWith(title));
  return text?.trim().split("\n").slice(2) ?? [];
}

describe("the first page of the report", () => {
  test("says which release is asked for, and by what", () => {
    expect(page).toContain(
      "Asks for a **major** release: 4 changes break callers' types, 6 changes break their requests",
    );
    expect(page).toContain("What asks for it: field removed (3), model removed (2), newly required (1).");
  });

  test("lists new models by kind", () => {
    expect(section("New models (2)")).toContain("| `audio` (2) | `e/new`, `e/newer` |");
  });

  test("lists models that are gone with their replacements", () => {
    expect(section("Models that are gone (2)")).toEqual([
      "| model | use instead |",
      "| --- | --- |",
      "| `video/b/replaced` | `image/a/one` |",
      "",
      "No replacement is named: `video/b/gone`.",
    ]);
  });

  test("has one row for a model with another id", () => {
    expect(section("Models with another id (1)")).toContain(
      "| `video/c/moved-1` | `video/d/moved-1` | yes, as deprecated |",
    );
    expect(section("New models (2)").join()).not.toContain("moved");
  });

  test("says how much prices rise or fall, the greatest change first", () => {
    expect(section("Prices (2)").slice(2)).toEqual([
      "| `image/a/one` | $0.04 | $0.05 | +25 % |",
      "| `image/a/two` | $1 to $2 (2 prices) | $1 to $1.5 (2 prices) | -25 % to 0 % |",
    ]);
  });

  test("of prices in another unit says what an old unit costs now, the dearest first", () => {
    const inUnits = (units: number) => ({ rest: { description: `Fast.\n| Compute Units |\n|---|\n| ${units} |\n` } });
    const inDollars = (prices: number) => ({ prices, rest: { description: "Fast." } });
    const moved = changesOf(
      documentOf({ "image/a/same": inUnits(20), "image/a/dearer": inUnits(30) }),
      documentOf({ "image/a/same": inDollars(0.04), "image/a/dearer": inDollars(0.09) }),
    );
    const text = reportMarkdown(reportOf(moved));
    expect(text.match(/^\| `image.* compute units .*$/gm)).toEqual([
      "| `image/a/dearer` | 30 compute units | $0.09 | another unit: $0.003 for each old one |",
      "| `image/a/same` | 20 compute units | $0.04 | another unit: $0.002 for each old one |",
    ]);
  });

  test("begins the breaking changes with those that touch most callers", () => {
    expect(section("What breaks callers").slice(2)).toEqual([
      "| `seed` was removed; the API refuses it | types, requests | who uses it | 3: `image/a/one`, `image/a/two`, `image/a/three` |",
      "| `prompt` is now required | types, requests | every caller | `image/a/three` |",
      "| The model was retired; no replacement is named. Its id stays in the types as deprecated | requests | every caller | `video/b/gone` |",
      "| The model was retired, with a replacement: `image/a/one`. Its id stays in the types as deprecated | requests | every caller | `video/b/replaced` |",
    ]);
  });

  test("has at most ten of them", () => {
    const fields = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`field${index}`, { type: "string" }]));
    const { breaking, breakingTotal } = summarize(
      changesOf(documentOf({ "image/a/one": { fields } }), documentOf({ "image/a/one": { fields: {} } })),
      "major",
    );
    expect(breaking).toHaveLength(10);
    expect(breakingTotal).toBe(12);
  });

  test("lists the defects of the document", () => {
    expect(section("Defects of the document (1)")).toEqual([
      "- POST /generate/image/a/one: its example breaks its schema; it is left out.",
    ]);
  });

  test("tells the overlay actions that were taken out from those that are kept", () => {
    expect(section("Overlay actions taken out (1)")).toEqual(["- The title is right now."]);
    expect(section("Overlay actions that the document contradicts (1)")).toEqual(["- It says otherwise now."]);
  });

  test("of no changes says that no release is needed", () => {
    expect(reportMarkdown(reportOf(changesOf(before, before)))).toContain("Nothing has changed for callers");
  });
});

describe("all changes after the page", () => {
  const details = reportMarkdown(report).slice(page.length);

  test("have what several models share once, with the names of the models", () => {
    expect(details.match(/`seed` was removed/g)).toHaveLength(1);
    expect(details).toContain(
      "| 1 | `seed` was removed; the API refuses it | types, requests | 3: image: `a/one`, `a/two`, `a/three` |",
    );
  });

  test("have everything else under the heading of its model, which names what it shares", () => {
    const three = details.split("### `image/a/three`")[1]?.split("###")[0];
    expect(three).toContain("| `prompt` is now required | types, requests |");
    expect(three).toContain("Also what is the same in several models: 1.");
  });
});

describe("a report of a thousand models", () => {
  const many = (title: string, field: string): Record<string, SmallModel> =>
    Object.fromEntries(
      Array.from({ length: 1_000 }, (_, index) => [
        `image/vendor-with-a-long-name/model-${title}-number-${index}`,
        { title: `${title} ${index}`, fields: { ...prompt, [`${field}_${index}`]: { type: "string" } } },
      ]),
    );
  const large = reportOf([
    ...changesOf(documentOf(many("same", "old")), documentOf(many("same", "new"))),
    ...changesOf(documentOf({}), documentOf(many("added", "new"))),
    ...changesOf(documentOf(many("gone", "new")), documentOf({})),
  ]);

  test("fits the text of a pull request, and says what is left out", () => {
    expect(reportMarkdown(large).length).toBeGreaterThan(65_536);
    const text = pullRequestMarkdown(large);
    expect(Buffer.byteLength(text)).toBeLessThan(60_001);
    expect(text).toContain("New models (1000)");
    expect(text).toContain("Models that are gone (1000)");
    expect(text).toMatch(/ and \d+ more/);
    expect(text).toContain("All changes, model by model, are in `report.md`.");
  });

  test("has every change in its whole text", () => {
    const text = reportMarkdown(large);
    for (const index of [0, 500, 999]) {
      expect(text).toContain(`\`old_${index}\` was removed`);
      expect(text).toContain(`\`vendor-with-a-long-name/model-added-number-${index}\``);
      expect(text).toContain(`\`image/vendor-with-a-long-name/model-gone-number-${index}\``);
    }
  });

  test("a small report is in the pull request as a whole", () => {
    expect(pullRequestMarkdown(report)).toBe(reportMarkdown(report));
  });
});

describe("the report as data", async () => {
  const schema = JSON.parse(await readFile(repositoryPath("scripts/update-spec/report.schema.json"), "utf8")) as Record<
    string,
    unknown
  >;
  const isReport = new Ajv2020({ allErrors: true }).compile(schema);
  const problems = (value: unknown) => {
    // As programs read it.
    isReport(JSON.parse(JSON.stringify(value)));
    return isReport.errors ?? [];
  };

  test("fits its schema", () => {
    const alias = { operation: "POST /x", from: "a", to: "b" };
    const full = {
      ...report,
      pastSunset: [{ sunsetDate: "2026-06-19", aliases: [alias] }],
      retiredAliases: [alias],
      retiredModels: [{ id: "image/a/b", replacement: null }],
    };
    expect(problems(jsonReport(full))).toEqual([]);
    expect(problems(jsonReport(reportOf([])))).toEqual([]);
  });

  test("a property that the schema does not know does not fit", () => {
    expect(problems({ ...jsonReport(report), more: 1 })).toMatchObject([{ keyword: "additionalProperties" }]);
    expect(problems({ ...jsonReport(report), changes: [{ kind: "x" }] })).not.toEqual([]);
  });

  test("has the first page under its summary", () => {
    expect(jsonReport(report).summary).toMatchObject({
      newModels: [
        { id: "audio/e/new", kind: "audio", title: "New", prices: { unit: "USD", lowest: 3 } },
        { id: "audio/e/newer", prices: null },
      ],
      goneModels: [
        { id: "video/b/gone", replacement: null },
        { id: "video/b/replaced", replacement: "image/a/one" },
      ],
      movedModels: [{ from: "video/c/moved-1", to: "video/d/moved-1", works: true }],
      breaking: [{ callers: "some", subjects: ["image/a/one", "image/a/two", "image/a/three"] }, {}, {}, {}],
      prices: [{ model: "image/a/one", percent: { least: 25, greatest: 25 } }, { model: "image/a/two" }],
    });
  });
});
