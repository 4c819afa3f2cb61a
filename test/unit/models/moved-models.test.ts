import { describe, expect, test } from "vitest";
import type { DeprecationNotice } from "../../../src/index.ts";
import { createValidator } from "../../../src/validate.ts";
import { fixtureDocument } from "../../support/fixture.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";

// A document in which Flux has moved.
const from = "image/bfl/flux-1-dev";
const to = "image/google/nano-banana";
const document = { ...fixtureDocument, movedModels: { [from]: to } };
const validateInput = await createValidator(document);

function client() {
  const notices: DeprecationNotice[] = [];
  const onDeprecation = (notice: DeprecationNotice) => notices.push(notice);
  const { krea, sent } = stubbedClient(() => json(jobBody()), { document, onDeprecation });
  return { krea, notices, paths: () => sent.map(({ url }) => new URL(url).pathname), bodies: () => sent };
}

describe("a model that has moved, under its old id", () => {
  test("is sent to under its new id, by every way to submit", async () => {
    const { krea, paths } = client();
    await krea.image("bfl/flux-1-dev", { prompt: "x" });
    await krea.generateRaw(from, { prompt: "x" });
    await krea.submit(from, { prompt: "x" });
    await krea.api.POST(`/generate/${from}`, { body: { prompt: "x" } });
    expect(paths()).toEqual(Array(4).fill(`/generate/${to}`));
  });

  test("is reported once, before the request", async () => {
    const { krea, notices } = client();
    await krea.generateRaw(from, { prompt: "x" });
    await krea.generateRaw(from, { prompt: "x" });
    await krea.generateRaw(to, { prompt: "x" });
    expect(notices).toEqual([
      {
        kind: "model",
        operation: `POST /generate/${to}`,
        from,
        to,
        message:
          `The model "${from}" is "${to}" now. The request was sent there. Use the new id: a later major version of ` +
          "this package knows the old one no longer.",
      },
    ]);
  });

  test("sends nothing if the report throws", async () => {
    const { krea, sent } = stubbedClient(() => json(jobBody()), {
      document,
      onDeprecation: ({ message }) => {
        throw new Error(message);
      },
    });
    await expect(krea.generateRaw(from, { prompt: "x" })).rejects.toThrow(`is "${to}" now`);
    await expect(krea.api.POST(`/generate/${from}`, { body: { prompt: "x" } })).rejects.toThrow(`is "${to}" now`);
    expect(sent).toEqual([]);
  });

  test("has its old field names rewritten by the aliases of the new id", async () => {
    const { krea, bodies, notices } = client();
    await krea.generateRaw(from, { prompt: "x", aspectRatio: "1:1" });
    expect(bodies()[0]?.body).toEqual({ prompt: "x", aspect_ratio: "1:1" });
    expect(notices).toMatchObject([{ kind: "model" }, { kind: "field", operation: `POST /generate/${to}` }]);
  });

  test("has the entry, the schema, the price and the checks of the new id", async () => {
    const { krea } = client();
    expect(await krea.models.get(from)).toEqual(await krea.models.get(to));
    expect(await krea.models.getSchema(from)).toEqual(await krea.models.getSchema(to));
    expect(await krea.models.estimate(from, { prompt: "x" })).toEqual(await krea.models.estimate(to, { prompt: "x" }));
    const wrong = { prompt: 1 };
    expect(validateInput(from, wrong)).toEqual(validateInput(to, wrong));
    expect(validateInput(from, wrong)).not.toEqual([]);
  });
});

test("a model that has not moved is sent to under its own id, without a notice", async () => {
  const { krea, paths, notices } = client();
  await krea.generateRaw("video/kling/kling-2.5", { prompt: "x" });
  expect(paths()).toEqual(["/generate/video/kling/kling-2.5"]);
  expect(notices).toEqual([]);
});
