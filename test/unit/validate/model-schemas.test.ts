import { readdir, readFile } from "node:fs/promises";
import ts from "typescript";
import { describe, expect, test } from "vitest";
import { schemas as modelSchemas } from "../../../generated/model-schemas.ts";
import type { OpenApiDocument, Schema } from "../../../src/codegen/document.ts";
import { selfContained } from "../../../src/codegen/self-contained.ts";
import { modelSchemasTable, uncheckedInputs } from "../../../src/codegen/tables/model-schemas.ts";
import { uncheckedParts, validateAgainst } from "../../../src/validate.ts";
import { repositoryPath, smallDocument } from "../../support/document.ts";
import { models } from "../../support/validate/models.ts";

const path = "/generate/image/vendor/model";

function documentOf(schema: Schema, schemas: Record<string, Schema> = {}): OpenApiDocument {
  const operation = { requestBody: { content: { "application/json": { schema } } }, responses: {} };
  return { ...smallDocument({ [path]: { post: operation } }), components: { schemas } };
}

function table(schema: Schema, schemas: Record<string, Schema> = {}): string {
  return modelSchemasTable(documentOf(schema, schemas));
}

function schemaOf(schema: Schema, schemas: Record<string, Schema> = {}): Schema {
  return selfContained(documentOf(schema, schemas), schema) as Schema;
}

/** Loads the text of a generated module, as the package does. */
async function load(text: string): Promise<{ schemas: Record<string, object> }> {
  const { outputText: code } = ts.transpileModule(text, {
    compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
  });
  return import(`data:text/javascript,${encodeURIComponent(code)}`);
}

function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
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

  test("true and false become objects, which can be walked", () => {
    const schema = schemaOf({ properties: { a: true, b: false }, items: [true], additionalProperties: false } as never);
    expect(schema).toEqual({ properties: { a: {}, b: { not: {} } }, items: [true], additionalProperties: false });
    expect(validateAgainst(schema, { a: 1, b: 1 })).toEqual(validateAgainst({ properties: { b: false } }, { b: 1 }));
  });

  test("what stands beside a reference restricts values too", () => {
    const $ref = "#/components/schemas/Size";
    const Size = { type: "object", properties: { width: { type: "number" } }, required: ["width"], title: "Size" };
    const schema = schemaOf({ $ref, title: "Box", properties: { depth: { type: "number" } } }, { Size });
    expect(schema.title).toBe("Box");
    expect(
      validateAgainst(schema, { depth: "x", width: "x" })
        .map(({ path }) => path)
        .sort(),
    ).toEqual(["depth", "width"]);
    expect(schemaOf({ $ref, minProperties: 1 }, { Size })).toEqual({ ...Size, minProperties: 1 });
  });

  test("values are left as they are", () => {
    expect(table({ enum: [{ title: "x" }, "a"] })).toContain('{"enum":[{"title":"x"},"a"]}');
  });

  test("a schema that holds itself refers to its own definitions", () => {
    const $ref = "#/components/schemas/Node";
    const Node = { type: "object", properties: { next: { $ref }, name: { type: "string" } } };
    const schema = schemaOf({ $ref }, { Node });
    expect(schema.$defs).toEqual({
      Node: { ...Node, properties: { ...Node.properties, next: { $ref: "#/$defs/Node" } } },
    });
    const valid = { name: "a", next: { name: "b", next: { next: {} } } };
    expect(validateAgainst(schema, valid)).toEqual([]);
    expect(validateAgainst(schema, { next: { next: { next: { name: 5 } } } })).toMatchObject([
      { path: "next.next.next.name" },
    ]);
  });

  test("a schema 2,000 deep is a literal that compilers can read, and is checked to its end", () => {
    let schema: Schema = { type: "string" };
    let value: unknown = 5;
    for (let level = 0; level < 2_000; level += 1) {
      schema = { properties: { a: schema } };
      value = { a: value };
    }
    const table = schemaOf(schema);
    expect(depthOf(table)).toBeLessThan(200);
    expect(validateAgainst(table, value)).toMatchObject([{ expected: "a string", got: "5" }]);
    expect(uncheckedParts(table)).toEqual([]);
  });

  test("schemas that double at each level are not copied for ever", () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 60 }, (_value, level): [string, Schema] => {
        const $ref = `#/components/schemas/Level${level + 1}`;
        return [`Level${level}`, { properties: { a: { $ref }, b: { $ref } } }];
      }),
    );
    const table = schemaOf({ $ref: "#/components/schemas/Level0" }, { ...schemas, Level60: { type: "string" } });
    expect(JSON.stringify(table).length).toBeLessThan(500_000);
    expect(validateAgainst(table, { a: { b: { a: 5 } } })).toEqual([]);
  });

  test("a discriminator's mapping still leads to its alternatives", () => {
    const [cat, dog] = ["#/components/schemas/Cat", "#/components/schemas/Dog"];
    const animal = (field: string): Schema => ({
      type: "object",
      properties: { kind: { type: "string" }, [field]: { type: "number" } },
      required: ["kind", field],
    });
    const discriminator = { propertyName: "kind", mapping: { meow: cat, woof: "Dog" } };
    const schema = schemaOf(
      { oneOf: [{ $ref: cat }, { $ref: dog }], discriminator },
      { Cat: animal("lives"), Dog: animal("tricks") },
    );
    expect(validateAgainst(schema, { kind: "meow", lives: 9 })).toEqual([]);
    expect(validateAgainst(schema, { kind: "woof", lives: "x", tricks: "x" })).toMatchObject([{ path: "tricks" }]);
    expect(validateAgainst(schema, { kind: "moo" })).toMatchObject([
      { path: "kind", expected: 'one of "meow", "woof"' },
    ]);
  });

  test("names of the prototype are fields like any other", async () => {
    const properties = Object.fromEntries(
      ["__proto__", "constructor", "toString", 'a"b', "a\nb", '"__proto__":'].map((name): [string, Schema] => [
        name,
        { type: "string" },
      ]),
    );
    const { schemas } = await load(table({ properties, additionalProperties: false }));
    const schema = schemas["image/vendor/model"] ?? true;
    for (const name of Object.keys(properties)) {
      const value = (of: unknown) => Object.defineProperty({}, name, { value: of, enumerable: true });
      expect(validateAgainst(schema, value("x"))).toEqual([]);
      expect(validateAgainst(schema, value(5))).toMatchObject([{ expected: "a string" }]);
    }
    expect(validateAgainst(schema, { valueOf: 1 })).toMatchObject([{ message: "unknown field" }]);
  });

  test.each<[Schema, string[]]>([
    [{ properties: { a: { contentEncoding: "base64" } } }, ["properties/a/contentEncoding"]],
    [{ anyOf: [{}, { format: "krea" }] }, ["anyOf/1/format"]],
    [
      { properties: { a: { pattern: "(" }, b: { pattern: "^(?=a)" } } },
      ["properties/a/pattern", "properties/b/pattern"],
    ],
    [{ oneOf: {} } as unknown as Schema, ["oneOf"]],
    [{ items: [] } as unknown as Schema, ["items"]],
    [{ $ref: "#/components/schemas/A" }, ["properties/a/$dynamicRef"]],
    [{ format: "uuid", multipleOf: 0.1, uniqueItems: true, nullable: true, not: {}, if: {}, minProperties: 1 }, []],
  ])("what validation does not know is left to the server and named: %j", (schema, parts) => {
    const components = { A: { properties: { a: { $dynamicRef: "#a" } } } };
    expect(table(schema, components)).toContain('"image/vendor/model": {');
    expect(uncheckedInputs(documentOf(schema, components))).toEqual(
      parts.length === 0 ? [] : [{ model: "image/vendor/model", parts }],
    );
  });

  test("a model whose input is not JSON has no schema", () => {
    const requestBody = { content: { "multipart/form-data": { schema: { type: "object" } } } };
    const paths = { [path]: { post: { requestBody, responses: {} } } };
    expect(modelSchemasTable(smallDocument(paths))).not.toContain("vendor");
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
