import { describe, expect, test } from "vitest";
import { modelIds } from "../../../generated/model-ids.ts";
import { models } from "../../../generated/models.ts";
import { isModelId, type Krea } from "../../../src/index.ts";
import type { ModelKind } from "../../../src/models/model-ids.ts";
import { knownModelPath, modelPath } from "../../../src/models/model-path.ts";
import { stubbedClient } from "../../support/stub-fetch.ts";

const kindOf = (id: string) => id.slice(0, id.indexOf("/")) as ModelKind;
const nameOf = (id: string) => id.slice(id.indexOf("/") + 1);

describe("the path of a model", () => {
  test.each(modelIds)("%s is known, by its id and by its kind and name", (id) => {
    expect(knownModelPath(id)).toBe(`/generate/${id}`);
    expect(knownModelPath(nameOf(id), kindOf(id))).toBe(`/generate/${id}`);
    expect(modelPath(id)).toBe(`/generate/${id}`);
  });

  test("every model of the catalogue is known", () => {
    expect(modelIds).toEqual(expect.arrayContaining(models.map(({ id }) => id)));
  });

  test.each([[undefined], [1], [""], ["image"], ["image/../jobs"], ["image//x"], ["image/x?y"], [["image/x"]]])(
    "%j is no id, known or not",
    (model) => {
      expect(() => modelPath(model)).toThrow('model: expected an id such as "image/bfl/flux-1-dev", got ');
      expect(() => knownModelPath(model)).toThrow('model: expected an id such as "image/bfl/flux-1-dev", got ');
      expect(() => knownModelPath(model, "image")).toThrow('model: expected a name such as "vendor/model", got ');
    },
  );

  test("an id that is newer than the package is a path, where that is asked for", () => {
    expect(modelPath("image/krea/krea-9/large")).toBe("/generate/image/krea/krea-9/large");
  });
});

describe("a model that is not known", () => {
  test.each([
    ["image/bfl/flux-1-dex", undefined, '"image/bfl/flux-1-dev"'],
    ["bfl/flux-1-dev", undefined, '"image/bfl/flux-1-dev"'],
    ["krea/krea-2/larg", "image", '"krea/krea-2/large"'],
    ["image/krea/krea-2/larg", "image", '"krea/krea-2/large"'],
  ] as const)("%s (kind: %s) is told the closest", (model, kind, near) => {
    expect(() => knownModelPath(model, kind)).toThrow(
      `model: this version of krea-sdk knows no model "${model}". The closest are ${near}, `,
    );
    expect(() => knownModelPath(model, kind)).toThrow("submit with krea.generateRaw() and wait with krea.jobs.wait().");
  });

  test("an id in place of a name is told the name", () => {
    expect(() => knownModelPath("image/krea/krea-2/large", "image")).toThrow(
      'says the kind again. Pass "krea/krea-2/large" to image(), or the whole id to subscribe().',
    );
  });

  test.each(["kling/kling-2.5", "video/kling/kling-2.5"])("a model of another kind is told its id (%s)", (model) => {
    expect(() => knownModelPath(model, "image")).toThrow(
      `model: "${model}" is not the name of an image model. Pass "video/kling/kling-2.5" to subscribe().`,
    );
  });

  test("a long one is told in reasonable time", () => {
    expect(() => knownModelPath(`image/${"x".repeat(1_000_000)}`)).toThrow("The closest are");
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
