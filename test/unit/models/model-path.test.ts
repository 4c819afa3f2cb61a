import { describe, expect, test } from "vitest";
import { isModelId, type Krea } from "../../../src/index.ts";
import { splitId } from "../../../src/models/id-syntax.ts";
import { modelIdOf, modelPath, submissionPath } from "../../../src/models/model-path.ts";
import { fixtureCatalog, fixtureDocument } from "../../support/fixture.ts";
import { stubbedClient } from "../../support/stub-fetch.ts";

const { modelIds, otherSubmissionIds } = fixtureDocument;
const prefix = 'model: expected an id such as "image/bfl/flux-1-dev", got ';
const notPaths = [
  undefined,
  1,
  "",
  "image/../jobs",
  "image/./x",
  "image//x",
  "/image/x",
  "image/x/",
  "image/x?y",
  "a#b",
];

describe("the path of a model", () => {
  test.each(modelIds)("%s is known, by its id and by its kind and name", (id) => {
    const { kind, name } = splitId(id);
    expect(submissionPath(fixtureDocument, id)).toBe(`/generate/${id}`);
    expect(modelIdOf(fixtureDocument, "method", kind, name)).toBe(id);
    expect(modelPath(fixtureDocument, id)).toBe(`/generate/${id}`);
  });

  test.each(otherSubmissionIds)("%s is an operation of another kind", (id) => {
    expect(submissionPath(fixtureDocument, id)).toBe(`/${id}`);
  });

  test("every model of the catalogue is known", () => {
    expect(modelIds).toEqual(expect.arrayContaining(fixtureCatalog.models.map(({ id }) => id)));
  });

  test.each([...notPaths, "image/%2e%2e/jobs", "image\\x", "image/a b", "image/x\ny", ["image/x"]].map((id) => [id]))(
    "%j is no id, known or not",
    (model) => {
      expect(() => modelPath(fixtureDocument, model)).toThrow(prefix);
      expect(() => submissionPath(fixtureDocument, model)).toThrow(prefix);
      expect(() => modelIdOf(fixtureDocument, "image", "image", model)).toThrow(
        'model: expected a name such as "vendor/model", got ',
      );
    },
  );

  test.each(["image/krea/krea-9/large", "image/flux", "image/vendor/model:v2", "image/vendor/a.b@1+c~d"])(
    "%s may be newer than the package, and is a path where that is asked for",
    (id) => {
      expect(modelPath(fixtureDocument, id)).toBe(`/generate/${id}`);
      expect(new URL(`https://api.example/generate/${id}`).pathname).toBe(`/generate/${id}`);
    },
  );

  test("a word that is no model of the document is none that is newer", () => {
    expect(() => modelPath(fixtureDocument, "flux")).toThrow(`${prefix}"flux".`);
    expect(() => submissionPath(fixtureDocument, "flux-1-dev")).toThrow('The closest are "image/bfl/flux-1-dev"');
  });
});

describe("a model that is not known", () => {
  test.each([
    ["image/bfl/flux-1-dex", '"image/bfl/flux-1-dev"'],
    ["bfl/flux-1-dev", '"image/bfl/flux-1-dev"'],
    ["styles/trian", '"styles/train"'],
  ])("%s is told the closest", (model, near) => {
    expect(() => submissionPath(fixtureDocument, model)).toThrow(
      `model: this version of krea-sdk knows no model "${model}". The closest are ${near}, `,
    );
    expect(() => submissionPath(fixtureDocument, model)).toThrow(
      "submit with krea.generateRaw() and wait with krea.jobs.wait().",
    );
  });

  test("another operation is told how it is called", () => {
    expect(() => submissionPath(fixtureDocument, "assets")).toThrow(
      'Another operation is called with krea.api.POST("/assets").',
    );
  });

  test("a name is told no closest where the document has no model of the kind", () => {
    const ids = { ...fixtureDocument, modelIds: ["scent/acme/rose-1"] };
    expect(() => modelIdOf(ids, "image", "image", "bfl/flux-1-dev")).toThrow(
      'knows no model "bfl/flux-1-dev". If the model is newer',
    );
  });

  test.each(["krea/krea-2/larg", "image/krea/krea-2/larg"])("the name %s is told the closest", (name) => {
    expect(() => modelIdOf(fixtureDocument, "image", "image", name)).toThrow(
      `model: this version of krea-sdk knows no model "${name}". The closest are "krea/krea-2/large", `,
    );
  });

  test("an id in place of a name is told the name", () => {
    expect(() => modelIdOf(fixtureDocument, "image", "image", "image/krea/krea-2/large")).toThrow(
      'says the kind again. Pass "krea/krea-2/large" to image(), or the whole id to submit().',
    );
  });

  test.each(["kling/kling-2.5", "video/kling/kling-2.5"])("a model of another kind is told its id (%s)", (model) => {
    expect(() => modelIdOf(fixtureDocument, "image", "image", model)).toThrow(
      `model: "${model}" is not the name of a model of the kind "image". Pass "video/kling/kling-2.5" to submit().`,
    );
  });

  test("a long one is told in reasonable time", () => {
    expect(() => submissionPath(fixtureDocument, `image/${"x".repeat(1_000_000)}`)).toThrow("The closest are");
  });
});

describe("isModelId", () => {
  test.each(modelIds)("knows %s", (id) => {
    expect(isModelId(id)).toBe(true);
  });

  test.each([
    ["bfl/flux-1-dev"],
    ["image/bfl/flux-99"],
    ["toString"],
    [""],
    [undefined],
    [null],
    [7],
    [["image/bfl/flux-1-dev"]],
  ])("%j is none", (value) => {
    expect(isModelId(value)).toBe(false);
  });
});

describe("nothing is sent", () => {
  const input = { prompt: "x" };
  test.each([
    ["subscribe", (krea: Krea) => krea.subscribe("image/bfl/flux-99" as "image/bfl/flux-1-dev", { input })],
    ["submit", (krea: Krea) => krea.submit("image/bfl/flux-99" as "image/bfl/flux-1-dev", input)],
    ["image", (krea: Krea) => krea.image("image/bfl/flux-1-dev" as "bfl/flux-1-dev", input)],
    ["video", (krea: Krea) => krea.video("kling/kling-99" as "kling/kling-2.5", input)],
    [
      "enhance",
      (krea: Krea) => krea.enhance("topaz/bloom" as "krea/enhance", { image_url: "https://files.example/a.png" }),
    ],
    [
      "batch",
      async (krea: Krea) => {
        for await (const result of krea.batch([{ model: "image/bfl/flux-99" as "image/bfl/flux-1-dev", input }])) {
          if (result.status === "rejected") throw result.reason;
        }
      },
    ],
  ] as const)("by %s for an unknown model", async (_name, call) => {
    const { krea, sent } = stubbedClient(() => new Response());
    await expect(call(krea)).rejects.toMatchObject({
      name: "KreaInputError",
      message: expect.stringMatching(/^model: /),
    });
    expect(sent).toEqual([]);
  });
});
