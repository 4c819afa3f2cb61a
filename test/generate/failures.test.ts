import { describe, expect, test } from "vitest";
import { readSources } from "../../scripts/generate.ts";
import type { OpenApiDocument } from "../../src/codegen/document.ts";
import { effectiveDocument, generateFiles } from "../../src/codegen/outputs.ts";
import { generateProviderFiles } from "../../src/codegen/provider-outputs.ts";
import { operation, repositoryPath, smallDocument } from "../support/document.ts";

const overlay = (...actions: unknown[]) => ({
  name: "test.yaml",
  text: JSON.stringify({ overlay: "1.1.0", info: { title: "Test", version: "1" }, actions }),
});

async function failureOf(document: OpenApiDocument, ...overlays: Parameters<typeof effectiveDocument>[1]) {
  const error: unknown = await effectiveDocument(document, overlays).catch((reason: unknown) => reason);
  return error instanceof Error ? error.message : "no failure";
}

const prompt = { prompt: { type: "string" } };

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

describe("the generator refuses", () => {
  test("two operations with one id, and names both", async () => {
    const same = () => operation(prompt, { operationId: "make" });
    expect(await failureOf(smallDocument({ "/one": { post: same() }, "/two": { post: same() } }))).toBe(
      'Two operations have the id "make": POST /one and POST /two.',
    );
  });

  test("a reference to nothing or to another document", async () => {
    const refer = ($ref: string) => failureOf(smallDocument({ "/make": { post: operation({ prompt: { $ref } }) } }));
    expect(await refer("#/components/schemas/Gone")).toBe("$ref to nothing: #/components/schemas/Gone");
    expect(await refer("#/components/schemas/constructor")).toContain("$ref to nothing");
    expect(await refer("other.json#/a")).toBe("$ref to another document: other.json#/a");
  });

  test("a document of another version", async () => {
    const document = smallDocument({ "/make": { post: operation(prompt) } });
    expect(await failureOf({ ...document, openapi: "3.0.3" })).toContain("expected a 3.1 document");
  });
});

describe("a provider's document, which is written here,", () => {
  test("must be valid", async () => {
    const broken = smallDocument({
      "/make": { post: operation(prompt, { example: { prompt: 1 }, operationId: "make" }) },
    });
    await expect(generateProviderFiles("other", broken)).rejects.toThrow(
      "no-invalid-media-type-examples: #/paths/~1make/post",
    );
    await expect(generateProviderFiles("other", { ...broken, openapi: "3.0.3" })).rejects.toThrow("expected a 3.1");
  });
});

test("a price that cannot be read is unknown, and a defect of the document", async () => {
  const post = operation(prompt, { description: "Fast.\n| Compute Units |\n|---|\n| many |" });
  const { defects } = await generateFiles(smallDocument({ "/generate/image/acme/one": { post } }), []);
  expect(defects).toEqual([
    {
      where: "POST /generate/image/acme/one",
      problem: expect.stringContaining('"many"'),
      handled: "the price is unknown",
    },
  ]);
});

test("the same document generates the same text", async () => {
  const { document, overlays } = await readSources(repositoryPath("test/update/fixture"));
  expect(await generateFiles(document, overlays)).toEqual(await generateFiles(document, overlays));
});
