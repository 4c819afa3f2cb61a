import { describe, expect, test } from "vitest";
import type { OpenApiDocument } from "../../src/codegen/document.ts";
import { effectiveDocument, generateFiles } from "../../src/codegen/outputs.ts";
import { operation, smallDocument, vendored } from "../support/document.ts";

const overlay = (...actions: unknown[]) => ({
  name: "test.yaml",
  text: JSON.stringify({ overlay: "1.1.0", info: { title: "Test", version: "1" }, actions }),
});

async function failureOf(document: OpenApiDocument, ...overlays: Parameters<typeof effectiveDocument>[1]) {
  const error: unknown = await effectiveDocument(document, overlays).catch((reason: unknown) => reason);
  return error instanceof Error ? error.message : "no failure";
}

const prompt = { prompt: { type: "string" } };
const alias = { sunset_date: "2026-01-01", reason: "Renamed.", migration_url: "https://docs.example" };

test("a small document passes", async () => {
  expect(await failureOf(smallDocument({ "/make": { post: operation(prompt) } }))).toBe("no failure");
});

describe("overlays", () => {
  const document = smallDocument({ "/make": { post: operation(prompt) } });

  test("an action whose target matches nothing names overlay, action and target", async () => {
    const good = { target: "$.info", description: "Why.", update: { title: "New" } };
    const obsolete = { target: "$.paths['/gone']", description: "Why.", update: { post: {} } };
    expect(await failureOf(document, overlay(good, obsolete))).toBe(
      "Overlay test.yaml, action 2 (target $.paths['/gone']) was not applied: its target matches nothing, or the action is malformed.",
    );
  });

  test("an action without an effect is malformed", async () => {
    expect(await failureOf(document, overlay({ target: "$.info", description: "Why." }))).toContain("is malformed");
  });

  test("an action without a description is refused", async () => {
    expect(await failureOf(document, overlay({ target: "$.info", update: { title: "New" } }))).toContain(
      "action 1 (target $.info) has no description",
    );
  });

  test("a file that is not an overlay is refused", async () => {
    expect(await failureOf(document, { name: "x.yaml", text: "title: x" })).toContain("Overlay x.yaml: expected");
    expect(await failureOf(document, { name: "x.yaml", text: "" })).toContain("Overlay x.yaml: expected");
  });
});

describe("the check refuses", () => {
  test("an example that does not match its schema", async () => {
    const broken = operation(prompt, { example: { prompt: 1 } });
    const message = await failureOf(smallDocument({ "/make": { post: broken } }));
    expect(message).toContain("no-invalid-media-type-examples: #/paths/~1make/post");
    expect(message).toContain("must be string");
  });

  test("an operation with a JSON body and no example", async () => {
    const bare = operation(prompt);
    delete (bare.requestBody as { content: Record<string, { example?: unknown }> }).content["application/json"]
      ?.example;
    expect(await failureOf(smallDocument({ "/make": { post: bare } }))).toContain(
      "example: POST /make: its JSON request body has no example",
    );
  });

  test("an alias of a field that does not exist", async () => {
    const aliased = operation(prompt, { "x-krea-deprecated-field-aliases": [{ from: "text", to: "words", ...alias }] });
    expect(await failureOf(smallDocument({ "/make": { post: aliased } }))).toContain(
      'alias: POST /make: "text" -> "words": the body has no property "words"',
    );
  });

  test("an alias whose old name is a field", async () => {
    const fields = { ...prompt, text: { type: "string" } };
    const aliased = operation(fields, {
      "x-krea-deprecated-field-aliases": [{ from: "text", to: "prompt", ...alias }],
    });
    expect(await failureOf(smallDocument({ "/make": { post: aliased } }))).toContain(
      '"text" is a property of the body',
    );
  });

  test("a duplicate operation id", async () => {
    const same = () => operation(prompt, { operationId: "make" });
    expect(await failureOf(smallDocument({ "/one": { post: same() }, "/two": { post: same() } }))).toContain(
      "operation-operationId-unique",
    );
  });

  test("two paths that result in the same operation id", async () => {
    const paths = { "/a-b": { post: operation(prompt) }, "/a/b": { post: operation(prompt) } };
    expect(await failureOf(smallDocument(paths))).toContain("operation-operationId-unique");
  });

  test("a document that is not valid OpenAPI 3.1", async () => {
    const document = smallDocument({ "/make": { post: operation(prompt) } });
    expect(await failureOf({ ...document, openapi: "3.0.3" })).toContain("expected a 3.1 document");
    expect(await failureOf({ ...document, info: { title: "no version" } })).toContain("struct");
    expect(await failureOf(smallDocument({ "/jobs/{id}": { get: { responses: {} } } }))).toContain(
      "path-parameters-defined",
    );
  });
});

describe("names", () => {
  const inner = (type: string, fields = {}) =>
    operation({ inner: { type: "object", ...fields, properties: { a: { type } } } });

  test("two different schemas must not have the same name", async () => {
    const document = smallDocument({ "/one": { post: inner("string") }, "/two": { post: inner("number") } });
    const target = "$.paths.*.post.requestBody.content['application/json'].schema.properties.inner";
    const named = overlay({ target, description: "Why.", update: { title: "Thing" } });
    expect(await failureOf(document, named)).toContain("Two different schemas are named Thing.");
  });

  test("come from overlays only: a published title is ignored", async () => {
    const titled = { title: "Thing" };
    const paths = { "/one": { post: inner("string", titled) }, "/two": { post: inner("number", titled) } };
    expect(await failureOf(smallDocument(paths))).toBe("no failure");
  });

  test("two models must not result in the same name of their inputs", async () => {
    const document = smallDocument({
      "/generate/image/acme/one": { post: operation(prompt) },
      "/generate/video/acme/one": { post: operation({ words: { type: "string" } }) },
    });
    expect(await failureOf(document)).toContain("Two different schemas are named AcmeOneInput.");
  });
});

test("a price that cannot be read stops the generation and names the operation", async () => {
  const post = operation(prompt, { description: "Fast.\n| Compute Units |\n|---|\n| many |" });
  const document = smallDocument({ "/generate/image/acme/one": { post } });
  await expect(generateFiles(document, [])).rejects.toThrow(
    'POST /generate/image/acme/one: A price table holds "many" where a price was expected.',
  );
});

test("the same document generates the same text", async () => {
  const { document, overlays } = await vendored();
  expect(await generateFiles(document, overlays)).toEqual(await generateFiles(document, overlays));
});
