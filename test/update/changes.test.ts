import { describe, expect, test } from "vitest";
import type { Schema } from "../../scripts/generate/document.ts";
import { reportMarkdown } from "../../scripts/update-spec/report.ts";
import {
  type Alteration,
  aliasOf,
  altered,
  bodyOf,
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

const jobs = "GET /jobs";

const addModel: Alteration = (document) => {
  const operation = structuredClone(operationAt(document, flux));
  delete operation["x-krea-deprecated-field-aliases"];
  document.paths["/generate/image/bfl/flux-9"] = { post: { ...operation, summary: "Flux 9" } };
};
const addOperation: Alteration = (document) => {
  document.paths["/credits"] = { get: { summary: "Credits", responses: { "200": { description: "The balance." } } } };
};
const removeOperation: Alteration = (document) => {
  delete document.paths["/jobs/{id}"]?.delete;
};
const deprecateModel: Alteration = (document) => {
  const operation = operationAt(document, flux);
  operation.deprecated = true;
  operation.description = `Retired on 2027-01-31, use \`image/krea/krea-2/medium\` instead.\n${operation.description}`;
};
const addField: Alteration = (document) => {
  bodyOf(document, flux).properties.sharpness = { type: "number" };
};
const removeField: Alteration = (document) => {
  delete bodyOf(document, flux).properties.steps;
};
const renameField: Alteration = (document) => {
  const { properties } = bodyOf(document, flux);
  const { steps } = properties;
  if (steps) properties.step_count = steps;
  delete properties.steps;
  operationAt(document, flux)["x-krea-deprecated-field-aliases"]?.push(aliasOf("steps", "step_count"));
};
const requireField: Alteration = (document) => {
  bodyOf(document, flux).required?.push("seed");
  const media = operationAt(document, flux).requestBody?.content["application/json"];
  if (media) media.example = { ...(media.example as object), seed: 1 };
};
const addRequiredNestedField: Alteration = (document) => {
  const styles = fieldAt(document, flux, "styles").items as Schema & {
    properties: Record<string, Schema>;
    required: string[];
  };
  styles.properties.mode = { type: "string" };
  styles.required.push("mode");
};
const relaxField: Alteration = (document) => {
  bodyOf(document, flux).required = [];
};
const gainValue: Alteration = (document) => {
  fieldAt(document, "/generate/video/kling/kling-2.5", "aspect_ratio").enum?.push("4:3");
};
const loseValue: Alteration = (document) => {
  const field = fieldAt(document, "/generate/video/kling/kling-2.5", "aspect_ratio");
  field.enum = field.enum?.filter((value) => value !== "9:16") ?? [];
};
const tightenBound: Alteration = (document) => {
  fieldAt(document, flux, "steps").maximum = 50;
};
const loosenBound: Alteration = (document) => {
  fieldAt(document, flux, "steps").maximum = 200;
};
const boundText: Alteration = (document) => {
  fieldAt(document, flux, "prompt").pattern = "^\\S|x$";
};
const changeDefault: Alteration = (document) => {
  fieldAt(document, flux, "steps").default = 30;
};
const changePrice: Alteration = (document) => {
  const operation = operationAt(document, flux);
  operation.description = operation.description?.replace("| ~3 | ~7 seconds |", "| 4 | ~9 seconds |") ?? "";
};
const nullable: Alteration = (document) => {
  fieldAt(document, flux, "seed").type = ["number", "null"];
};
const notNullable: Alteration = (document) => {
  fieldAt(document, flux, "image_url").type = "string";
};
const wholeNumber: Alteration = (document) => {
  fieldAt(document, flux, "width").type = "integer";
};
const openBody: Alteration = (document) => {
  delete bodyOf(document, flux).additionalProperties;
};
const sameInOtherWords: Alteration = (document) => {
  const kling = bodyOf(document, "/generate/video/kling/kling-2.5").properties;
  kling.duration = { type: "number", enum: [10, 5], default: 5 };
  const { type: _type, ...image } = fieldAt(document, flux, "image_url");
  bodyOf(document, flux).properties.image_url = { anyOf: [{ type: "null" }, { type: "string", ...image }] };
};
const otherAlternatives: Alteration = (document) => {
  const camera = fieldAt(document, "/generate/video/kling/kling-1", "camera_control");
  camera.oneOf?.pop();
};
const addStatus: Alteration = (document) => {
  operationAt(document, "/jobs", "get").responses["503"] = { description: "Busy." };
};
const dropStatuses: Alteration = (document) => {
  delete operationAt(document, "/jobs", "get").responses["401"];
  const { responses } = operationAt(document, "/styles/{id}/share/link", "get");
  responses["202"] = responses["201"] ?? { description: "" };
  delete responses["201"];
};
const page = (document: Parameters<Alteration>[0]) =>
  operationAt(document, "/jobs", "get").responses["200"]?.content?.["application/json"]?.schema as Schema & {
    properties: { items: { items: Schema & { properties: Record<string, Schema>; required: string[] } } };
  };
const changeAnswer: Alteration = (document) => {
  const job = page(document).properties.items.items;
  job.properties.status?.enum?.push("paused");
  job.properties.cost = { type: "number" };
  delete job.properties.created_at;
  job.required = job.required.filter((name) => name !== "created_at" && name !== "status");
};
const changeQuery: Alteration = (document) => {
  const parameters = operationAt(document, "/jobs", "get").parameters as {
    name: string;
    required: boolean;
    schema: Schema;
  }[];
  for (const parameter of parameters) if (parameter.name === "limit") parameter.schema.maximum = 100;
  operationAt(document, "/jobs", "get").parameters = [
    ...parameters.filter(({ name }) => name !== "types"),
    { name: "since", in: "query", required: true, schema: { type: "string" } },
  ];
};
const addAlias: Alteration = (document) => {
  operationAt(document, flux)["x-krea-deprecated-field-aliases"]?.push(aliasOf("text", "prompt"));
};
const moveSunset: Alteration = (document) => {
  const [first] = operationAt(document, flux)["x-krea-deprecated-field-aliases"] ?? [];
  if (first) first.sunset_date = "2027-06-30";
};
const describeField: Alteration = (document) => {
  fieldAt(document, flux, "seed").description = "Where chance begins.";
  operationAt(document, flux).tags = ["Pictures"];
  operationAt(document, flux).operationId = "makeFlux";
};

/** One change each: what the report says of it, and the release that it asks for. */
const single: [name: string, alteration: Alteration, rows: string[], release: string][] = [
  ["a new model", addModel, ["POST /generate/image/bfl/flux-9 | New model: Flux 9 | nothing"], "minor"],
  ["a new operation", addOperation, ["GET /credits | New operation | nothing"], "minor"],
  [
    "a model about to be retired",
    deprecateModel,
    [
      `${fluxKey} | The operation is about to be retired; use \`image/krea/krea-2/medium\` instead | nothing`,
      `${fluxKey} | The operation is described in other words | nothing`,
    ],
    "minor",
  ],
  ["a new field", addField, [`${fluxKey} | New field \`sharpness\` | nothing`], "minor"],
  [
    "a field that is gone",
    removeField,
    [`${fluxKey} | \`steps\` was removed; the API refuses it | types, requests`],
    "major",
  ],
  [
    "a renamed field",
    renameField,
    [`${fluxKey} | \`steps\` was renamed to \`step_count\`, by an alias: the old name is rewritten | nothing`],
    "minor",
  ],
  ["a newly required field", requireField, [`${fluxKey} | \`seed\` is now required | types, requests`], "major"],
  [
    "a new required field inside",
    addRequiredNestedField,
    [`${fluxKey} | New field \`styles[].mode\`, which is required | types, requests`],
    "major",
  ],
  ["a field no longer required", relaxField, [`${fluxKey} | \`prompt\` is no longer required | nothing`], "minor"],
  [
    "a value gained",
    gainValue,
    ['POST /generate/video/kling/kling-2.5 | `aspect_ratio` takes `"4:3"` | nothing'],
    "minor",
  ],
  [
    "a value lost",
    loseValue,
    ['POST /generate/video/kling/kling-2.5 | `aspect_ratio` no longer takes `"9:16"` | types, requests'],
    "major",
  ],
  ["a tighter bound", tightenBound, [`${fluxKey} | maximum of \`steps\`, tighter: 100 → 50 | requests`], "major"],
  ["a looser bound", loosenBound, [`${fluxKey} | maximum of \`steps\`, looser: 100 → 200 | nothing`], "minor"],
  ["a pattern", boundText, [`${fluxKey} | pattern of \`prompt\`, tighter: none → \`^\\S|x$\` | requests`], "major"],
  ["another default", changeDefault, [`${fluxKey} | Default of \`steps\`: 25 → 30 | nothing`], "minor"],
  [
    "another price and time",
    changePrice,
    [
      `${fluxKey} | Average completion time: 7 s → 9 s | nothing`,
      `${fluxKey} | Price: about 3 compute units → 4 compute units | nothing`,
    ],
    "minor",
  ],
  ["a field that may be null", nullable, [`${fluxKey} | \`seed\` may also be \`null\` | nothing`], "minor"],
  [
    "a field that may be null no longer",
    notNullable,
    [`${fluxKey} | \`image_url\` may no longer be \`null\` | types, requests`],
    "major",
  ],
  ["a whole number", wholeNumber, [`${fluxKey} | integer of \`width\`, tighter: none → true | requests`], "major"],
  ["a body that takes unknown fields", openBody, [`${fluxKey} | the body now takes unknown fields | nothing`], "minor"],
  [
    "an alternative less",
    otherAlternatives,
    [
      'POST /generate/video/kling/kling-1 | `camera_control.type` no longer takes `"left_turn_forward"` | types, requests',
    ],
    "major",
  ],
  ["the same in other words", sameInOtherWords, [], "none"],
  ["a new status", addStatus, [`${jobs} | New answer: 503 | nothing`], "minor"],
  [
    "another success",
    dropStatuses,
    [
      "GET /styles/{id}/share/link | The answer 201 is gone | types",
      `${jobs} | The answer 401 is no longer documented | nothing`,
      "GET /styles/{id}/share/link | New answer: 202 | types",
    ],
    "major",
  ],
  [
    "another answer",
    changeAnswer,
    [
      `${jobs} | \`items[].status\` of the 200 answer may now be absent | types`,
      `${jobs} | \`items[].status\` of the 200 answer may now be \`"paused"\` | types`,
      `${jobs} | \`items[].created_at\` of the 200 answer is gone | types`,
      `${jobs} | \`items[].cost\` of the 200 answer is new | nothing`,
    ],
    "major",
  ],
  [
    "other parameters",
    changeQuery,
    [
      `${jobs} | maximum of the query parameter \`limit\`, tighter: 1000 → 100 | requests`,
      `${jobs} | the query parameter \`types\` was removed; the API ignores it | types`,
      `${jobs} | New field the query parameter \`since\`, which is required | types, requests`,
    ],
    "major",
  ],
  ["a new alias", addAlias, [`${fluxKey} | New alias: \`text\` is rewritten to \`prompt\` | nothing`], "minor"],
  [
    "a sunset put off",
    moveSunset,
    [`${fluxKey} | Sunset of the alias \`imageUrl\`: 2026-06-19 → 2027-06-30 | nothing`],
    "patch",
  ],
  [
    "other words, tags and ids",
    describeField,
    [`${fluxKey} | \`seed\` is described in other words | nothing`],
    "patch",
  ],
  [
    "a removed operation",
    removeOperation,
    ["DELETE /jobs/{id} | The operation was removed | types, requests"],
    "major",
  ],
];

describe("one change each", () => {
  test.each(single)("%s", async (_name, alteration, rows, release) => {
    const plan = await reportOf([alteration]);
    expect(rowsOf(plan).sort()).toEqual([...rows].sort());
    expect(plan.report.release).toBe(release);
    for (const { text } of plan.report.changes) {
      expect(reportMarkdown(plan.report)).toContain(text.replaceAll("|", "\\|").replaceAll("<", "&lt;"));
    }
  });
});

test("the same document changes nothing, and asks for no release", async () => {
  const plan = await update([]);
  expect(plan.report).toMatchObject({
    release: "none",
    changes: [],
    overlays: [],
    retiredAliases: [],
    retiredModels: [],
  });
  expect(reportMarkdown(plan.report)).toContain("Nothing has changed for callers");
  expect(plan.report.pastSunset).toMatchObject([{ sunsetDate: "2026-06-19", aliases: { length: 191 } }]);
  expect(textOf(plan.files, "openapi/krea.json")).toBe(JSON.stringify(await altered()));
});

describe("a mixture", () => {
  const alterations = [
    addModel,
    addField,
    removeField,
    requireField,
    addRequiredNestedField,
    loseValue,
    gainValue,
    nullable,
  ];
  alterations.push(addStatus, changeQuery, changePrice, boundText, otherAlternatives, addAlias);

  test("is told as its parts are, and its types and tables hold all of them", async () => {
    const plan = await update(alterations);
    const parts = alterations.map((alteration) => single.find((row) => row[1] === alteration)?.[2] ?? []);
    expect(rowsOf(plan).sort()).toEqual(parts.flat().sort());
    const program = `
import type { ModelInputs, paths } from "./openapi.ts";
type Flux = ModelInputs["image/bfl/flux-1-dev"];
type Kling = ModelInputs["video/kling/kling-2.5"];
export const good: Flux = { prompt: "x", seed: null, sharpness: 1, styles: [{ id: "a", strength: 1, mode: "b" }] };
export const alias: Flux = { text: "x", seed: 1 };
export const added: ModelInputs["image/bfl/flux-9"] = { prompt: "x" };
export const clip: Kling = { prompt: "x", aspect_ratio: "4:3" };
// @ts-expect-error the field is gone
export const steps: Flux = { prompt: "x", seed: 1, steps: 3 };
// @ts-expect-error the field is now required
export const seed: Flux = { prompt: "x" };
// @ts-expect-error the field inside is required
export const styles: Flux = { prompt: "x", seed: 1, styles: [{ id: "a", strength: 1 }] };
// @ts-expect-error the value is gone
export const tall: Kling = { prompt: "x", aspect_ratio: "9:16" };
// @ts-expect-error the alternative is gone
export const camera: ModelInputs["video/kling/kling-1"] = { prompt: "x", camera_control: { type: "left_turn_forward" } };
export type Busy = paths["/jobs"]["get"]["responses"]["503"];
export const query: paths["/jobs"]["get"]["parameters"]["query"] = { since: "x" };
`;
    expect(compile(textOf(plan.files, "generated/openapi.ts"), program)).toEqual([]);
    const { models } = await importText(textOf(plan.files, "generated/models.ts"));
    const flux = (models as { id: string }[]).find(({ id }) => id === "image/bfl/flux-1-dev");
    expect(flux).toMatchObject({ expectedSeconds: 9, prices: { rows: [{ amount: 4 }] } });
  });

  test("what is the same in many operations is told once", async () => {
    const everywhere: Alteration = (document) => {
      for (const item of Object.values(document.paths)) {
        const { responses } = (item.post ?? {}) as { responses?: Record<string, unknown> };
        if (responses) responses["418"] = { description: "A teapot." };
      }
    };
    const { report } = await reportOf([everywhere, addModel]);
    const text = reportMarkdown(report);
    expect(text.match(/New answer: 418/g)).toHaveLength(1);
    expect(text).toMatch(/## In 6\d operations/);
    expect(text).toContain("## `image/bfl/flux-9`");
  });
});

test("text of the document neither ends a comment nor calls anybody", async () => {
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
