import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { models } from "../../generated/models.ts";
import { listOperations, operationKey } from "../../src/codegen/document.ts";
import { effective, repositoryPath, vendored } from "../support/document.ts";

describe("the vendored document", () => {
  test("is the published one, byte for byte", async () => {
    const bytes = await readFile(repositoryPath("openapi/krea.json"));
    const digest = createHash("sha256").update(bytes).digest("hex");
    // The update writes the checksum beside the document.
    expect(await readFile(repositoryPath("openapi/krea.json.sha256"), "utf8")).toBe(`${digest}  krea.json\n`);
  });
});

describe("the effective document", () => {
  test("has every operation of the vendored one, and three that only the documentation site describes", async () => {
    const before = listOperations((await vendored()).document).map(operationKey);
    const after = listOperations(await effective()).map(operationKey);
    expect(before.length).toBeGreaterThan(0);
    expect(after).toEqual(
      expect.arrayContaining([
        "POST /generate/image/krea/krea-2/large",
        "POST /generate/image/krea/krea-2/medium",
        "POST /generate/enhance/krea/enhance",
      ]),
    );
    expect(before.filter((key) => !after.includes(key))).toEqual([]);
  });

  test("requires every request body", async () => {
    const bodies = listOperations(await effective()).flatMap(({ operation }) => operation.requestBody ?? []);
    expect(bodies.length).toBeGreaterThan(60);
    expect(bodies.filter((body) => body.required !== true)).toEqual([]);
  });

  test("gives examples of every state of a job: nulls until it has ended, and an error if it failed", async () => {
    const { Job, PendingJob } = (await effective()).components?.schemas ?? {};
    expect(Job?.properties?.completed_at).toMatchObject({ type: ["string", "null"] });
    expect(Job?.properties?.result).toEqual({ anyOf: [{ $ref: "#/components/schemas/JobResult" }, { type: "null" }] });
    expect(Job?.properties?.error).toMatchObject({
      anyOf: [{ $ref: "#/components/schemas/JobError" }, { type: "null" }],
    });
    expect(PendingJob?.properties?.error).toEqual(Job?.properties?.error);
  });

  test("documents the response to a missing key for the paths of jobs", async () => {
    const operations = listOperations(await effective()).filter(({ path }) => path === "/jobs/{id}");
    expect(operations.map(({ method, operation }) => [method, "401" in operation.responses])).toEqual([
      ["get", true],
      ["delete", true],
    ]);
  });

  test("has repeated schemas as named components only", async () => {
    const { paths, components } = await effective();
    const names = Object.keys(components?.schemas ?? {});
    expect(names).toEqual(
      expect.arrayContaining(["Job", "PendingJob", "JobStatus", "JobResult", "ErrorBody", "Asset", "Style", "NodeApp"]),
    );
    const text = JSON.stringify(paths);
    expect(text).not.toContain('"enum":["backlogged"');
    expect(text).not.toContain('"properties":{"error"');
    expect(text).not.toContain('"like_count"');
  });
});

describe("the operations that only the documentation site describes", () => {
  const krea2Input = {
    type: "object",
    properties: {
      prompt: { type: "string" },
      aspect_ratio: {
        type: "string",
        enum: ["1:1", "4:3", "3:2", "16:9", "2.35:1", "4:5", "2:3", "9:16"],
        description: "Aspect ratio. One of: 1:1, 4:3, 3:2, 16:9, 2.35:1, 4:5, 2:3, 9:16.",
      },
      resolution: { type: "string", enum: ["1K"], description: "Resolution scale. One of: 1K." },
      seed: { type: ["number", "null"] },
      styles: {
        type: "array",
        items: { $ref: "#/components/schemas/WeightedStyle" },
        description: "Styles (typically LoRAs) to use for the generation",
      },
      image_style_references: {
        type: "array",
        maxItems: 10,
        items: { $ref: "#/components/schemas/Krea2StyleReference" },
        description: "Image style references. (0 = no style influence, 1 = maximum). Default 0.5.",
      },
      creativity: {
        type: "string",
        enum: ["raw", "low", "medium", "high"],
        default: "medium",
        description: "Prompt interpretation strength.",
      },
      moodboards: {
        type: "array",
        maxItems: 1,
        items: { $ref: "#/components/schemas/Krea2Moodboard" },
        description: "Moodboards to use for generation. Currently limited to one moodboard.",
      },
    },
    required: ["prompt", "aspect_ratio", "resolution"],
    additionalProperties: false,
  };
  const enhanceInput = {
    type: "object",
    properties: {
      image_url: { type: "string", format: "uri", maxLength: 1024, description: "URL of the image to enhance." },
      prompt: { type: "string", default: "", description: "Text prompt describing the desired result." },
      image_scaling_factor: {
        type: "number",
        minimum: 0.1,
        default: 2,
        description: "Factor to scale the image resolution by (e.g. 2 means 2x; use 1 to skip upscaling).",
      },
      rescale_color: { type: "boolean", default: false, description: "Match the original image color palette." },
      seed: { type: "number", description: "Seed for reproducible results." },
      ai_strength: {
        type: "number",
        minimum: 0.1,
        maximum: 1,
        default: 0.4,
        description: "AI strength — how much new detail the model generates. Higher values enhance more aggressively.",
      },
      clarity_strength: {
        type: "number",
        minimum: 1,
        maximum: 12,
        default: 4,
        description: "Clarity — how strongly the result follows the prompt.",
      },
      resemblance_strength: {
        type: "number",
        minimum: 0,
        maximum: 2.5,
        default: 1,
        description: "Resemblance — how faithfully the result preserves the original image structure.",
      },
      sharpness: {
        type: "number",
        minimum: 0.1,
        maximum: 1.5,
        default: 0.5,
        description: "Sharpness applied to fine detail. Does not affect generation of new detail.",
      },
    },
    required: ["image_url"],
    additionalProperties: false,
  };
  const presetStyles = { from: "presetStyles", to: "styles", sunset_date: "2026-06-19" };
  const imageStyleRefs = { from: "imageStyleRefs", to: "image_style_references", sunset_date: "2026-06-19" };
  const imageUrl = { from: "imageUrl", to: "image_url", sunset_date: "2026-06-19" };

  test.each([
    ["image/krea/krea-2/large", "Krea2LargeInput", krea2Input, [presetStyles, imageStyleRefs], [0.06, 0.065, 0.07]],
    ["image/krea/krea-2/medium", "Krea2MediumInput", krea2Input, [presetStyles, imageStyleRefs], [0.03, 0.035, 0.04]],
    ["enhance/krea/enhance", "KreaEnhanceInput", enhanceInput, [imageUrl], undefined],
  ])(
    "%s has the fields, aliases, prices and header of its page, and no others",
    async (id, name, input, aliases, prices) => {
      const document = await effective();
      const operation = listOperations(document).find(({ path }) => path === `/generate/${id}`)?.operation;
      expect(operation?.requestBody?.content["application/json"]?.schema).toEqual({
        $ref: `#/components/schemas/${name}`,
      });
      expect(document.components?.schemas?.[name]).toEqual(input);
      const listed = operation?.["x-krea-deprecated-field-aliases"] ?? [];
      expect(listed).toHaveLength(aliases.length);
      expect(listed).toMatchObject(aliases);
      expect(operation?.parameters).toEqual([{ $ref: "#/components/parameters/XWebhookURL" }]);
      expect(models.find((model) => model.id === id)?.prices?.rows.map(({ amount }) => amount)).toEqual(prices);
      expect(Object.keys(operation?.responses ?? {})).toEqual(["200", "400", "401", "402", "429"]);
    },
  );

  test("the items of Krea 2's lists have the shape that the guide sends", async () => {
    const { schemas, parameters } = (await effective()).components ?? {};
    expect(schemas?.Krea2StyleReference).toEqual({
      type: "object",
      properties: {
        url: { type: "string", format: "uri" },
        strength: {
          type: "number",
          minimum: 0,
          maximum: 1,
          default: 0.5,
          description: "0 = no style influence, 1 = maximum.",
        },
      },
      required: ["url"],
    });
    expect(schemas?.Krea2Moodboard).toEqual({
      type: "object",
      properties: { id: { type: "string" }, strength: { type: "number" } },
      required: ["id"],
    });
    expect(parameters).toMatchObject({ XWebhookURL: { name: "X-Webhook-URL", in: "header", required: false } });
  });
});
