import { describe, expect, test } from "vitest";
import { jsonBody, listOperations, operationKey } from "../../../src/codegen/document.ts";
import { isKreaInputError, type Krea } from "../../../src/index.ts";
import { caught } from "../../support/caught.ts";
import { expectRefused } from "../../support/expect-refused.ts";
import { fixtureEffective, fixtureMediaFields } from "../../support/fixture.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";
import { png } from "./samples.ts";

// A file at every place of every operation that takes the URL of one.
const document = fixtureEffective;
const mediaFields = fixtureMediaFields;
const rows = listOperations(document).flatMap((located) =>
  (mediaFields[operationKey(located)] ?? []).map((field) => ({ ...located, key: operationKey(located), field })),
);

/** A body with a value at a path: `subjects[].image[]` is `{ subjects: [{ image: [value] }] }`. */
function bodyWith(field: string, value: unknown): unknown {
  const [, name, rest = ""] = /^\.?([\w-]+|\[\])(.*)$/.exec(field) ?? [];
  if (name === undefined) return value;
  return name === "[]" ? [bodyWith(rest, value)] : { [name]: bodyWith(rest, value) };
}

function client() {
  return stubbedClient(({ method, url }) => {
    if (url.endsWith("/assets")) return json({ id: "a1", image_url: "https://assets.example/a1.png" });
    if (method === "PATCH") return json({ id: "s1" });
    return json(url.endsWith("/execute") ? [jobBody()] : jobBody());
  });
}

const send = (krea: Krea, method: string, path: string, body: unknown) =>
  (Reflect.get(krea.api, method.toUpperCase()) as (path: string, init: object) => Promise<unknown>)(path, {
    body,
    params: { path: { id: "s1" } },
  });

test("there are fields of every operation whose body has a URI", () => {
  expect(rows).not.toEqual([]);
  const without = listOperations(document).filter((located) => {
    const text = JSON.stringify(jsonBody(located.operation)?.schema ?? {});
    const resolved = text.replace(/"#\/components\/schemas\/(\w+)"/g, (_match, name: string) =>
      JSON.stringify(document.components?.schemas?.[name]),
    );
    return resolved.includes('"format":"uri"') && !mediaFields[operationKey(located)];
  });
  expect(without.map(operationKey)).toEqual([]);
});

describe("a file is uploaded and replaced by its URL", () => {
  test.each(rows)("$key: $field", async ({ method, path, field }) => {
    const { krea, sent } = client();
    const file = png();
    const body = bodyWith(field, file);
    await send(krea, method, path, body);
    expect(sent.map(({ url }) => new URL(url).pathname)[0]).toBe("/assets");
    expect(sent).toHaveLength(2);
    expect(sent[1]?.body).toEqual(bodyWith(field, "https://assets.example/a1.png"));
    // The caller's object is as it was.
    expect(body).toEqual(bodyWith(field, file));
  });

  test("under a deprecated name, too", async () => {
    const { krea, sent } = client();
    await krea.image("bfl/flux-1-dev", { prompt: "x", imageUrl: png() });
    expect(sent[1]?.body).toEqual({ prompt: "x", image_url: "https://assets.example/a1.png" });
  });

  test("of a model that is newer than the document", async () => {
    const { krea, sent } = client();
    await krea.generateRaw("image/krea/krea-3", { reference: { file: new Uint8Array(await png().arrayBuffer()) } });
    expect(sent[1]?.body).toEqual({ reference: { file: "https://assets.example/a1.png" } });
  });

  test("and a body without one is sent as it is, with nothing else", async () => {
    const { krea, sent } = client();
    await krea.image("bfl/flux-1-dev", { prompt: "x", image_url: "https://x.example/1.png" });
    expect(sent).toHaveLength(1);
  });
});

describe("a file where none goes is refused before anything is sent", () => {
  test("by an operation that takes none at all", async () => {
    const { krea, sent } = client();
    const error = await caught(
      krea.api.POST("/styles/{id}/share/workspace", {
        params: { path: { id: "x" } },
        body: { workspace: png() } as never,
      }),
    );
    expect(isKreaInputError(error)).toBe(true);
    expect(String(error)).toContain(
      "POST /styles/{id}/share/workspace: workspace: expected no file here. This operation takes none.",
    );
    expect(sent).toEqual([]);
  });

  test.each([
    [{ prompt: png() }, "POST /generate/image/bfl/flux-1-dev: prompt: expected no file here. Files go into image_url"],
    [{ prompt: "x", style_images: [{ strength: png() }] }, "style_images[0].strength: expected no file here"],
    [{ prompt: "x", image_url: new Blob([]) }, "image_url: expected a file with content, got an empty one"],
    [{ prompt: "x", image_url: new Blob(["text"]) }, "image_url: expected a file of type JPEG, PNG, "],
    [{ prompt: "x", style_images: [{ url: png(), strength: 1 }, { url: new Uint8Array(3) }] }, "style_images[1].url: "],
  ])("(%#)", async (input, message) => {
    const { krea, sent } = client();
    await expectRefused(krea.image("bfl/flux-1-dev", input as never), message, sent);
  });
});
