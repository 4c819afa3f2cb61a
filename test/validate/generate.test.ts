import { readdir, readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { inputSchemas } from "../../generated/input-schemas.ts";
import type { Schema } from "../../scripts/generate/document.ts";
import { inputSchemasTable } from "../../scripts/generate/tables/input-schemas.ts";
import { repositoryPath, smallDocument } from "../support/document.ts";
import { models } from "./support/models.ts";

const path = "/generate/image/vendor/model";

function table(schema: Schema, schemas: Record<string, Schema> = {}): string {
  const operation = { requestBody: { content: { "application/json": { schema } } }, responses: {} };
  return inputSchemasTable({ ...smallDocument({ [path]: { post: operation } }), components: { schemas } });
}

describe("generation", () => {
  test("every model has a schema", () => {
    expect(Object.keys(inputSchemas.models)).toEqual(models.map(({ id }) => id));
  });

  test("annotations go, what is said by name stays", () => {
    const properties = { description: { type: "string", default: "x", description: "x" }, "x-y": { title: "t" } };
    const text = table({ type: "object", title: "t", properties, required: ["description"], example: {}, "x-z": 1 });
    expect(text).toContain(
      '"image/vendor/model": {"type":"object","properties":{"description":{"type":"string"},"x-y":{}},"required":["description"]}',
    );
  });

  test("values are left as they are", () => {
    expect(table({ enum: [{ title: "x" }, "a"] })).toContain('{"enum":[{"title":"x"},"a"]}');
  });

  test("what several inputs share stands there once, and may refer to itself", () => {
    const $ref = "#/components/schemas/Node";
    const node = { properties: { next: { $ref }, title: { type: "string" } }, description: "x" };
    const text = table({ properties: { a: { $ref }, b: { $ref, description: "x" } } }, { Node: node, Other: {} });
    expect(text).toContain('"Node": {"properties":{"next":{"$ref":"#/shared/Node"},"title":{"type":"string"}}}');
    expect(text).not.toContain("Other");
  });

  test.each<[Schema, string]>([
    [{ not: {} }, "not"],
    [{ properties: { a: { type: "number", multipleOf: 2 } } }, "properties/a/multipleOf"],
    [{ anyOf: [{}, { format: "email" }] }, "anyOf/1/format"],
    [{ items: { uniqueItems: true } }, "items/uniqueItems"],
    [{ additionalProperties: { minProperties: 1 } }, "additionalProperties/minProperties"],
    [{ oneOf: {} } as unknown as Schema, "oneOf"],
    [{ items: [] } as unknown as Schema, "items"],
    [{ $ref: "#/components/schemas/A" }, "properties/a/not"],
  ])("what validation does not know is an error: %j", (schema, part) => {
    const problem = `image/vendor/model: its input uses what validation does not know: ${part}.`;
    expect(() => table(schema, { A: { properties: { a: { not: {} } } } })).toThrow(problem);
  });

  test("a $ref to nothing is an error", () => {
    expect(() => table({ $ref: "#/components/schemas/None" })).toThrow("$ref to nothing");
    expect(() => table({ items: { $ref: "#/components/schemas/None" } })).toThrow("$ref to nothing");
  });
});

test("no code is made at run time, and no package is imported", async () => {
  const names = (await readdir(repositoryPath("src/validate"))).map((name) => `src/validate/${name}`);
  for (const name of [...names, "src/validate.ts", "generated/input-schemas.ts", "src/submissions/check-input.ts"]) {
    const text = await readFile(repositoryPath(name), "utf8");
    expect([name, /\beval\s*\(|\bFunction\s*\(|^[^*\n]*from "[^.]/m.test(text)]).toEqual([name, false]);
  }
});
