import { describe, expect, test } from "vitest";
import { collectDefects } from "../../src/codegen/defect.ts";
import type { Operation, Schema } from "../../src/codegen/document.ts";
import { operationPrices } from "../../src/codegen/tables/operation-prices.ts";
import { reportPriceDefects } from "../../src/codegen/tables/price-defects.ts";
import { parseUnit } from "../../src/codegen/tables/price-units.ts";
import { parsePricingExtension } from "../../src/codegen/tables/pricing-extension.ts";
import { operation, smallDocument } from "../support/document.ts";

const point = { amount: 0.5, dimensions: {} };
const fixed = { type: "fixed", currency: "USD", unit: "request" };
const list = { type: "array", items: { type: "string" } };

/** The rules of a table with one dimension, applied to an input with these fields. */
function rulesFor(dimension: string, words: readonly unknown[], properties: Record<string, Schema>) {
  const price_points = words.map((word, index) => ({ amount: index, dimensions: { [dimension]: word } }));
  const priced = operation(properties, { "x-krea-pricing": { ...fixed, price_points } }) as unknown as Operation;
  return operationPrices(smallDocument({}), priced)?.rules;
}

describe("dimensions of x-krea-pricing", () => {
  test.each<[string, unknown[], Record<string, Schema>, object]>([
    [
      "generateAudio",
      [false, true],
      { generate_audio: { type: "boolean", default: true }, audio_url: { type: "string" } },
      { read: "flag", fields: ["generate_audio"], default: true },
    ],
    [
      "generateAudio",
      [false, true],
      { generate_audio: { type: "boolean" } },
      { read: "flag", fields: ["generate_audio"], needed: true },
    ],
    [
      "hasVideoReference",
      [false, true],
      { reference_videos: list, reference_video_count: { type: "integer" } },
      { read: "flag", fields: ["reference_videos"] },
    ],
    [
      "hasCharacterRefs",
      [false, true],
      { character_reference_images: list },
      { read: "flag", fields: ["character_reference_images"] },
    ],
    ["referenceImageCount", [0, 1, 9], { reference_images: list }, { read: "count", field: "reference_images" }],
    [
      "referenceImageCount",
      [0, 1, 3],
      { style_images: { ...list, maxItems: 3 } },
      { read: "count", field: "style_images" },
    ],
    [
      "k2BillingTier",
      ["text-to-image", "srefs", "moodboards"],
      { image_style_references: list, moodboards: list },
      {
        read: "tiers",
        base: "text-to-image",
        tiers: [
          ["srefs", "image_style_references"],
          ["moodboards", "moodboards"],
        ],
        dearest: true,
      },
    ],
    [
      "duration",
      [4, 8],
      { duration: { type: "number", default: 4 } },
      {
        read: "value",
        field: "duration",
        default: 4,
        words: [
          ["4", 4],
          ["8", 8],
        ],
      },
    ],
  ])("%s %j of %j", (dimension, words, properties, reading) => {
    expect(rulesFor(dimension, words, properties)?.inputs).toEqual([reading]);
  });

  test.each<[string, unknown[], Record<string, Schema>, string]>([
    ["resolutionTier", ["1.5k", "3k"], { width: { type: "number" } }, "none"],
    ["region", ["us"], { prompt: { type: "string" } }, "none"],
    [
      "hasAudio",
      [false, true],
      { audio_url: { type: "string" }, generate_audio: { type: "boolean" } },
      "audio_url, generate_audio",
    ],
    [
      "referenceImageCount",
      [0, 3],
      { style_images: { ...list, maxItems: 3 }, image_urls: { ...list, maxItems: 3 } },
      "none",
    ],
    [
      "referenceImageCount",
      [0, 3],
      { start_reference_images: list, end_reference_images: list },
      "start_reference_images, end_reference_images",
    ],
  ])("%s %j of %j: no certain field", (dimension, words, properties, candidates) => {
    const reason = `The document does not say which field ${dimension} stands for (fields of that name: ${candidates}).`;
    expect(rulesFor(dimension, words, properties)?.inputs).toEqual([{ read: "unmapped", reason }]);
  });

  test("billable seconds are the duration, unless other media may have seconds too", () => {
    const duration = { type: "integer" };
    const seconds = { type: "number" };
    const properties = { duration, reference_videos: list, reference_video_seconds: seconds, reference_images: list };
    const rules = rulesFor("billableSeconds", [5, 6], properties);
    expect(rules?.inputs).toMatchObject([{ read: "value", field: "duration" }]);
    expect(rules?.doubts.map(({ field }) => field)).toEqual(["reference_videos", "reference_video_seconds"]);
  });

  test("a price of text alone says nothing of an image", () => {
    const rules = rulesFor("billingTier", ["text-to-image", "moodboards"], {
      moodboards: list,
      image_url: { type: "string" },
    });
    expect(rules?.doubts.map(({ field }) => field)).toEqual(["image_url"]);
  });
});

describe("tables of x-krea-pricing", () => {
  test.each<[object, object]>([
    [{}, { unit: "USD" }],
    [{ currency: "usd", unit: "generation", type: "per_unit" }, { unit: "USD" }],
    [{ unit: "second" }, { unit: "USD", per: "second" }],
    [
      { unit: "second", type: "per_second" },
      { unit: "USD", per: "second" },
    ],
    [{ currency: "compute_units" }, { unit: "compute units" }],
  ])("%j", (more, table) => {
    const pricing = { ...fixed, price_points: [point], ...more };
    expect(parsePricingExtension(pricing)).toEqual({ ...table, dimensions: [], rows: [{ values: [], amount: 0.5 }] });
  });

  test("a point without a dimension applies to any value of it", () => {
    const price_points = [point, { amount: "1.50", dimensions: { mode: "pro" }, approximate: true }];
    expect(parsePricingExtension({ ...fixed, price_points })).toEqual({
      unit: "USD",
      dimensions: ["mode"],
      rows: [
        { values: ["-"], amount: 0.5 },
        { values: ["pro"], amount: 1.5, approximate: true },
      ],
    });
  });

  test("there may be none", () => expect(parsePricingExtension(undefined)).toBeUndefined());

  test.each<[string, unknown, string]>([
    ["a text", "cheap", 'expected an object with "price_points"'],
    ["no points", { ...fixed, price_points: [] }, 'expected an object with "price_points"'],
    [
      "another currency",
      { ...fixed, currency: "EUR", price_points: [point] },
      'expected the currency "USD", got "EUR"',
    ],
    ["another unit", { ...fixed, unit: "credit", price_points: [point] }, 'the unit "credit" is not known'],
    ["no unit", { ...fixed, unit: undefined, price_points: [point] }, "the unit undefined is not known"],
    ["another type", { ...fixed, type: "starting_at", price_points: [point] }, 'the type "starting_at" is not known'],
    ["two units", { ...fixed, type: "per_second", price_points: [point] }, 'the type "per_second" is not known'],
    ["a further key", { ...fixed, surcharge: 1, price_points: [point] }, '"surcharge" is not known'],
    [
      "a further key of a point",
      { ...fixed, price_points: [{ ...point, max_amount: 2 }] },
      '"max_amount" is not known',
    ],
    ["an amount in words", { ...fixed, price_points: [{ amount: "ask" }] }, "expected a price point with an amount"],
    ["an amount below 0", { ...fixed, price_points: [{ amount: -1 }] }, "expected a price point with an amount"],
    ["an amount of true", { ...fixed, price_points: [{ amount: true }] }, "expected a price point with an amount"],
    [
      "a nested dimension",
      { ...fixed, price_points: [{ amount: 1, dimensions: { size: { width: 1 } } }] },
      'expected a text, a number or a boolean for "size", got {"width":1}',
    ],
  ])("%s cannot be read", (_name, pricing, message) => {
    expect(() => parsePricingExtension(pricing)).toThrow(`x-krea-pricing: ${message}`);
  });
});

describe("units", () => {
  test.each([
    ["request", "request"],
    ["second", { name: "second", size: 1 }],
    ["per_image", { name: "image", size: 1 }],
    ["MP", { name: "megapixel", size: 1 }],
    ["minute", { name: "second", size: 60 }],
    ["1K tokens", { name: "token", size: 1000 }],
    ["million_tokens", { name: "token", size: 1e6 }],
    ["5 seconds", { name: "second", size: 5 }],
    ["credit", undefined],
    ["0 seconds", undefined],
    ["10 requests", undefined],
    ["constructor", undefined],
    ["", undefined],
  ])("%j", (text, unit) => expect(parseUnit(text)).toEqual(unit));
});

test("prices in the text for the site of the documentation count where there are no others", () => {
  const content = "## Pricing\n\n| mode | Price |\n| --- |\n| std | \\$0.03 |\n| pro | \\$0.05 |\n";
  const mode = { mode: { type: "string", enum: ["std", "pro"] } };
  const tableOf = (more: object) =>
    operationPrices(smallDocument({}), operation(mode, { "x-mint": { content }, ...more }) as unknown as Operation)
      ?.table;
  expect(tableOf({})).toMatchObject({ unit: "USD", dimensions: ["mode"], rows: [{ amount: 0.03 }, { amount: 0.05 }] });
  expect(tableOf({ "x-krea-pricing": { ...fixed, price_points: [point] } })).toMatchObject({ dimensions: [] });
});

test("prices that cannot be read are defects of the document", () => {
  const found = collectDefects();
  const priced = (pricing: object, description = "") => ({
    post: operation({}, { "x-krea-pricing": { ...fixed, price_points: [point], ...pricing }, description }),
  });
  const document = smallDocument({
    "/generate/image/a/fine": priced({}),
    "/generate/image/a/unit": priced({ unit: "credit" }),
    "/generate/image/a/other": priced({ unit: "credit" }, "| Compute Units |\n| --- |\n| 3 |"),
    "/generate/image/a/region": priced({ price_points: [{ amount: 1, dimensions: { region: "us" } }] }),
    "/generate/image/a/seconds": priced({ unit: "second" }),
    "/generate/image/a/none": { post: operation({}) },
  });
  reportPriceDefects(document, found.report);
  const where = (name: string) => `POST /generate/image/a/${name}`;
  const handled = "the price is unknown";
  const unit = 'x-krea-pricing: the unit "credit" is not known';
  expect(found.defects).toEqual([
    { where: where("unit"), problem: unit, handled },
    { where: where("other"), problem: unit, handled },
    {
      where: where("region"),
      problem: "the document does not say which field region stands for (fields of that name: none)",
      handled,
    },
    {
      where: where("seconds"),
      problem: "the document gives the price of one second, and does not say how many there are",
      handled,
    },
  ]);
});
