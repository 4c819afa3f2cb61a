import { describe, expect, test } from "vitest";
import { aliases } from "../../generated/aliases.ts";
import { models } from "../../generated/models.ts";
import { tidyComment } from "../../src/codegen/comments.ts";
import { listOperations, operationKey } from "../../src/codegen/document.ts";
import { boundsOf } from "../../src/codegen/field-notes.ts";
import { operationIdFor, pascalCase } from "../../src/codegen/names.ts";
import { mediaTable } from "../../src/codegen/tables/media.ts";
import { parsePriceTable } from "../../src/codegen/tables/price-table.ts";
import { effective, operation, smallDocument, vendored } from "../support/document.ts";
import { fixtureCatalog, fixtureEffective } from "../support/fixture.ts";
import { readConstant } from "../support/read-constant.ts";

describe("aliases", () => {
  test("has exactly the aliases of the published document and of the overlays", async () => {
    const entries = listOperations(await effective()).flatMap((located) =>
      (located.operation["x-krea-deprecated-field-aliases"] ?? []).map(
        ({ from, to }) => `${operationKey(located)} ${from} ${to}`,
      ),
    );
    const table = Object.entries(aliases).flatMap(([key, list]) => list.map(([from, to]) => `${key} ${from} ${to}`));
    expect(table).toEqual(entries);
    const published = listOperations((await vendored()).document);
    const names = published.flatMap((located) =>
      (located.operation["x-krea-deprecated-field-aliases"] ?? []).map(
        ({ from }) => `${operationKey(located)} ${from} `,
      ),
    );
    expect(names.filter((name) => !table.some((entry) => entry.startsWith(name)))).toEqual([]);
  });
});

describe("media fields", () => {
  const uri = { type: "string", format: "uri" };
  const fieldsOf = (properties: Record<string, unknown>) =>
    readConstant(mediaTable(smallDocument({ "/make": { post: operation(properties) } })), "mediaFields");

  test.each<[string, Record<string, unknown>, string[]]>([
    ["a URL by its format", { picture: uri }, ["picture"]],
    ["a URL that may be null", { picture: { type: ["string", "null"], format: "uri" } }, ["picture"]],
    ["a URL by its name", { image_url: { type: "string" } }, ["image_url"]],
    ["a list of URLs by its name", { image_urls: { type: "array", items: { type: "string" } } }, ["image_urls[]"]],
    [
      "a URL within objects and lists",
      {
        styles: { type: "array", items: { type: "object", properties: { url: { type: "string" } } } },
        subjects: { type: "array", items: { type: "object", properties: { image: { type: "array", items: uri } } } },
        video: { type: "object", properties: { url: uri } },
      },
      ["styles[].url", "subjects[].image[]", "video.url"],
    ],
    [
      "a URL within alternatives",
      { source: { anyOf: [uri, { type: "object", properties: { file: uri } }] } },
      ["source", "source.file"],
    ],
  ])("have %s", (_name, properties, fields) => expect(fieldsOf(properties)).toEqual({ "POST /make": fields }));

  test.each<[string, Record<string, unknown>]>([
    ["a number of that name", { url: { type: "number" } }],
    ["a text with another name", { curl: { type: "string" }, url_hint: { type: "string" } }],
  ])("do not have %s", (_name, properties) => expect(fieldsOf(properties)).toEqual({}));
});

describe("models", () => {
  test("every POST under /generate whose path can be called is a model", async () => {
    const paths = listOperations(await effective()).flatMap(({ method, path }) =>
      method === "post" && /^\/generate\/[\w./:-]+$/.test(path) ? [path] : [],
    );
    expect(models.map(({ id }) => `/generate/${id}`)).toEqual(expect.arrayContaining(paths));
  });

  test("have the expected seconds and prices of the fixture", () => {
    const model = (id: string) => fixtureCatalog.models.find((entry) => entry.id === id);
    expect(model("image/bfl/flux-1-dev")).toEqual({
      id: "image/bfl/flux-1-dev",
      category: "image",
      vendor: "bfl",
      title: "Flux",
      description: "Fast model. Best for LoRAs.",
      expectedSeconds: 7,
      prices: {
        unit: "compute units",
        dimensions: [],
        rows: [{ values: [], amount: 3, approximate: true, seconds: 7 }],
      },
    });
    expect(model("image/krea/krea-2/medium")?.prices).toEqual({
      unit: "USD",
      dimensions: ["K2 Billing Tier"],
      rows: [
        { values: ["Text to image"], amount: 0.03 },
        { values: ["Style references"], amount: 0.035 },
        { values: ["Moodboards"], amount: 0.04 },
      ],
    });
    expect(model("enhance/krea/enhance")?.prices).toBeNull();
    expect(model("video/kling/kling-1")?.prices?.rows).toContainEqual({ values: ["pro", "10s"], amount: 421 });
  });

  test("every row of every price table of the fixture is read", () => {
    const rows = listOperations(fixtureEffective).flatMap(({ path, operation }) => {
      const lines = (operation.description ?? "").split("\n").filter((line) => line.startsWith("|"));
      return path.startsWith("/generate/") ? lines.slice(2) : [];
    });
    expect(rows).not.toEqual([]);
    expect(fixtureCatalog.models.flatMap(({ prices }) => prices?.rows ?? [])).toHaveLength(rows.length);
  });
});

describe("price tables", () => {
  test("are read with dimensions, approximate amounts and seconds", () => {
    const text =
      "Fast.\n| Resolution | Duration | Compute Units | Average Completion Time |\n|---|---|---|---|\n| 1080p | 2s | ~79 | ~32 seconds |";
    expect(parsePriceTable(text)).toEqual({
      unit: "compute units",
      dimensions: ["Resolution", "Duration"],
      rows: [{ values: ["1080p", "2s"], amount: 79, approximate: true, seconds: 32 }],
    });
  });

  test("are absent from a description without one", () => {
    expect(parsePriceTable("New frontier model")).toBeUndefined();
    expect(parsePriceTable("| Field | Use |\n|---|---|\n| a | b |")).toBeUndefined();
  });
});

describe("names", () => {
  test.each([
    ["kling-2.5", "Kling2_5"],
    ["node-apps", "NodeApps"],
    ["2512", "2512"],
  ])("%s is %s", (text, name) => expect(pascalCase(text)).toBe(name));

  test("operation ids come from method and path", () => {
    expect(operationIdFor("get", "/jobs/{id}")).toBe("getJobsById");
    expect(operationIdFor("post", "/generate/image/bfl/flux-1.1-pro")).toBe("postGenerateImageBflFlux1_1Pro");
  });
});

describe("comments", () => {
  test.each([
    [{ type: "integer", minimum: 1, maximum: 100 }, "Integer, 1 to 100."],
    [{ type: "number", maximum: 4096 }, "At most 4096."],
    [{ type: "string", minLength: 3, maxLength: 16, pattern: "^a" }, "3 to 16 characters, matching `^a`."],
    [{ type: "array", maxItems: 1 }, "At most 1 items."],
    [{ type: "string" }, undefined],
  ])("bounds of %j", (schema, text) => expect(boundsOf(schema)).toBe(text));

  test("the reason of a deprecation goes into its tag, and tags that repeat the type are removed", () => {
    expect(
      tidyComment(
        "/**\n     * Format: uri\n     * @deprecated\n     * @description Use `b`.\n     * @enum {string}\n     */",
      ),
    ).toBe("/**\n     * Format: uri\n     * @deprecated Use `b`.\n     */");
    expect(tidyComment("/** @constant */")).toBe("");
    expect(tidyComment("/** @description Words. */")).toBe("/** Words. */");
  });
});
