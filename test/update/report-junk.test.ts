import fc from "fast-check";
import { expect, test } from "vitest";
import { pullRequestMarkdown, reportMarkdown } from "../../scripts/update-spec/report.ts";
import { reportJson } from "../../scripts/update-spec/report-json.ts";
import type { OpenApiDocument } from "../../src/codegen/document.ts";
import { changesOf, documentOf, prompt, reportOf } from "./report-support.ts";

const path = "/generate/image/a/one";
const alias = { from: "text", to: "prompt", sunset_date: "2027-01-31", reason: "", migration_url: "" };
const document = documentOf(
  {
    "image/a/one": {
      title: "One",
      fields: {
        ...prompt,
        size: { type: ["string", "null"], enum: ["a", "b", null], default: "a", description: "The size." },
        items: {
          type: "array",
          items: {
            anyOf: [
              { type: "string", format: "uri" },
              { type: "object", properties: {} },
            ],
          },
        },
        more: { type: "object", additionalProperties: { type: "number", minimum: 1 } },
      },
      required: ["prompt"],
      rest: {
        description: "Fast.\n| Size | Compute Units |\n|---|---|\n| a | 20 |\n",
        parameters: [{ name: "limit", in: "query", required: true, schema: { type: "integer" } }],
        security: [{ key: [] }],
        "x-krea-deprecated-field-aliases": [alias],
        responses: { "200": { description: "", content: { "application/json": { schema: { type: "object" } } } } },
      },
    },
  },
  { security: [{ key: [] }], components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } } },
);

/** Every place inside a value, as the object that holds it and its key. */
function placesIn(value: unknown): [Record<string, unknown>, string][] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [[holder, key], ...placesIn(holder[key])]);
}

const junk = fc.constantFrom<unknown>(
  null,
  true,
  0,
  "x",
  "",
  [],
  {},
  [null],
  ["x"],
  { x: null },
  { properties: { a: 1 } },
);
const alterations = fc.array(fc.tuple(fc.nat({ max: 10_000 }), junk), { minLength: 1, maxLength: 6 });

/** A copy with junk at some places inside its operation. */
function altered(changes: readonly (readonly [number, unknown])[]): OpenApiDocument {
  const copy = structuredClone(document);
  for (const [index, value] of changes) {
    const places = placesIn(copy.paths[path]?.post);
    const place = places[index % places.length];
    if (place) place[0][place[1]] = structuredClone(value);
  }
  return copy;
}

test("an operation with anything in it is compared and reported", () => {
  fc.assert(
    fc.property(alterations, alterations, (before, after) => {
      const report = reportOf(changesOf(altered(before), altered(after)));
      for (const text of [reportMarkdown(report), pullRequestMarkdown(report), reportJson(report)]) {
        expect(text).toContain(report.date);
      }
    }),
    { numRuns: 300 },
  );
});
