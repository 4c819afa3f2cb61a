import { describe, expect, test } from "vitest";
import type { Defect } from "../../src/codegen/defect.ts";
import type { OpenApiDocument, Schema } from "../../src/codegen/document.ts";
import { generateFiles } from "../../src/codegen/outputs.ts";
import { operation, smallDocument } from "../support/document.ts";
import { compile, importText } from "../update/support.ts";

const prompt = { prompt: { type: "string" } };
const alias = { sunset_date: "2026-01-01", reason: "Renamed.", migration_url: "https://docs.example" };
const made = { responses: { "200": { description: "Made" } } };
const closed = (properties: object): Schema => ({
  type: "object",
  properties: properties as Record<string, Schema>,
  additionalProperties: false,
});

interface Outcome {
  defects: Defect[];
  types: string;
  document: OpenApiDocument;
  file: (name: string) => string;
}

async function generated(paths: object, rest: Partial<OpenApiDocument> = {}): Promise<Outcome> {
  const { files, defects } = await generateFiles({ ...smallDocument(paths as OpenApiDocument["paths"]), ...rest }, []);
  const file = (name: string) => files.get(name) ?? "";
  return { defects, types: file("openapi.ts"), document: JSON.parse(file("openapi.json")) as OpenApiDocument, file };
}

/** The document with one model, `image/acme/one`, whose input has these fields. */
const model = (properties: object, rest: object = {}, components: Record<string, object> = {}) =>
  generated(
    {
      "/generate/image/acme/one": {
        post: operation(properties as Record<string, unknown>, rest as { example?: unknown }),
      },
    },
    { components: { schemas: components as Record<string, Schema> } },
  );

/** Compiles a program that uses the type `Input` of `image/acme/one`. */
const useInput = ({ types }: Outcome, program: string) =>
  compile(
    types,
    `import type { ModelInputs } from "./openapi.ts";\ntype Input = ModelInputs["image/acme/one"];\n${program}`,
  );

describe("a document that is odd is taken, and its defects are told", () => {
  const rows: [name: string, paths: object, where: string, problem: string][] = [
    [
      "an example that breaks its schema",
      { "/make": { post: operation(prompt, { example: { prompt: 1 } }) } },
      "POST /make",
      "the example of its request body breaks its schema: `prompt`: expected a string, got 1",
    ],
    [
      "one of several examples",
      {
        "/make": {
          post: {
            ...made,
            requestBody: {
              content: {
                "application/json": {
                  schema: closed(prompt),
                  examples: { bad: { value: { x: 1 } }, good: { value: {} } },
                },
              },
            },
          },
        },
      },
      "POST /make",
      'the example "bad" of its request body breaks its schema',
    ],
    [
      "an example of a response",
      {
        "/make": {
          get: {
            responses: {
              "200": { description: "", content: { "application/json": { schema: closed(prompt), example: [] } } },
            },
          },
        },
      },
      "GET /make",
      "the example of its response 200 breaks its schema",
    ],
    [
      "a missing example",
      { "/make": { post: { ...made, requestBody: { content: { "application/json": { schema: closed(prompt) } } } } } },
      "POST /make",
      "its request body has no example",
    ],
    [
      "an alias of a field that does not exist",
      {
        "/make": {
          post: operation(prompt, { "x-krea-deprecated-field-aliases": [{ from: "text", to: "words", ...alias }] }),
        },
      },
      "POST /make",
      'its alias "text" -> "words" leads to no field of the body',
    ],
    [
      "an alias whose old name is a field",
      {
        "/make": {
          post: operation(
            { ...prompt, text: {} },
            { "x-krea-deprecated-field-aliases": [{ from: "text", to: "prompt", ...alias }] },
          ),
        },
      },
      "POST /make",
      'its alias "text" -> "prompt" has the name of a field of the body',
    ],
    ["a path without a slash", { make: {}, "/a": { get: made } }, "make", "it is no path with operations"],
    ["a path that is null", { "/make": null, "/a": { get: made } }, "/make", "it is no path with operations"],
    ["an operation that is none", { "/make": { get: 1, post: operation(prompt) } }, "GET /make", "it is no operation"],
    ["an operation without responses", { "/make": { get: {} } }, "GET /make", "it has no responses"],
    ["a response that is none", { "/make": { get: { responses: { ok: {} } } } }, "GET /make", "`ok` is no response"],
    [
      "a path's parameter that is not described",
      { "/make/{id}": { get: made } },
      "GET /make/{id}",
      "it does not describe `id` of its path",
    ],
    [
      "parameters that are none",
      { "/make": { get: { ...made, parameters: [null, { in: "query" }] } } },
      "GET /make",
      "it has parameters without a name or a place",
    ],
    [
      "a body without content",
      { "/make": { post: { ...made, requestBody: {} } } },
      "POST /make",
      "its request body has no content",
    ],
    [
      "a body without a schema",
      { "/make": { post: { ...made, requestBody: { content: { "application/json": { example: 1 } } } } } },
      "POST /make",
      "its request body has no schema",
    ],
  ];
  test.each(rows)("%s", async (_name, paths, where, problem) => {
    const { defects, types } = await generated(paths);
    expect(defects).toContainEqual(expect.objectContaining({ where, problem: expect.stringContaining(problem) }));
    expect(types).toContain("export interface operations");
  });

  test("no info and no version", async () => {
    const { defects, document } = await generated({ "/make": { get: made } }, { info: undefined });
    expect(document.info).toEqual({ title: "API", version: "0" });
    expect(defects).toMatchObject([{ where: "info", problem: "it has no title and no version" }]);
  });

  test.each(["3.1", "3.2.0"])("version %s", async (openapi) => {
    const { defects, document } = await generated({ "/make": { get: made } }, { openapi });
    expect(document.openapi).toBe("3.1.0");
    expect(defects).toMatchObject([{ where: "openapi", handled: "it is read as version 3.1" }]);
  });

  test("a document without defects has none", async () => {
    expect((await model(prompt)).defects).toEqual([]);
  });

  test("an example that breaks its schema is left out of what the mock server answers", async () => {
    const { document } = await model(prompt, { example: { prompt: 1 } });
    const body = Object.values(document.paths)[0]?.post as { requestBody: { content: object } };
    expect(body.requestBody.content).toEqual({
      "application/json": { schema: { $ref: "#/components/schemas/AcmeOneInput" } },
    });
  });
});

describe("operation ids", () => {
  test("are made where they are missing, and never twice", async () => {
    const { document, defects } = await generated({
      "/a-b": { post: operation(prompt) },
      "/a/b": { post: operation(prompt) },
      "/c": { post: operation(prompt, { operationId: "postAB" }) },
    });
    const ids = Object.values(document.paths).map(({ post }) => (post as { operationId: string }).operationId);
    expect(ids).toEqual(["postAB_2", "postAB_3", "postAB"]);
    expect(defects).toEqual([]);
  });
});

describe("names of fields and values", () => {
  test("may be any text", async () => {
    const fields = JSON.parse(
      String.raw`{"constructor":{"type":"string"},"toString":{"type":"number"},"a\"b":{"type":"string"},"a\nb":{"type":"string"},"":{"type":"string"}}`,
    ) as object;
    const outcome = await model(fields);
    const program = String.raw`export const good: Input = { constructor: "x", toString: 1, "a\"b": "y", "a\nb": "z", "": "" };
// @ts-expect-error not a number
export const bad: Input = { "a\"b": 1 };`;
    expect(useInput(outcome, program)).toEqual([]);
    expect(outcome.defects).toEqual([]);
  });

  test("may be those of members that every object has, and be left out", async () => {
    const names = Object.getOwnPropertyNames(Object.prototype).filter((name) => name !== "__proto__");
    const outcome = await model(Object.fromEntries(["a", ...names].map((name) => [name, { type: "string" }])));
    expect(outcome.defects).toEqual([]);
    const program = `export const some: Input = { a: "x" };
export const more: Input = { hasOwnProperty: "x", valueOf: "y" };
// @ts-expect-error the others are typed
export const bad: Input = { a: 1 };`;
    expect(useInput(outcome, program)).toEqual([]);
    expect(Object.keys(outcome.document.components?.schemas?.AcmeOneInput?.properties ?? {}).sort()).toEqual(
      ["a", ...names].sort(),
    );
  });

  test("cannot be __proto__", async () => {
    const { defects, document } = await model(
      JSON.parse('{"__proto__":{"type":"string"},"a":{"type":"string"}}') as object,
    );
    expect(defects).toMatchObject([{ where: "/generate/image/acme/one", problem: "it has a field named `__proto__`" }]);
    expect(Object.keys(document.components?.schemas?.AcmeOneInput?.properties ?? {})).toEqual(["a"]);
  });

  test("values that look like comments, or hold quotes and line breaks, are in the types as they are", async () => {
    const values = ["/** a */ b", "*/", "/*", "//", '"', "'", "`$`", "a\nb", "\u2028", "</script>", ""];
    const outcome = await model({ value: { type: "string", enum: values } });
    const list = values.map((value) => JSON.stringify(value)).join(", ");
    const program = `export const all: NonNullable<Input["value"]>[] = [${list}];
export type Other = Exclude<Input["value"], ${values.map((value) => JSON.stringify(value)).join(" | ")} | undefined>;
export const none: Other[] = [] satisfies never[];
// @ts-expect-error no such value
export const bad: Input = { value: "b" };`;
    expect(useInput(outcome, program)).toEqual([]);
  });

  test("an enum may have 10,000 values", async () => {
    const values = Array.from({ length: 10_000 }, (_, index) => `value ${index}`);
    const outcome = await model({ value: { type: "string", enum: values } });
    expect(useInput(outcome, 'export const last: Input = { value: "value 9999" };')).toEqual([]);
    expect(outcome.defects).toEqual([]);
  });
});

describe("schemas of any depth", () => {
  test("2,000 levels deep accept anything at the deepest", async () => {
    let deep: Schema = { type: "string" };
    for (let level = 0; level < 2_000; level += 1) deep = closed({ a: deep });
    const outcome = await model({ deep, other: { type: "string" } });
    expect(outcome.defects).toMatchObject([{ problem: "it is nested more than 150 levels deep" }]);
    const program = `export const good: Input = { deep: { a: { a: { a: {} } } }, other: "x" };
// @ts-expect-error the upper levels are typed
export const bad: Input = { deep: { b: 1 } };`;
    expect(useInput(outcome, program)).toEqual([]);
  });

  test("2,000 references deep accept anything at the deepest", async () => {
    const chain = Object.fromEntries(
      Array.from({ length: 2_000 }, (_, index) => [
        `S${index}`,
        closed({ a: index < 1_999 ? { $ref: `#/components/schemas/S${index + 1}` } : {} }),
      ]),
    );
    const outcome = await model({ deep: { $ref: "#/components/schemas/S0" } }, {}, chain);
    expect(outcome.defects[0]?.problem).toMatch(/is part of a schema that is too large or too deep/);
    expect(useInput(outcome, "export const good: Input = { deep: { a: { a: { a: {} } } } };")).toEqual([]);
  });

  test("a schema that contains itself accepts anything below its first level", async () => {
    const Tree = closed({
      name: { type: "string" },
      children: { type: "array", items: { $ref: "#/components/schemas/Tree" } },
    });
    const outcome = await model({ tree: { $ref: "#/components/schemas/Tree" } }, {}, { Tree });
    expect(outcome.defects).toMatchObject([{ problem: "`#/components/schemas/Tree` contains itself" }]);
    expect(useInput(outcome, 'export const good: Input = { tree: { name: "a", children: [{ name: "b" }] } };')).toEqual(
      [],
    );
  });

  test.each([
    ["that all refer to each other", 12, (_index: number) => Array.from({ length: 12 }, (_, other) => other)],
    ["of which each refers twice to the next one", 40, (index: number) => (index < 39 ? [index + 1, index + 1] : [])],
  ])("schemas %s do not multiply", async (_name, count, targets) => {
    const all = Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `S${index}`,
        closed(
          Object.fromEntries(
            targets(index).map((target, place) => [`f${place}`, { $ref: `#/components/schemas/S${target}` }]),
          ),
        ),
      ]),
    );
    const outcome = await model({ start: { $ref: "#/components/schemas/S0" } }, {}, all);
    expect(outcome.defects.length).toBeGreaterThan(0);
    expect(outcome.types.length).toBeLessThan(100_000);
    expect(useInput(outcome, "export const good: Input = { start: { f0: { f1: {} } } };")).toEqual([]);
  });
});

describe("keywords", () => {
  test("of OpenAPI 3.0 mean what they meant there", async () => {
    const { document } = await model({
      text: { type: "string", nullable: true },
      value: { type: "string", enum: ["a"], nullable: true },
      choice: { anyOf: [{ type: "string" }, { type: "number" }], nullable: true, description: "Either." },
      count: { type: "integer", minimum: 1, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false },
    });
    expect(document.components?.schemas?.AcmeOneInput?.properties).toEqual({
      text: { type: ["string", "null"] },
      value: { type: ["string", "null"], enum: ["a", null] },
      choice: {
        anyOf: [{ anyOf: [{ type: "string" }, { type: "number" }] }, { type: "null" }],
        description: "Either.",
      },
      count: { type: "integer", exclusiveMinimum: 1, maximum: 9 },
    });
  });

  test("that types cannot express are kept for the server", async () => {
    const fields = {
      step: { type: "integer", multipleOf: 8 },
      tags: { type: "array", items: { type: "string" }, uniqueItems: true },
      id: { type: "string", format: "x-unheard-of" },
      any: true,
      list: { type: "array", items: true },
    };
    const outcome = await model(fields);
    expect(outcome.defects).toMatchObject([
      {
        where: "image/acme/one",
        problem: "validation does not know `properties/id/format`",
        handled: "the server checks it",
      },
    ]);
    expect(outcome.document.components?.schemas?.AcmeOneInput?.properties).toEqual({
      ...fields,
      any: {},
      list: { type: "array", items: {} },
    });
    expect(
      useInput(outcome, 'export const good: Input = { step: 8, tags: ["a"], id: "x", any: 1, list: [1, "a"] };'),
    ).toEqual([]);
  });

  test("a discriminator with a mapping tells the alternatives apart", async () => {
    const schemas = {
      Cat: closed({ kind: { type: "string" }, lives: { type: "number" } }),
      Dog: closed({ kind: { type: "string" }, tricks: { type: "string" } }),
    };
    const pet = {
      oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }],
      discriminator: { propertyName: "kind", mapping: { cat: "#/components/schemas/Cat" } },
    };
    const outcome = await model({ pet }, {}, schemas);
    const program = `export const cat: Input = { pet: { kind: "cat", lives: 9 } };
export const dog: Input = { pet: { kind: "Dog", tricks: "sit" } };
// @ts-expect-error a cat has no tricks
export const bad: Input = { pet: { kind: "cat", tricks: "sit" } };`;
    expect(useInput(outcome, program)).toEqual([]);
  });

  test("webhooks and callbacks are left out", async () => {
    const schemas = { Done: closed(prompt) };
    const callbacks = { done: { "{$request.body#/url}": { post: { responses: {} } } } };
    const hook = { content: { "application/json": { schema: { $ref: "#/components/schemas/Done" } } } };
    const { defects, document } = await generated(
      { "/make": { post: operation(prompt, { callbacks }) } },
      { components: { schemas }, webhooks: { done: { post: { requestBody: hook, ...made } } } },
    );
    expect(defects).toMatchObject([{ where: "webhooks" }]);
    expect(JSON.stringify(document)).not.toMatch(/callbacks|webhooks/);
  });
});

describe("files in place of URLs", () => {
  test("are accepted in requests alone, where a request and a response share a component", async () => {
    const schemas = {
      AssetURL: { type: "string", format: "uri" },
      Picture: closed({ url: { $ref: "#/components/schemas/AssetURL" }, size: { $ref: "#/components/schemas/Size" } }),
      Size: closed({ width: { type: "number" } }),
    } as Record<string, Schema>;
    const reference = { $ref: "#/components/schemas/Picture" };
    const answer = { "200": { description: "Made", content: { "application/json": { schema: reference } } } };
    const post = operation({ image_url: schemas.AssetURL, picture: reference }, { responses: answer });
    const outcome = await generated({ "/generate/image/acme/one": { post } }, { components: { schemas } });
    const program = `import type { Picture } from "./openapi.ts";
export const input: Input = { image_url: new Blob([]), picture: { url: new Blob([]), size: { width: 1 } } };
export const read = (picture: Picture): string | undefined => picture.url;`;
    expect(useInput(outcome, program)).toEqual([]);
    expect(JSON.stringify(outcome.document)).not.toContain("PictureInput");
  });
});

describe("keywords of a wrong type", () => {
  test.each([
    ["enum", "x"],
    ["properties", []],
    ["required", "prompt"],
    ["type", 5],
    ["description", {}],
    ["anyOf", {}],
    ["minimum", "1"],
  ])("%s: %j is left out", async (keyword, value) => {
    const { defects, document } = await model({ field: { type: "string", [keyword]: value } });
    expect(defects).toMatchObject([{ problem: `\`${keyword}\` has a value that it cannot have` }]);
    expect(document.components?.schemas?.AcmeOneInput?.properties?.field).not.toHaveProperty([keyword]);
  });
});

describe("names of types", () => {
  const inner = (type: string, rest = {}) =>
    operation({ inner: { type: "object", ...rest, properties: { a: { type } } } });

  test.each(["AssetURL", "Record", "components", "ModelInputs", "class"])(
    "a published title %s is no name",
    async (title) => {
      const paths = { "/one": { post: inner("string", { title }) }, "/two": { post: inner("number", { title }) } };
      const { defects, types } = await generated(paths);
      expect(defects).toEqual([]);
      expect(compile(types, "export {};")).toEqual([]);
    },
  );

  test("a component never takes a name that the types use themselves", async () => {
    const names = ["Record", "Blob", "MediaInput", "ModelInputs", "paths"];
    const schemas = Object.fromEntries(names.map((name) => [name, closed({ [name]: { type: "string" } })]));
    const fields = Object.fromEntries(names.map((name) => [name, { $ref: `#/components/schemas/${name}` }]));
    const outcome = await model({ ...fields, image_url: { type: "string", format: "uri" } }, {}, schemas);
    const program = 'export const good: Input = { Record: { Record: "x" }, image_url: new Blob([]) };';
    expect(useInput(outcome, program)).toEqual([]);
  });

  test("two titles of overlays never share a name, and this is told", async () => {
    const target = "$.paths.*.post.requestBody.content['application/json'].schema.properties.inner";
    const overlay = {
      name: "test.yaml",
      text: JSON.stringify({
        overlay: "1.1.0",
        info: {},
        actions: [{ target, description: "Why.", update: { title: "Thing" } }],
      }),
    };
    const document = smallDocument({ "/one": { post: inner("string") }, "/two": { post: inner("number") } });
    const { files, defects } = await generateFiles(document, [overlay]);
    expect(defects).toMatchObject([{ where: "Thing", handled: "one of them is named Thing_2" }]);
    expect(files.get("openapi.ts")).toMatch(/interface Thing \{[^}]*\}[\s\S]*interface Thing_2 \{/);
  });

  test("one model name in several kinds has an input type in each, whatever the order of the document", async () => {
    const models = [
      ["/generate/image/acme/one", { post: operation({ prompt: { type: "string" } }) }],
      ["/generate/video/acme/one", { post: operation({ seconds: { type: "number" } }) }],
      ["/generate/video/acme/same", { post: operation({ seconds: { type: "number" } }) }],
    ] as const;
    const { types } = await generated(Object.fromEntries(models));
    const program = `import type { AcmeOneInput, ModelInputs, VideoAcmeOneInput } from "./openapi.ts";
export const image: ModelInputs["image/acme/one"] = { prompt: "x" } satisfies AcmeOneInput;
export const video: ModelInputs["video/acme/one"] = { seconds: 1 } satisfies VideoAcmeOneInput;`;
    expect(compile(types, program)).toEqual([]);
    const reversed = await generated(Object.fromEntries([...models].reverse()));
    expect(compile(reversed.types, program)).toEqual([]);
  });
});

describe("models", () => {
  test("may have one part or more, colons and dots, and a form as their body", async () => {
    const form = {
      content: { "multipart/form-data": { schema: closed({ file: { type: "string", format: "binary" } }) } },
    };
    const { types, file } = await generated({
      "/generate/upscale": { post: operation(prompt) },
      "/generate/image/two": { post: operation(prompt) },
      "/generate/image/acme/model:v2.1": { post: operation(prompt) },
      "/generate/image/acme/deep/er": { post: operation(prompt) },
      "/generate/video/acme/form": { post: { ...made, requestBody: form } },
    });
    const program = `import type { ModelInputs, ModelInputsByKind } from "./openapi.ts";
export const all: (keyof ModelInputs)[] = ["upscale", "image/two", "image/acme/model:v2.1", "image/acme/deep/er", "video/acme/form"];
export const named: ModelInputsByKind["image"]["acme/model:v2.1"] = { prompt: "x" };
export const form: ModelInputs["video/acme/form"] = { file: new Blob([]) };`;
    expect(compile(types, program)).toEqual([]);
    expect(await importText(file("operations.ts"))).toMatchObject({
      multipartOperations: ["POST /generate/video/acme/form"],
    });
  });

  test("only retired models are deprecated, in the map by kind as well", async () => {
    const { types } = await generated({
      "/generate/image/acme/new": { post: operation(prompt) },
      "/generate/image/acme/old": { post: operation(prompt, { deprecated: true, description: "Gone soon." }) },
    });
    const byKind = types.slice(types.indexOf("interface ModelInputsByKind"));
    expect(byKind).toMatch(/"acme\/new": \w+;/);
    expect(byKind).toMatch(/\/\*\* @deprecated Gone soon\. \*\/\s*"acme\/old": \w+;/);
    expect(byKind.match(/@deprecated/g)).toHaveLength(1);
  });
});

describe("operations", () => {
  test("a POST may be repeated only where it is marked, and never if it makes a job", async () => {
    const { file } = await generated({
      "/plain": { post: operation(prompt) },
      "/marked": { post: operation(prompt, { "x-krea-repeatable": true }) },
      "/accepted": {
        post: operation(prompt, { "x-krea-repeatable": true, responses: { "202": { description: "Accepted" } } }),
      },
      "/generate/image/acme/one": { post: operation(prompt, { responses: { "202": { description: "Accepted" } } }) },
    });
    expect(await importText(file("operations.ts"))).toMatchObject({
      repeatablePosts: ["POST /marked"],
      submissionOperations: ["POST /accepted"],
    });
  });
});

describe("hovers", () => {
  test("show the labels of values", async () => {
    const { types } = await model({
      model: {
        type: "string",
        enum: ["prob-4", "same"],
        "x-krea-enum-labels": ["Proteus v4", "same"],
        description: "Which.",
      },
    });
    expect(types).toMatch(/\* Which\.\n\s*\* - `"prob-4"`: Proteus v4\n\s*\*\//);
  });

  test("show no patterns of a line, and no ranges of integers", async () => {
    const { types } = await model({
      id: { type: "string", pattern: "[0-9a-f]".repeat(20) },
      seed: { type: "integer", minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER },
    });
    expect(types).not.toMatch(/0-9a-f|9007199254740991/);
    expect(types).toContain("/** Integer. */");
  });
});

describe("what is no schema is left out, and told", () => {
  const problems = ({ defects }: Outcome) => defects.map(({ problem }) => problem);
  const path = "/generate/image/acme/one";

  test.each([null, [], 5, "text"])("a field that is %j accepts anything", async (field) => {
    const outcome = await model({
      ...prompt,
      odd: field,
      list: { type: "array", items: { properties: { odd: field } } },
    });
    expect(problems(outcome)).toContain("`odd` is no schema");
    expect(useInput(outcome, 'export const input: Input = { prompt: "x", odd: [1] };')).toEqual([]);
    expect(useInput(outcome, "export const input: Input = { prompt: 1 };")).not.toEqual([]);
  });

  test.each([
    ["a `$ref` that is no text", { $ref: 5 }, "it has a `$ref` that is no text"],
    ["a `$ref` to an anchor", { $ref: "#foo" }, "`#foo` refers to an anchor"],
    ["a `$ref` to the document", { $ref: "#" }, "`#` refers to the whole document"],
    ["a `$ref` to a text", { $ref: "#/info/title" }, "`#/info/title` leads to what is no object"],
    [
      "components that point at each other",
      { $ref: "#/components/schemas/A" },
      "`#/components/schemas/A` leads back to itself",
    ],
    ["a field named `$ref`", { properties: { $ref: { type: "string" } } }, "it has a field named `$ref`"],
    ["a field named `$ref` that is a text", { properties: { $ref: "#/nothing" } }, "it has a field named `$ref`"],
    [
      "`additionalProperties` that are no schema",
      { additionalProperties: 5 },
      "`additionalProperties` has a value that it cannot have",
    ],
    ["`not` that is no schema", { not: "x" }, "`not` has a value that it cannot have"],
  ])("%s", async (_name, field, problem) => {
    const circle = { A: { $ref: "#/components/schemas/B" }, B: { $ref: "#/components/schemas/A" } };
    const outcome = await model({ ...prompt, odd: field, anchored: { $anchor: "foo" } }, {}, circle);
    expect(problems(outcome)).toContain(problem);
    expect(useInput(outcome, 'export const input: Input = { prompt: "x", odd: {} };')).toEqual([]);
  });

  test.each<[string, Record<string, unknown>, object, string]>([
    [
      "a tag that is no text",
      { tags: [{ $ref: "#/components/tags/A" }, "Image"] },
      {},
      "it has tags that are no texts",
    ],
    ["parts of an operation", { allOf: [{ type: "object" }] }, {}, "it has `allOf`, which only schemas have"],
    ["a parameter that is null", { parameters: [null] }, {}, "it has parameters that are no objects"],
    ["a tag of the document without a name", {}, { tags: [{ $ref: "#/x" }, null] }, "it has tags without a name"],
    [
      "a component that is null",
      { parameters: [{ $ref: "#/components/parameters/Gone" }] },
      { components: { parameters: { Gone: null } } },
      "it is no component",
    ],
    ["components that are null", {}, { components: { parameters: null } }, "it is no map of components"],
    [
      "a schema of a response",
      { responses: { "200": { description: "", content: { "application/json": { schema: "x" } } } } },
      {},
      "`schema` is no schema",
    ],
  ])("%s", async (_name, more, rest, problem) => {
    const outcome = await generated({ [path]: { post: operation(prompt, more), get: null, parameters: [null] } }, rest);
    expect(problems(outcome)).toEqual(expect.arrayContaining([problem, "it is no operation"]));
    expect(useInput(outcome, 'export const input: Input = { prompt: "x" };')).toEqual([]);
  });

  test("an operation that has only parts", async () => {
    const outcome = await generated({
      "/assets": { post: { allOf: [{ type: "object" }] } },
      [path]: { post: operation(prompt) },
    });
    expect(problems(outcome)).toContain("it has `allOf`, which only schemas have");
  });

  test("and `$ref` in data is data", async () => {
    const data = { $ref: "other.json#/nothing" };
    const outcome = await model(
      {
        ...prompt,
        any: { default: data, enum: [data], examples: [data], example: data, "x-data": data },
        one: { const: data },
      },
      { "x-operation": data },
    );
    expect(problems(outcome)).toEqual([]);
    expect(useInput(outcome, 'export const input: Input = { prompt: "x" };')).toEqual([]);
  });
});

test("a constant null is null in the types", async () => {
  const outcome = await model({ end: { anyOf: [{ const: null }, { type: "string" }] } });
  expect(useInput(outcome, 'export const inputs: Input[] = [{ end: null }, { end: "x" }];')).toEqual([]);
  expect(useInput(outcome, "export const input: Input = { end: 5 };")).not.toEqual([]);
});
