import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Estimate, isKreaInputError, Krea } from "../../../src/index.ts";
import { estimateInput } from "../../../src/models/estimate.ts";
import type { PriceTable } from "../../../src/models/model-entry.ts";
import { fixtureDocument } from "../../support/fixture.ts";

const { models } = new Krea({ apiKey: "test-key", document: fixtureDocument });
/** Models of the fixture. As texts, since the types are those of the API's document. */
const ltx: string = "video/lightricks/ltx-video-2.3-22b";
const url = "https://files.example/a.png";
const seedance: string = "video/bytedance/seedance-1.0-pro-fast";
const kling: string = "video/kling/kling-2.6";
const amountOf = ({ price }: Estimate) => price?.amount;

describe("Krea 2", () => {
  const styles = { image_style_references: [{ url }, { url }] };
  const moodboards = { moodboards: [{ id: "m" }] };

  test.each([
    ["text alone", {}, 0.03, 0.06],
    ["empty lists", { image_style_references: [], moodboards: [] }, 0.03, 0.06],
    ["style references, however many", styles, 0.035, 0.065],
    ["a moodboard", moodboards, 0.04, 0.07],
    ["both: the dearer of the two", { ...styles, ...moodboards }, 0.04, 0.07],
    ["the old name of style references", { imageStyleRefs: [{ url }] }, 0.035, 0.065],
  ])("%s", async (_name, input, medium, large) => {
    const price = { unit: "USD", approximate: false };
    const expected = (amount: number) => ({ price: { ...price, amount }, expectedSeconds: null });
    expect(await models.estimate("image/krea/krea-2/medium" as string, input)).toMatchObject(expected(medium));
    expect(await models.estimate("image/krea/krea-2/large" as string, input)).toMatchObject(expected(large));
  });

  test("says the row that applied", async () => {
    const { row } = (await models.estimate("image/krea/krea-2/large" as string, { ...styles, ...moodboards })) as {
      row?: object;
    };
    expect(row).toEqual({ "K2 Billing Tier": "Moodboards" });
  });
});

describe("an unknown price has a reason", () => {
  test.each([
    ["image/bytedance/seededit", {}, "The document gives no prices for image/bytedance/seededit."],
    ["enhance/krea/enhance", {}, "The document gives no prices for enhance/krea/enhance."],
    ["video/google/veo-3", { duration: 4 }, 'no row for resolution "720p", no generate_audio, duration 4.'],
    ["video/kling/kling-3.0", { duration: 7.5 }, "duration 7.5"],
    ["video/kling/kling-3.0", { duration: "10" }, 'duration "10"'],
    ["video/kling/kling-3.0", { mode: "ultra" }, 'mode "ultra"'],
    ["video/kling/kling-3.0", { multi_prompt: [{ prompt: "x", duration: 3 }] }, "which duration counts"],
    ["video/bytedance/seedance-1.0-pro-fast", { resolution: "1080p", duration: 9 }, "no row"],
    [ltx, { num_frames: 100 }, "num_frames"],
    [ltx, { has_lora: false, styles: [{}] }, "has_lora and styles disagree"],
    ["image/luma/uni-1", { style_images: Array(10).fill({}) }, "10 of style_images"],
    ["image/luma/uni-1", { style_images: "x" }, 'style_images, which is "x"'],
    ["styles/train", { model: "qwen" }, "max_train_steps, which says how many, is not given"],
    ["styles/train", { max_train_steps: 10, batch_size: 2 }, "batch_size above 1"],
    ["image/krea/krea-3/large", {}, 'no model "image/krea/krea-3/large". The closest are image/krea/krea-2/large'],
    ["toString", {}, "no model"],
    ["jobs", {}, "no model"],
  ])("%s %j", async (id, input, reason) => {
    const estimate = await models.estimate(id, input);
    expect(estimate).toMatchObject({ price: null });
    expect(estimate.reason).toContain(reason);
  });
});

describe("fields", () => {
  test.each([
    ["an absent flag is the default", "video/kling/kling-2.6", {}, 200],
    ["a flag", "video/kling/kling-2.6", { generate_audio: true }, 401],
    ["an old name", "video/kling/kling-2.6", { generateAudio: true }, 401],
    ["an empty list is as none", "image/ideogram/ideogram-3", { character_reference_images: [] }, 34.4],
    ["a null is as none", "video/kling/kling-o1", { video_reference: null }, 321],
    ["a file is as its URL", "image/ideogram/ideogram-3", { character_reference_images: [new Blob(["x"])] }, 85.9],
    ["a style is a LoRA", ltx, { styles: [{ id: "s", strength: 1 }] }, undefined],
    ["what is said twice", ltx, { has_lora: true, styles: [{ id: "s" }] }, undefined],
    ["no shots of their own", "video/kling/kling-3.0", { multi_prompt: [] }, 481],
    ["a batch of one", "styles/train", { max_train_steps: 1000, batch_size: 1 }, 3000],
    ["steps, without what binary fractions add", "styles/train", { model: "qwen", max_train_steps: 3 }, 24.9],
  ])("%s", async (_name, id, input, amount) => {
    const estimate = await models.estimate(id, input);
    const withLora = await models.estimate(ltx, { has_lora: true });
    expect(amountOf(estimate)).toBe(amount ?? amountOf(withLora));
  });

  test("the average completion time is that of the row", async () => {
    const seconds = async (resolution: "480p" | "1080p", duration: number) =>
      (await models.estimate(seedance, { resolution, duration })).expectedSeconds;
    expect([await seconds("480p", 2), await seconds("1080p", 2)]).toEqual([22, 32]);
  });

  test("the input is not changed", async () => {
    const input = Object.freeze({ prompt: "x", generateAudio: true });
    await models.estimate(kling, input);
    expect(input).toEqual({ prompt: "x", generateAudio: true });
  });

  test.each([
    ["input", null, "models.estimate: input: expected an object, got null."],
    ["input", [], "models.estimate: input: expected an object, got an array."],
  ])("a bad %s is refused: %j", async (_name, input, message) => {
    // @ts-expect-error -- no input
    const failing = models.estimate("image/bfl/flux-1-dev", input);
    await expect(failing).rejects.toSatisfy(isKreaInputError);
    await expect(failing).rejects.toThrow(message);
  });

  test("an old and a current name that disagree are refused", async () => {
    const input = { start_image: "a", startImage: "b" };
    await expect(models.estimate(kling, input)).rejects.toThrow(/"startImage" is the old name/);
  });
});

test("an estimate is a price or a reason, whatever the input", async () => {
  const ids = (await models.list()).map(({ id }) => id);
  const fields = [
    "duration",
    "resolution",
    "mode",
    "generate_audio",
    "styles",
    "style_images",
    "moodboards",
    "num_frames",
  ];
  const values = fc.oneof(fc.jsonValue(), fc.constantFrom("720p", "pro", 5, 10, true, [{}]));
  const inputs = fc.dictionary(fc.constantFrom(...fields), values);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ids), inputs, async (id: string, input) => {
      const { price, reason } = await models.estimate(id, input);
      if (price) expect([price.amount > 0, Number.isFinite(price.amount), reason]).toEqual([true, true, undefined]);
      else expect(reason).toMatch(/^The .+\.$/);
    }),
    { numRuns: 500 },
  );
});

describe("tables of another form", () => {
  const table = (values: string[][], more: Partial<PriceTable> = {}): PriceTable => ({
    unit: "compute units",
    dimensions: ["A", "B"].slice(0, values[0]?.length),
    rows: values.map((row, index) => ({ values: row, amount: index + 1 })),
    ...more,
  });

  test("a dash stands for any value", () => {
    const rules = {
      inputs: [{ read: "value", field: "a", words: [["x", "x"]] }],
      doubts: [],
    } as const;
    expect(amountOf(estimateInput(table([["-"]]), rules, { a: "other" }))).toBe(1);
    expect(estimateInput(table([["x"]]), rules, { a: "other" }).reason).toContain('no row for a "other"');
    expect(estimateInput(table([["x"]]), rules, {}).reason).toBe(
      "The price depends on a, which is not set and has no documented default.",
    );
  });

  test("what no rule reads is not priced", () => {
    const rules = { inputs: [{ read: "unmapped", reason: "Nobody knows." }], doubts: [] } as const;
    expect(estimateInput(table([["x"]]), rules, {})).toEqual({
      price: null,
      reason: "Nobody knows.",
      expectedSeconds: null,
    });
  });

  test("tiers that the document does not say to be the dearest are not added up", () => {
    const tiers = [["X", "x"] as const, ["Y", "y"] as const];
    const rules = { inputs: [{ read: "tiers", base: "-none", tiers, dearest: false } as const], doubts: [] };
    const rows = table([["-none"], ["X"], ["Y"]]);
    expect(amountOf(estimateInput(rows, rules, { y: [1] }))).toBe(3);
    expect(estimateInput(rows, rules, { x: [1], y: [1] }).reason).toBe(
      "The document does not say what x with y costs.",
    );
  });

  test("a price of one of many is multiplied, where the input says how many", () => {
    const rules = {
      inputs: [{ read: "fixed" }],
      times: { factors: [{ field: "n", default: 2 }] },
      doubts: [],
    } as const;
    const rows = table([["x"]], { per: "Image" });
    expect(amountOf(estimateInput(rows, rules, {}))).toBe(2);
    expect(amountOf(estimateInput(rows, rules, { n: 4 }))).toBe(4);
    expect(estimateInput(rows, rules, { n: "4" }).reason).toContain('n, which says how many, is "4"');
    expect(
      estimateInput(rows, { ...rules, times: { factors: [], reason: "It does not say how many." } }, {}).reason,
    ).toContain("does not say how many");
  });
});
