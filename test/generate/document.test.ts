import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { listOperations, operationKey } from "../../scripts/generate/document.ts";
import { effective, repositoryPath, vendored } from "../support/document.ts";

describe("the vendored document", () => {
  test("is the published one, byte for byte", async () => {
    const bytes = await readFile(repositoryPath("openapi/krea.json"));
    const digest = createHash("sha256").update(bytes).digest("hex");
    expect(digest).toBe("3f39dfe6d7f0f1395837fed54a77ece64e6751bf4bf424cac5041d604d04961e");
  });
});

describe("the effective document", () => {
  test("has every operation of the vendored one, and the three that only have a page", async () => {
    const before = listOperations((await vendored()).document).map(operationKey);
    const after = listOperations(await effective()).map(operationKey);
    expect(before).toHaveLength(72);
    expect(after.filter((key) => !before.includes(key))).toEqual([
      "POST /generate/image/krea/krea-2/large",
      "POST /generate/image/krea/krea-2/medium",
      "POST /generate/enhance/krea/enhance",
    ]);
    expect(before.filter((key) => !after.includes(key))).toEqual([]);
  });

  test("requires every request body", async () => {
    const bodies = listOperations(await effective()).flatMap(({ operation }) => operation.requestBody ?? []);
    expect(bodies.length).toBeGreaterThan(60);
    expect(bodies.filter((body) => body.required !== true)).toEqual([]);
  });

  test("says of a job what the API answers: nulls until it has ended, and why it failed", async () => {
    const { Job, PendingJob } = (await effective()).components?.schemas ?? {};
    expect(Job?.properties?.completed_at).toMatchObject({ type: ["string", "null"] });
    expect(Job?.properties?.result).toEqual({ anyOf: [{ $ref: "#/components/schemas/JobResult" }, { type: "null" }] });
    expect(Job?.properties?.error).toMatchObject({
      anyOf: [{ $ref: "#/components/schemas/JobError" }, { type: "null" }],
    });
    expect(PendingJob?.properties?.error).toEqual(Job?.properties?.error);
  });

  test("documents a missing key on a job's path", async () => {
    const operations = listOperations(await effective()).filter(({ path }) => path === "/jobs/{id}");
    expect(operations.map(({ method, operation }) => [method, "401" in operation.responses])).toEqual([
      ["get", true],
      ["delete", true],
    ]);
  });

  test("names what repeats, and repeats none of it inline", async () => {
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

describe("Krea 2 and Krea Enhance", () => {
  test("Krea 2 Large has the fields of its page", async () => {
    const { components, paths } = await effective();
    const input = components?.schemas?.Krea2LargeInput;
    expect(input?.required).toEqual(["prompt", "aspect_ratio", "resolution"]);
    expect(input?.properties).toMatchObject({
      prompt: { type: "string" },
      aspect_ratio: { enum: ["1:1", "4:3", "3:2", "16:9", "2.35:1", "4:5", "2:3", "9:16"] },
      resolution: { enum: ["1K"] },
      seed: { type: ["number", "null"] },
      styles: { type: "array" },
      image_style_references: { type: "array", maxItems: 10 },
      creativity: { enum: ["raw", "low", "medium", "high"], default: "medium" },
      moodboards: { type: "array", maxItems: 1 },
    });
    expect(components?.schemas?.Krea2StyleReference).toMatchObject({
      required: ["url"],
      properties: { strength: { minimum: 0, maximum: 1, default: 0.5 } },
    });
    const operation = listOperations({ openapi: "3.1.0", paths }).find(({ path }) => path.endsWith("krea-2/large"));
    expect(operation?.operation.parameters).toEqual([{ $ref: "#/components/parameters/XWebhookURL" }]);
    expect(components?.parameters).toMatchObject({ XWebhookURL: { name: "X-Webhook-URL", in: "header" } });
    expect(operation?.operation["x-krea-deprecated-field-aliases"]).toMatchObject([
      { from: "presetStyles", to: "styles", sunset_date: "2026-06-19" },
      { from: "imageStyleRefs", to: "image_style_references", sunset_date: "2026-06-19" },
    ]);
  });

  test("Krea 2 Medium takes the same input as Large", async () => {
    const { schemas } = (await effective()).components ?? {};
    expect(schemas?.Krea2MediumInput).toEqual(schemas?.Krea2LargeInput);
  });

  test("Krea Enhance has the fields of its page", async () => {
    const input = (await effective()).components?.schemas?.KreaEnhanceInput;
    expect(input?.required).toEqual(["image_url"]);
    expect(input?.properties).toMatchObject({
      image_url: { type: "string", format: "uri", maxLength: 1024 },
      prompt: { default: "" },
      image_scaling_factor: { minimum: 0.1, default: 2 },
      rescale_color: { type: "boolean", default: false },
      seed: { type: "number" },
      ai_strength: { minimum: 0.1, maximum: 1, default: 0.4 },
      clarity_strength: { minimum: 1, maximum: 12, default: 4 },
      resemblance_strength: { minimum: 0, maximum: 2.5, default: 1 },
      sharpness: { minimum: 0.1, maximum: 1.5, default: 0.5 },
    });
  });
});
