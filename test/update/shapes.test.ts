import { beforeAll, describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { compareUpdate, planUpdate, prepareState, type UpdatePlan } from "../../scripts/update-spec/plan-update.ts";
import { listOperations, type OpenApiDocument, type ResponseObject, type Schema } from "../../src/codegen/document.ts";
import {
  type Alteration,
  altered,
  bodyOf,
  bytesOf,
  compile,
  currentState,
  fieldAt,
  flux,
  fluxKey,
  importText,
  operationAt,
  rowsOf,
  textOf,
  today,
  update,
} from "./support.ts";

const tables = [
  "aliases.ts",
  "media.ts",
  "models.ts",
  "model-ids.ts",
  "jobs.ts",
  "expected-seconds.ts",
  "operations.ts",
];

/** Moves bodies, schemas, parameters and responses to components, and composes half of each body by `allOf`. */
const useComponents: Alteration = (document) => {
  const components = { schemas: {}, parameters: {}, responses: {}, requestBodies: {} } as Record<
    string,
    Record<string, unknown>
  >;
  const register = (kind: string, wanted: string, value: unknown) => {
    const all = components[kind] ?? {};
    let name = wanted.replaceAll(/[^A-Za-z0-9]/g, "_");
    while (all[name] !== undefined && JSON.stringify(all[name]) !== JSON.stringify(value)) name += "_";
    all[name] = value;
    return { $ref: `#/components/${kind}/${name}` };
  };
  for (const { method, path, operation } of listOperations(document)) {
    for (const [status, response] of Object.entries(operation.responses)) {
      const media = response.content?.["application/json"];
      if (media?.schema)
        media.schema = register(
          "schemas",
          `${media.schema.properties?.error ? "Error" : "Answer"}`,
          media.schema,
        ) as Schema;
      operation.responses[status] = register("responses", `Status${status}`, response) as ResponseObject & {
        $ref: string;
      };
    }
    if (Array.isArray(operation.parameters)) {
      operation.parameters = operation.parameters.map((one: { name: string }) => register("parameters", one.name, one));
    }
    const media = operation.requestBody?.content["application/json"];
    const schema = media?.schema;
    if (!media || !schema?.properties) continue;
    const properties = Object.entries(schema.properties).map(([name, field]): [string, Schema] => [
      name,
      field.items?.properties ? { ...field, items: register("schemas", `${name}Item`, field.items) as Schema } : field,
    ]);
    const half = Math.ceil(properties.length / 2);
    const { properties: _properties, required = [], ...rest } = schema;
    const names = new Set(properties.slice(0, half).map(([name]) => name));
    const base = {
      type: "object",
      title: "Base",
      properties: Object.fromEntries(properties.slice(0, half)),
      required: required.filter((name) => names.has(name)),
    };
    const own = {
      properties: Object.fromEntries(properties.slice(half)),
      required: required.filter((name) => !names.has(name)),
    };
    media.schema = { allOf: [register("schemas", `${method}${path}Base`, base) as Schema, { ...rest, ...own }] };
    operation.requestBody = register("requestBodies", `${method}${path}Body`, operation.requestBody) as never;
  }
  document.components = { ...document.components, ...components };
};
const titleEverything: Alteration = (document) => {
  const visit = (schema: Schema): void => {
    for (const [name, field] of Object.entries(schema.properties ?? {})) {
      field.title = name.replaceAll("_", " ");
      visit(field);
      if (field.items) visit(field.items);
    }
  };
  for (const { operation } of listOperations(document)) {
    const schema = operation.requestBody?.content["application/json"]?.schema;
    if (schema) visit(schema);
  }
};
const renameTagsAndIds: Alteration = (document) => {
  document.tags = [{ name: "Everything" }];
  for (const [index, { operation }] of listOperations(document).entries()) {
    operation.tags = ["Everything"];
    operation.operationId = `operation_${index}`;
  }
};
const shareParameters: Alteration = (document) => {
  const item = document.paths["/jobs/{id}"];
  if (!item) return;
  item.parameters = operationAt(document, "/jobs/{id}", "get").parameters;
  for (const method of ["get", "delete"]) delete operationAt(document, "/jobs/{id}", method).parameters;
};
const priceInDollars: Alteration = (document) => {
  const operation = operationAt(document, flux);
  operation["x-krea-pricing"] = {
    type: "fixed",
    currency: "USD",
    unit: "image",
    price_points: [
      { amount: 0.01, dimensions: { resolution: "1K" } },
      { amount: 0.025, dimensions: { resolution: "2K", quality: "high" } },
    ],
  };
};
const recursive: Alteration = (document) => {
  document.components = {
    ...document.components,
    schemas: {
      Layer: {
        type: "object",
        properties: { name: { type: "string" }, inner: { $ref: "#/components/schemas/Layer" } },
      },
    },
  };
  bodyOf(document, flux).properties.layer = { $ref: "#/components/schemas/Layer", description: "The top one." };
};

let before: UpdatePlan;
beforeAll(async () => {
  before = await update([]);
});
const sameTables = (plan: UpdatePlan) => {
  for (const name of tables)
    expect(textOf(plan.files, `generated/${name}`)).toBe(textOf(before.files, `generated/${name}`));
};

describe("an equivalent document changes nothing", () => {
  test("$ref, components and allOf", async () => {
    const plan = await update([useComponents]);
    const document = JSON.parse(textOf(plan.files, "openapi/krea.json")) as OpenApiDocument;
    expect(JSON.stringify(document).split('"$ref"').length).toBeGreaterThan(200);
    expect(JSON.stringify(document).split('"allOf"').length).toBeGreaterThan(10);
    expect(rowsOf(plan)).toEqual([]);
    sameTables(plan);
    expect(textOf(plan.files, "generated/openapi.json")).not.toMatch(/"x-component-name"|"allOf"|"title": "Base"/);
    const types = textOf(plan.files, "generated/openapi.ts");
    for (const name of ["Job", "PendingJob", "ErrorBody", "WeightedStyle", "BflFlux1DevInput"]) {
      expect(types).toContain(`export interface ${name} {`);
    }
    const program = `
import type { Job, ModelInputs } from "./openapi.ts";
export const input: ModelInputs["image/bfl/flux-1-dev"] = { prompt: "x", imageUrl: null, styles: [{ id: "a", strength: 1 }] };
// @ts-expect-error required
export const none: ModelInputs["image/bfl/flux-1-dev"] = { seed: 1 };
export const job = (job: Job): string => job.status;`;
    expect(compile(types, program)).toEqual([]);
  });

  test("tags, operation ids, parameters of the path, titles", async () => {
    const plan = await update([renameTagsAndIds, shareParameters, titleEverything]);
    expect(rowsOf(plan)).toEqual([]);
    sameTables(plan);
    expect(textOf(plan.files, "generated/openapi.ts")).toContain("operation_0");
  });

  test("YAML", async () => {
    const bytes = bytesOf(stringify(await altered()));
    const plan = await planUpdate(await prepareState(await currentState()), { bytes, source: "test", today });
    expect(plan.report.release).toBe("none");
    expect(plan.files.get("openapi/krea.json")).toBe(bytes);
    expect(textOf(plan.files, "generated/openapi.json")).toBe(textOf(before.files, "generated/openapi.json"));
  });

  test("keys in another order", async () => {
    const reversed = (node: unknown): unknown => {
      if (Array.isArray(node)) return node.map(reversed);
      if (typeof node !== "object" || node === null) return node;
      const entries = Object.entries(node).map(([key, value]) => [key, reversed(value)]);
      return Object.fromEntries(entries.reverse());
    };
    const bytes = bytesOf(reversed(await altered()));
    const { report } = await compareUpdate(await prepareState(await currentState()), { bytes, source: "test", today });
    expect(report).toMatchObject({ release: "none", changes: [], overlays: [], defects: [] });
  });

  test("a byte order mark", async () => {
    const bytes = bytesOf(`\uFEFF${JSON.stringify(await altered())}`);
    const plan = await planUpdate(await prepareState(await currentState()), { bytes, source: "test", today });
    expect(plan.report).toMatchObject({ release: "none", changes: [], defects: [] });
    expect(plan.files.get("openapi/krea.json")).toBe(bytes);
  });

  test("all of these at once do not hide a real change", async () => {
    const change: Alteration = (document) => {
      fieldAt(document, flux, "steps").maximum = 50;
    };
    const plan = await update([change, shareParameters, titleEverything, renameTagsAndIds, useComponents]);
    expect(rowsOf(plan)).toEqual([`${fluxKey} | maximum of \`steps\`, tighter: 100 → 50 | requests`]);
  });
});

describe("prices in x-krea-pricing", () => {
  test("are read as prices in USD with their dimensions as columns", async () => {
    const plan = await update([priceInDollars]);
    expect(rowsOf(plan)).toEqual([
      `${fluxKey} | Price, in another unit: about 3 compute units → $0.01 to $0.025 per image (2 prices) | nothing`,
    ]);
    const { models } = await importText(textOf(plan.files, "generated/models.ts"));
    expect((models as { id: string }[]).find(({ id }) => id === "image/bfl/flux-1-dev")).toMatchObject({
      expectedSeconds: 7,
      prices: {
        unit: "USD",
        dimensions: ["resolution", "quality"],
        rows: [
          { values: ["1K", "-"], amount: 0.01 },
          { values: ["2K", "high"], amount: 0.025 },
        ],
      },
    });
  });

  test.each([
    ["another currency", { currency: "EUR", price_points: [{ amount: 1 }] }, 'expected the currency "USD", got "EUR"'],
    ["no points", { currency: "USD", price_points: [] }, 'expected an object with "price_points"'],
    [
      "no amount",
      { type: "fixed", currency: "USD", unit: "request", price_points: [{ dimensions: {} }] },
      "expected a price point with an amount, got {",
    ],
  ])("%s: the price is unknown, and the update goes on", async (_name, pricing, message) => {
    const broken: Alteration = (document) => {
      const operation = operationAt(document, flux);
      operation["x-krea-pricing"] = pricing;
      operation.description = "Without a table.";
    };
    const plan = await update([broken]);
    const { priceRules } = await importText(textOf(plan.files, "generated/prices.ts"));
    const { unread } = (priceRules as Record<string, { unread: string }>)["image/bfl/flux-1-dev"] ?? {};
    expect(unread).toContain(`x-krea-pricing: ${message}`);
  });
});

test("a schema that contains itself accepts anything below the first level", async () => {
  const plan = await update([recursive]);
  expect(rowsOf(plan)).toEqual([`${fluxKey} | New field \`layer\` | nothing`]);
  const program = `
import type { ModelInputs } from "./openapi.ts";
export const input: ModelInputs["image/bfl/flux-1-dev"] = { prompt: "x", layer: { name: "a", inner: { name: "b" } } };
// @ts-expect-error a name is a string
export const wrong: ModelInputs["image/bfl/flux-1-dev"] = { prompt: "x", layer: { name: 1 } };`;
  expect(compile(textOf(plan.files, "generated/openapi.ts"), program)).toEqual([]);
});
