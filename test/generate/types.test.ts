import { describe, expect, test } from "vitest";
import { generateTypes } from "../../src/codegen/types.ts";
import { operation, smallDocument } from "../support/document.ts";

const read = { operationId: "read", summary: "Read", responses: { "200": { description: "Done" } } };
const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
const responses = (description: string) => ({ responses: { "200": { description }, "404": { description: "Gone" } } });

async function typesOf(paths: Parameters<typeof smallDocument>[0]): Promise<string> {
  return (await generateTypes(smallDocument(paths))).replaceAll(/\s+/g, " ");
}

describe("the path-keyed types", () => {
  test("have no placeholders for missing methods and kinds of parameters", async () => {
    const text = await typesOf({ "/one/{id}": { get: { ...read, parameters: [id] } } });
    expect(text).toContain('"/one/{id}": { /** Read */ get: operations["read"]; }');
    expect(text).toContain("read: { parameters: { path: { id: string; }; };");
    expect(text).not.toMatch(/\b(put|query|cookie)\?: never/);
  });

  test("refuse every parameter of an operation without parameters", async () => {
    expect(await typesOf({ "/one": { get: read } })).toContain("parameters: Record<string, never>;");
  });

  test("keep a field that is named like a method or a kind of parameter", async () => {
    const fields = { put: { type: "string" }, query: {} };
    const text = await typesOf({ "/one": { post: operation(fields, { operationId: "make" }) } });
    expect(text).toContain("put?: string; query?: unknown;");
  });

  test("declare the responses that operations share once", async () => {
    const made = (name: string, description: string) => ({
      post: operation({ prompt: {} }, { operationId: name, ...responses(description) }),
    });
    const text = await typesOf({
      "/a": made("a", "Made"),
      "/b": made("b", "Made"),
      "/c": made("c", "Drawn"),
      "/d": made("d", "Drawn"),
      "/e": made("e", "Sung"),
    });
    expect(text.match(/type Responses200_404 =/g)).toHaveLength(1);
    expect(text.match(/responses: Responses200_404;/g)).toHaveLength(2);
    expect(text.match(/type Responses200_404_2 =/g)).toHaveLength(1);
    expect(text.match(/responses: Responses200_404_2;/g)).toHaveLength(2);
    expect(text.match(/responses: \{/g)).toHaveLength(1);
  });

  test("show old names as fields and drop the list of them from the description", async () => {
    const alias = {
      from: "startImage",
      to: "start_image",
      sunset_date: "2026-06-19",
      reason: "Snake case.",
      migration_url: "u",
    };
    const body = { content: { "application/json": { schema: { $ref: "#/components/schemas/Input" } } } };
    const description =
      "A model.\n> **Deprecated request fields:**\n>\n> - `startImage` -> `start_image`\n>\n> Not shown.\nMore.\n";
    const post = { ...read, description, requestBody: body, "x-krea-deprecated-field-aliases": [alias] };
    const schemas = { Input: { type: "object", properties: { start_image: { type: "string" } } } };
    const text = await generateTypes({ ...smallDocument({ "/one": { post } }), components: { schemas } });
    expect(text).toContain("@deprecated Use `start_image` instead. Snake case.");
    expect(text).not.toContain("Deprecated request fields");
    expect(text).toMatch(/\* A model\.\n\s*\* More\.\n/);
    expect(description).toContain("Deprecated request fields");
  });
});
