import { readdir, readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { schemas as modelSchemas } from "../../../generated/model-schemas.ts";
import type { Schema } from "../../../src/codegen/document.ts";
import { modelSchemasTable } from "../../../src/codegen/tables/model-schemas.ts";
import { repositoryPath, smallDocument } from "../../support/document.ts";
import { models } from "../../support/validate/models.ts";

const path = "/generate/image/vendor/model";

function table(schema: Schema, schemas: Record<string, Schema> = {}): string {
  const operation = { requestBody: { content: { "application/json": { schema } } }, responses: {} };
  return modelSchemasTable({ ...smallDocument({ [path]: { post: operation } }), components: { schemas } });
}

describe("generation", () => {
  test("every model has a schema", () => {
    expect(Object.keys(modelSchemas)).toEqual(models.map(({ id }) => id));
  });

  test("each schema stands for itself, with its annotations", () => {
    const $ref = "#/components/schemas/Tag";
    const text = table({ properties: { a: { $ref }, b: { $ref, description: "x" } } }, { Tag: { type: "string" } });
    const properties = '{"a":{"type":"string"},"b":{"type":"string","description":"x"}}';
    expect(text).toContain(`"image/vendor/model": {"properties":${properties}}`);
  });

  test("values are left as they are", () => {
    expect(table({ enum: [{ title: "x" }, "a"] })).toContain('{"enum":[{"title":"x"},"a"]}');
  });

  test("a schema that holds itself is an error", () => {
    const $ref = "#/components/schemas/Node";
    expect(() => table({ $ref }, { Node: { properties: { next: { $ref } } } })).toThrow("contains itself");
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
    const problem = `image/vendor/model: its input uses JSON Schema that validation does not support: ${part}.`;
    expect(() => table(schema, { A: { properties: { a: { not: {} } } } })).toThrow(problem);
  });

  test("a $ref to nothing is an error", () => {
    expect(() => table({ $ref: "#/components/schemas/None" })).toThrow("$ref to nothing");
    expect(() => table({ items: { $ref: "#/components/schemas/None" } })).toThrow("$ref to nothing");
  });
});

test("no code is made at run time, and no package is imported", async () => {
  const names = (await readdir(repositoryPath("src/validate"))).map((name) => `src/validate/${name}`);
  for (const name of [...names, "src/validate.ts", "generated/model-schemas.ts", "src/submissions/check-input.ts"]) {
    const text = await readFile(repositoryPath(name), "utf8");
    expect([name, /\beval\s*\(|\bFunction\s*\(|^[^*\n]*from "[^.]/m.test(text)]).toEqual([name, false]);
  }
});
