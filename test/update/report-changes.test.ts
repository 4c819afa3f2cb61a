import { describe, expect, test } from "vitest";
import type { OpenApiDocument, Schema } from "../../src/codegen/document.ts";
import { changesOf, documentOf, prompt, rowsOf, type SmallModel } from "./report-support.ts";

const id = "image/a/one";
const rows = (before: SmallModel, after: SmallModel) =>
  rowsOf(changesOf(documentOf({ [id]: before }), documentOf({ [id]: after }))).map((row) => row.slice(id.length + 3));
const fields = (before: Record<string, Schema>, after: Record<string, Schema>) =>
  rows({ fields: before }, { fields: after });

/** A copy with the keys of every object in reverse. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

describe("order alone is no change", () => {
  const camera = {
    oneOf: [
      { type: "object", properties: { x: { type: "number" }, kind: { const: "pan" } }, required: ["kind", "x"] },
      { type: "object", description: "Zooms.", properties: { kind: { const: "zoom" } }, required: ["kind"] },
    ],
    default: { kind: "pan", x: 1 },
    "x-other": { b: 1, a: 2 },
    if: { required: ["x", "kind"], properties: { x: { minimum: 1, maximum: 2 } } },
  };
  const choice = { enum: [{ a: 1, b: 2 }, "x", "y"] };
  const json = { schema: { type: "object", properties: { id: { type: "string" } } } };
  const one = documentOf(
    {
      [id]: {
        fields: { ...prompt, camera, choice },
        prices: { small: 1, large: 2 },
        rest: {
          responses: {
            "200": { description: "", content: { "application/json": json, "text/plain": {} } },
            "400": { description: "" },
          },
          security: [{ a: [] }, { b: [] }],
        },
      },
      "image/a/two": {},
    },
    {
      servers: [{ url: "https://a.example" }, { url: "https://b.example" }],
      security: [{ a: [], b: [] }],
      components: {
        securitySchemes: { a: { type: "http", scheme: "bearer" }, b: { type: "apiKey", in: "header", name: "K" } },
      },
    },
  );

  test("of keys", () => {
    expect(changesOf(one, reversed(one) as OpenApiDocument)).toEqual([]);
  });

  test("of alternatives, values, required fields and servers", () => {
    const other = structuredClone(one);
    const lists = (value: unknown): void => {
      if (typeof value !== "object" || value === null) return;
      for (const [key, inner] of Object.entries(value)) {
        if (["oneOf", "enum", "required", "servers", "security"].includes(key) && Array.isArray(inner)) inner.reverse();
        lists(inner);
      }
    };
    lists(other);
    expect(changesOf(one, other)).toEqual([]);
  });

  test("but the order of a default list is its value", () => {
    expect(fields({ sizes: { default: [1, 2] } }, { sizes: { default: [2, 1] } })).toEqual([
      "Default of `sizes`: \\[1,2\\] → \\[2,1\\] | nothing",
    ]);
  });
});

describe("what concerns every call", () => {
  const schemes = {
    bearer: { type: "http", scheme: "bearer" },
    same: { type: "http", scheme: "Bearer", bearerFormat: "JWT" },
    key: { type: "apiKey", in: "header", name: "X-API-Key" },
    oauth: { type: "oauth2", flows: { clientCredentials: { tokenUrl: "https://a.example", scopes: {} } } },
  };
  const withSecurity = (security: unknown, rest = {}) =>
    documentOf({ [id]: rest }, { security, components: { securitySchemes: schemes } });
  const between = (before: unknown, after: unknown) =>
    rowsOf(changesOf(withSecurity([before].flat()), withSecurity([after].flat())));

  test("an authentication that changes breaks requests", () => {
    expect(between({ bearer: [] }, { key: [] })).toEqual([
      "* | Callers now send the header `X-API-Key` to say who they are; it was `Authorization: Bearer …` | requests",
    ]);
    expect(between({ bearer: [] }, { bearer: [], key: [] })).toEqual([
      "* | Callers now send `Authorization: Bearer …` and the header `X-API-Key` to say who they are; it was `Authorization: Bearer …` | requests",
    ]);
    expect(between({ bearer: [] }, { oauth: [] })).toEqual([expect.stringContaining("Callers now send `oauth2`")]);
  });

  test("another way beside the old one breaks nothing", () => {
    expect(between({ bearer: [] }, [{ key: [] }, { bearer: [] }])).toEqual([
      "* | Callers may now also send the header `X-API-Key` to say who they are | nothing",
    ]);
  });

  test("another name of the same scheme is no change", () => {
    expect(between({ bearer: [] }, { same: [] })).toEqual([]);
  });

  test("an operation that becomes public, or has its own way", () => {
    const own = (security: unknown) => withSecurity([{ bearer: [] }], { rest: { security } });
    expect(rowsOf(changesOf(own([{ bearer: [] }]), own([{ key: [] }])))).toEqual([
      `${id} | Callers now send the header \`X-API-Key\` to say who they are; it was \`Authorization: Bearer …\` | requests`,
    ]);
  });

  test("a server that changes", () => {
    const at = (url: string) => documentOf({ [id]: {} }, { servers: [{ url }] });
    expect(rowsOf(changesOf(at("https://a.example"), at("https://b.example")))).toEqual([
      "* | The API's URL: `https://a.example` → `https://b.example` | nothing",
    ]);
  });
});

describe("prices of a model are one row", () => {
  const usd = (before: SmallModel["prices"], after: SmallModel["prices"]) =>
    rows(before === undefined ? {} : { prices: before }, after === undefined ? {} : { prices: after });

  test("of one price", () => {
    expect(usd(0.04, 0.05)).toEqual(["Price: $0.04 → $0.05 | nothing"]);
  });

  test("of several that change, come and go", () => {
    expect(usd({ small: 1, medium: 2, large: 3 }, { small: 1, medium: 4, huge: 9 })).toEqual([
      "Prices: size medium: $2 → $4, size huge: $9 (new), size large: $3 (gone) | nothing",
    ]);
  });

  test("of very many", () => {
    const prices = (factor: number) =>
      Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`size-${index}`, index * factor]));
    const [row, ...others] = usd(prices(1), prices(2));
    expect(others).toEqual([]);
    expect(row).toMatch(/ and 493 more \| nothing$/);
  });

  test("whose conditions are written in another way", () => {
    expect(usd({ "Text to image": 1, "5s": 2 }, { "5": 2, textToImage: 1 })).toEqual([]);
    expect(usd({ "Text to image": 1, References: 2 }, { textToImage: 1, refs: 2 })).toEqual([
      "The prices are the same, $1 to $2 (2 prices); what they depend on has other names | nothing",
    ]);
  });

  test("that depend on something else", () => {
    expect(usd({ a: 1, b: 2 }, { c: 3, d: 4 })).toEqual([
      "Prices, which depend on other things: $1 to $2 (2 prices) → $3 to $4 (2 prices) | nothing",
    ]);
  });

  test("in another unit", () => {
    const table = "Fast.\n| Size | Compute Units |\n|---|---|\n| small | 20 |\n| large | 40 |\n";
    expect(rows({ rest: { description: table } }, { rest: { description: "Fast." }, prices: 0.5 })).toEqual([
      "Price, in another unit: 20 to 40 compute units (2 prices) → $0.5 | nothing",
    ]);
  });

  test("that come or go", () => {
    expect(usd(undefined, 0.5)).toEqual(["New price: $0.5 | nothing"]);
    expect(usd({ a: 1, b: 2 }, undefined)).toEqual([
      "No price is given any more; it was $1 to $2 (2 prices) | nothing",
    ]);
  });
});

describe("fields of any name and size", () => {
  test("all values that a field gains or loses are one row", () => {
    const values = Array.from({ length: 10_000 }, (_, index) => `value-${index}`);
    const [row, ...others] = fields({ a: { enum: ["x", ...values] } }, { a: { enum: ["x"] } });
    expect(others).toEqual([]);
    expect(row).toMatch(/^`a` no longer accepts `"value-0"`, .* and 9,988 more \| types, requests$/);
  });

  test("names that objects have, or that look like paths", () => {
    const names = ["__proto__", "constructor", "toString", "a.b", "c[]", 'd"]', "e\nf", "g`h|i"];
    const all = Object.fromEntries(names.map((name): [string, Schema] => [name, { type: "string" }]));
    const text = fields({}, all);
    expect(text).toHaveLength(names.length);
    expect(text).toContain('New field `["__proto__"]` | nothing');
    expect(fields(all, {})).toHaveLength(names.length);
    const numbers = Object.fromEntries(names.map((name): [string, Schema] => [name, { type: "number" }]));
    expect(fields(all, numbers).filter((row) => row.includes("may no longer be"))).toHaveLength(names.length);
    expect(fields(all, all)).toEqual([]);
  });

  test("a schema two thousand deep that comes, goes or changes at its end", () => {
    const deep = (leaf: Schema) => {
      let schema = leaf;
      for (let level = 0; level < 2_000; level++) schema = { type: "object", properties: { inner: schema } };
      return { root: schema };
    };
    expect(fields({}, deep({ type: "string" }))).toEqual(["New field `root` | nothing"]);
    expect(fields(deep({ type: "string" }), {})).toEqual(["`root` was removed; the API refuses it | types, requests"]);
    const changed = fields(deep({ type: "string" }), deep({ type: "number" }));
    expect(changed.map((row) => row.replace(/`.*inner`/, "leaf"))).toEqual([
      "leaf may no longer be `string` | types, requests",
      "leaf may also be `number` | nothing",
    ]);
  });
});
