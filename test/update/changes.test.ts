import { describe, expect, test } from "vitest";
import { reportMarkdown } from "../../scripts/update-spec/report.ts";
import {
  addAlias,
  addField,
  addModel,
  addPattern,
  addRequiredNestedField,
  addStatus,
  addValue,
  allowNull,
  changePrice,
  changeQuery,
  removeAlternative,
  removeField,
  removeValue,
  requireField,
} from "./alterations.ts";
import { singleChanges } from "./single-changes.ts";
import {
  type Alteration,
  aliasOf,
  altered,
  compile,
  fieldAt,
  flux,
  fluxKey,
  importText,
  operationAt,
  reportOf,
  rowsOf,
  textOf,
  update,
} from "./support.ts";

describe("the report of one change", () => {
  test.each(singleChanges)("%s", async (_name, alteration, rows, release) => {
    const plan = await reportOf([alteration]);
    expect(rowsOf(plan).sort()).toEqual([...rows].sort());
    expect(plan.report.release).toBe(release);
    for (const { text } of plan.report.changes) {
      expect(reportMarkdown(plan.report)).toContain(text.replaceAll("|", "\\|").replaceAll("<", "&lt;"));
    }
  });
});

test("an unchanged document has no changes and requires no release", async () => {
  const plan = await update([]);
  expect(plan.report).toMatchObject({
    release: "none",
    changes: [],
    overlays: [],
    retiredAliases: [],
    retiredModels: [],
  });
  expect(reportMarkdown(plan.report)).toContain("Nothing has changed for callers");
  const [group, ...others] = plan.report.pastSunset;
  expect(others).toEqual([]);
  expect(group?.sunsetDate).toBe("2026-06-19");
  expect(group?.aliases).toContainEqual({ operation: fluxKey, from: "imageUrl", to: "image_url" });
  expect(textOf(plan.files, "openapi/krea.json")).toBe(JSON.stringify(await altered()));
});

describe("several changes at once", () => {
  const alterations = [
    addModel,
    addField,
    removeField,
    requireField,
    addRequiredNestedField,
    removeValue,
    addValue,
    allowNull,
  ];
  alterations.push(addStatus, changeQuery, changePrice, addPattern, removeAlternative, addAlias);

  test("are reported like each of them, and all are in the types and tables", async () => {
    const plan = await update(alterations);
    const parts = alterations.map((alteration) => singleChanges.find((row) => row[1] === alteration)?.[2] ?? []);
    expect(rowsOf(plan).sort()).toEqual(parts.flat().sort());
    const program = `
import type { ModelInputs, paths } from "./openapi.ts";
type Flux = ModelInputs["image/bfl/flux-1-dev"];
type Kling = ModelInputs["video/kling/kling-2.5"];
export const good: Flux = { prompt: "x", seed: null, sharpness: 1, styles: [{ id: "a", strength: 1, mode: "b" }] };
export const alias: Flux = { text: "x", seed: 1 };
export const added: ModelInputs["image/bfl/flux-9"] = { prompt: "x" };
export const clip: Kling = { prompt: "x", aspect_ratio: "4:3" };
// @ts-expect-error the field was removed
export const steps: Flux = { prompt: "x", seed: 1, steps: 3 };
// @ts-expect-error the field is now required
export const seed: Flux = { prompt: "x" };
// @ts-expect-error the nested field is required
export const styles: Flux = { prompt: "x", seed: 1, styles: [{ id: "a", strength: 1 }] };
// @ts-expect-error the value was removed
export const tall: Kling = { prompt: "x", aspect_ratio: "9:16" };
// @ts-expect-error the alternative was removed
export const camera: ModelInputs["video/kling/kling-1"] = { prompt: "x", camera_control: { type: "left_turn_forward" } };
export type Busy = paths["/jobs"]["get"]["responses"]["503"];
export const query: paths["/jobs"]["get"]["parameters"]["query"] = { since: "x" };
`;
    expect(compile(textOf(plan.files, "generated/openapi.ts"), program)).toEqual([]);
    const { models } = await importText(textOf(plan.files, "generated/models.ts"));
    const flux = (models as { id: string }[]).find(({ id }) => id === "image/bfl/flux-1-dev");
    expect(flux).toMatchObject({ expectedSeconds: 9, prices: { rows: [{ amount: 4 }] } });
  });

  test("a change that is the same in many operations is reported once", async () => {
    const everywhere: Alteration = (document) => {
      for (const item of Object.values(document.paths)) {
        const { responses } = (item.post ?? {}) as { responses?: Record<string, unknown> };
        if (responses) responses["418"] = { description: "A teapot." };
      }
    };
    const { report } = await reportOf([everywhere, addModel]);
    const text = reportMarkdown(report);
    expect(text.match(/New response: 418/g)).toHaveLength(1);
    expect(text).toMatch(/\| New response: 418 \| nothing \| \d+: /);
    expect(text).toContain("| `image/bfl/flux-9` | New model: Flux 9 |");
  });
});

test("text of the document cannot end a comment of the types, or create HTML and mentions in the report", async () => {
  const nasty: Alteration = (document) => {
    const operation = operationAt(document, flux);
    operation.summary = "Flux */ export const hacked = 1; /* @everyone | <img src=x>";
    operation.description = "Fast */ export const worse = 1; /*";
    fieldAt(document, flux, "seed").description = "*/ export const worst = 1; /*";
    operation["x-krea-deprecated-field-aliases"]?.push({
      ...aliasOf("text", "prompt"),
      reason: "*/ export const four = 1; /*",
    });
  };
  const plan = await update([nasty]);
  const types = textOf(plan.files, "generated/openapi.ts");
  expect(
    compile(
      types,
      'import * as all from "./openapi.ts";\n// @ts-expect-error there is none\nexport const no = all.hacked;',
    ),
  ).toEqual([]);
  expect(types).not.toMatch(/^\s*(\*\/ )?export const/m);
  const text = reportMarkdown(plan.report);
  expect(text).not.toMatch(/@everyone|<img/);
  expect(text).toContain("\\| &lt;img");
});
