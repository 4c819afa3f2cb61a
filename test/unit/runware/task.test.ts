import { describe, expect, test } from "vitest";
import { models, sizes } from "../../../generated/runware-tables.ts";
import { bundledDocument } from "../../../src/models/bundled-document.ts";
import { withDataUris } from "../../../src/runware/data-uris.ts";
import { currentInput, type RunwareTaskOptions, taskOf } from "../../../src/runware/task.ts";

const medium = "image/krea/krea-2/medium";
const taskUUID = "3c90c3cc-0d44-4b50-8888-8dd25736052a";
const input = { prompt: "a lighthouse", aspect_ratio: "16:9", resolution: "1K" };
/** The old names of a field. A document may have none. */
const oldNamesOf = (field: string) =>
  (bundledDocument.aliases[`POST /generate/${medium}`] ?? []).flatMap(([from, to]) => (to === field ? [from] : []));
const taskFor = (more: object, options?: RunwareTaskOptions) =>
  taskOf(medium, currentInput(medium, { ...input, ...more }).body, options, { taskUUID });

describe("an input of Krea 2 becomes a task", () => {
  test("of as few fields as it has", () => {
    expect(taskFor({})).toEqual({
      taskType: "imageInference",
      taskUUID,
      model: "krea:krea@2-medium",
      positivePrompt: "a lighthouse",
      width: 1376,
      height: 768,
      deliveryMethod: "async",
    });
  });

  test.each(Object.entries(models))("%s is %s", (id, name) => {
    expect(taskOf(id, input, {}, { taskUUID }).model).toBe(name);
  });

  test.each(Object.keys(sizes))("the aspect ratio %s has a size of that shape", (aspect_ratio) => {
    const { width, height } = taskFor({ aspect_ratio });
    const [across = 0, down = 0] = aspect_ratio.split(":").map(Number);
    expect(width / height / (across / down)).toBeCloseTo(1, 1);
  });

  test("with its settings, its seed and its webhook", () => {
    const moodboards = [{ id: "board", strength: 0.4 }];
    expect(taskFor({ creativity: "raw", moodboards, seed: 0 })).toMatchObject({
      seed: 0,
      settings: { creativity: "raw", moodboards },
    });
    expect(taskFor({ seed: null, moodboards: [] })).not.toHaveProperty("seed");
    expect(taskFor({ seed: null, moodboards: [] })).not.toHaveProperty("settings");
    const webhookUrl = "https://app.example/hook";
    expect(taskOf(medium, input, {}, { taskUUID, webhookUrl }).webhookURL).toBe(webhookUrl);
  });

  test("with its style references, whose strength is that of Krea's own API where it says none", () => {
    const image_style_references = [{ url: "https://a.example/1" }, { url: "https://a.example/2", strength: 1 }];
    expect(taskFor({ image_style_references }).inputs).toEqual({
      referenceImages: [
        { image: "https://a.example/1", strength: 0.5 },
        { image: "https://a.example/2", strength: 1 },
      ],
    });
    expect(taskFor({ image_style_references }, { referenceStrengths: [-2] }).inputs?.referenceImages).toEqual([
      { image: "https://a.example/1", strength: -2 },
      { image: "https://a.example/2", strength: 1 },
    ]);
    expect(taskFor({ image_style_references: [] })).not.toHaveProperty("inputs");
  });

  test.each(oldNamesOf("image_style_references"))("under the current name of %s", (oldName) => {
    const references = [{ url: "https://a.example/1", strength: 1 }];
    expect(taskFor({ [oldName]: references }).inputs?.referenceImages).toHaveLength(1);
  });

  test("with what Runware alone has", () => {
    const options: RunwareTaskOptions = {
      outputFormat: "PNG",
      outputQuality: 80,
      numberResults: 3,
      ttl: 60,
      includeCost: true,
      safety: { checkContent: true, mode: "fast" },
      uploadEndpoint: "https://storage.example/put",
    };
    expect(taskFor({}, options)).toMatchObject(options);
    expect(taskFor({}, { ttl: undefined })).not.toHaveProperty("ttl");
  });
});

describe("what has no counterpart is refused", () => {
  test.each<[object, RunwareTaskOptions | undefined, string]>([
    [{ styles: [{ id: "x", strength: 1 }] }, undefined, "styles: Runware has no styles"],
    ...oldNamesOf("styles").map((oldName): [object, undefined, string] => [
      { [oldName]: [{ id: "x", strength: 1 }] },
      undefined,
      "styles: Runware has no styles",
    ]),
    [{ aspect_ratio: "17:9" }, undefined, "aspect_ratio: expected one of 1:1, 4:3"],
    [{ aspect_ratio: undefined }, undefined, "aspect_ratio: expected one of"],
    [{ aspect_ratio: "constructor" }, undefined, "aspect_ratio: expected one of"],
    [{ resolution: "2K" }, undefined, 'resolution: expected "1K", got "2K"'],
    [{ steps: 5 }, undefined, "steps: expected a field"],
    [{ image_style_references: "https://a.example" }, undefined, "image_style_references: expected an array"],
    [{ image_style_references: [{ strength: 1 }] }, undefined, "image_style_references[0].url: expected a URL"],
    [{ image_style_references: ["https://a.example"] }, undefined, "image_style_references[0].url"],
    [{}, { referenceStrengths: [1] }, "referenceStrengths: expected at most 0 strengths"],
  ])("%j %j", (more, options, message) => {
    expect(() => taskFor(more, options)).toThrow(message);
  });

  test("and so is another model, and what is no input", () => {
    expect(() => currentInput("image/bfl/flux-1-dev", input)).toThrow("expected image/krea/krea-2/medium or");
    expect(() => currentInput("toString", input)).toThrow("model: expected");
    expect(() => currentInput(medium, "a cat")).toThrow("input: expected an object");
  });

  test("an empty list of styles is none", () => {
    expect(taskFor({ styles: [] })).toEqual(taskFor({}));
  });
});

describe("files", () => {
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 1]);

  test("become data URIs, of any length", async () => {
    const large = new Uint8Array(100_000).fill(7);
    large.set(png);
    for (const bytes of [png, large]) {
      const references = (await withDataUris([{ url: new Blob([bytes]) }])) as { url: string }[];
      const [head, base64 = ""] = references[0]?.url.split(",") ?? [];
      expect(head).toBe("data:image/png;base64");
      expect(Buffer.from(base64, "base64").equals(Buffer.from(bytes))).toBe(true);
    }
  });

  test("that are none that a model takes are refused by their place", async () => {
    const references = [{ url: "https://a.example" }, { url: new Blob(["text"]) }];
    await expect(withDataUris(references)).rejects.toThrow("image_style_references[1].url: expected a file of type");
  });
});
