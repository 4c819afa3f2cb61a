import { describe, expect, test } from "vitest";
import { isKreaValidationError } from "../../../src/errors/index.ts";
import { Uploads } from "../../../src/media/uploads.ts";
import { type BodyContext, isForm, prepareBody } from "../../../src/submissions/prepare-body.ts";
import { createDeprecationReporter } from "../../../src/transport/deprecation.ts";
import { createTransport } from "../../../src/transport/transport.ts";
import { caught } from "../../support/caught.ts";
import { fixtureDocument } from "../../support/fixture.ts";
import { connection } from "../transport/connection.ts";

const flux = "/generate/image/bfl/flux-1-dev";

/** A context, and what happened in it. */
function contextOf(parts: Partial<BodyContext> = {}) {
  const happened: string[] = [];
  const fetch = async (url: string, { method }: { method: string }) => {
    happened.push(`${method} ${url}`);
    return Response.json({ id: "a1", image_url: "https://files.example/a1" });
  };
  const uploads = new Uploads(createTransport({ ...connection, fetch }));
  const context: BodyContext = {
    document: fixtureDocument,
    deprecations: createDeprecationReporter(({ message }) => happened.push(message)),
    validateInput: undefined,
    uploads: async () => uploads,
    ...parts,
  };
  return { context, happened };
}

describe("prepareBody", () => {
  test("returns an input without files at once, as it is", () => {
    const { context, happened } = contextOf();
    expect(prepareBody(context, "POST", flux, { prompt: "x" }, {})).toEqual({ prompt: "x" });
    expect(happened).toEqual([]);
  });

  test("replaces a file by the URL of its upload", async () => {
    const { context, happened } = contextOf();
    const png = new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])], "a.png");
    expect(await prepareBody(context, "POST", flux, { prompt: "x", image_url: png }, {})).toEqual({
      prompt: "x",
      image_url: "https://files.example/a1",
    });
    expect(happened).toEqual(["POST https://api.example/assets"]);
  });

  test("validates the input of a model under its id, and sends nothing that has problems", () => {
    const models: string[] = [];
    const validateInput = (model: string) => {
      models.push(model);
      return [{ path: "prompt", message: "too short" }];
    };
    const { context, happened } = contextOf({ validateInput });
    const prepare = () => prepareBody(context, "POST", flux, { prompt: "x" }, {});
    expect(prepare).toThrow(expect.toSatisfy(isKreaValidationError));
    expect(models).toEqual(["image/bfl/flux-1-dev"]);
    expect(happened).toEqual([]);
  });

  test.each([
    ["a GET with a body", "GET", "/jobs", {}, "GET /jobs: body: expected none with GET, got an object."],
    ["a submission without one", "POST", flux, undefined, `POST ${flux}: body: expected an object, got undefined.`],
    [
      "a change without one",
      "PATCH",
      "/styles/{id}",
      undefined,
      "PATCH /styles/{id}: body: expected an object, got undefined.",
    ],
    ["a list", "POST", flux, [], `POST ${flux}: body: expected an object, got an array.`],
  ])("refuses %s", (_what, method, path, body, message) => {
    expect(() => prepareBody(contextOf().context, method, path, body, {})).toThrow(message);
  });

  test("needs no body where the operation has none", () => {
    const { context } = contextOf();
    expect(prepareBody(context, "DELETE", "/jobs/{id}", undefined, {})).toBeUndefined();
    expect(prepareBody(context, "POST", "/styles/{id}/share/workspace", undefined, {})).toBeUndefined();
  });

  test("leaves a form to the serializer: a file in it is what is uploaded", () => {
    const body = { file: new Blob(["x"]) };
    expect(prepareBody(contextOf().context, "POST", "/assets", body, {})).toBe(body);
  });

  test("refuses a value that cannot be sent, by its path", async () => {
    const prepared = prepareBody(contextOf().context, "POST", flux, { prompt: Promise.resolve("x") }, {});
    expect(await caught(Promise.resolve(prepared))).toMatchObject({
      message: `POST ${flux}: prompt: expected a value that JSON can hold, or a file, got a Promise. Did you forget await?`,
    });
  });
});

test("isForm knows the operations that take a form", () => {
  const [operation = ""] = fixtureDocument.multipartOperations;
  expect(isForm(fixtureDocument, operation)).toBe(true);
  expect(isForm(fixtureDocument, `POST ${flux}`)).toBe(false);
});
