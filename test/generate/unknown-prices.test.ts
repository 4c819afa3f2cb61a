/** A price that the document does not say with certainty is unknown. */

import { describe, expect, test } from "vitest";
import type { Operation, Schema } from "../../src/codegen/document.ts";
import { operationPrices } from "../../src/codegen/tables/operation-prices.ts";
import { estimateInput } from "../../src/models/estimate.ts";
import { operation, smallDocument } from "../support/document.ts";

const fixed = { type: "fixed", currency: "USD", unit: "request" };
const point = { amount: 0.21, dimensions: {} };
const simple = { ...fixed, price_points: [point] };
const list = { type: "array", items: { type: "string" } };
const table = (column: string, ...cells: string[]) =>
  [`| ${column} |`, "| --- |", ...cells.map((cell) => `| ${cell} |`)].join("\n");

interface Priced {
  pricing?: unknown;
  description?: string;
  mint?: string;
}

/** The amount of an input's price; the reason if it is unknown; undefined if the operation has no prices. */
function amountOf({ pricing, description, mint }: Priced, properties: Record<string, Schema>, input: object = {}) {
  const priced = operation(properties, {
    ...(pricing !== undefined && { "x-krea-pricing": pricing }),
    description: description ?? "",
    ...(mint !== undefined && { "x-mint": { content: mint } }),
  }) as unknown as Operation;
  const found = operationPrices(smallDocument({}), priced);
  if (!found?.table) return found?.rules.unread;
  const { price, reason } = estimateInput(found.table, found.rules, { ...input });
  return price?.amount ?? reason;
}

describe("sources of prices", () => {
  const dollars = table("Price", "$0.21");
  test.each<[string, Priced, Record<string, Schema>]>([
    ["a further key, with x-mint", { pricing: { ...simple, surcharge: 1 }, mint: dollars }, {}],
    ["another unit, with a description", { pricing: { ...simple, unit: "credit" }, description: dollars }, {}],
    ["another type, with x-mint", { pricing: { ...simple, type: "per_second" }, mint: dollars }, {}],
    [
      "a currency in x-krea-pricing alone",
      { pricing: { ...simple, currency: "EUR" }, mint: table("Price", "0.21") },
      {},
    ],
    ["no currency", { description: table("Price", "0.21") }, {}],
    ["dollars as compute units", { description: table("Compute Units", "$0.21") }, {}],
    ["a part that cannot be read", { pricing: [simple, { ...simple, unit: "credit" }] }, {}],
    ["no parts", { pricing: [], description: dollars }, {}],
    [
      "an input that x-krea-pricing does not price",
      {
        pricing: { ...fixed, price_points: [{ amount: 0.5, dimensions: { duration: 5 } }] },
        description: table("Compute Units", "30"),
      },
      { duration: { type: "number" } },
    ],
    [
      "an input that one part does not price",
      { pricing: [simple, { ...simple, currency: "compute_units", unit: "second" }] },
      { duration: { type: "number" } },
    ],
    ["a note", { pricing: { ...simple, note: "plus $0.05 per input image" } }, {}],
    ["a note of another type", { pricing: { ...simple, note: { text: "ask us" } } }, {}],
    [
      "a point's text",
      { pricing: { ...fixed, price_points: [{ ...point, description: "per second of output" }] } },
      {},
    ],
    ["a column of units", { description: "| Unit | Price |\n| --- | --- |\n| second | $0.21 |" }, {}],
    ["a column that says a unit", { description: "| Billing | Price |\n| --- | --- |\n| seconds | $0.21 |" }, {}],
    ["a column that says per", { description: "| Billing | Price |\n| --- | --- |\n| per output | $0.21 |" }, {}],
    ["words above the table", { description: `Billed per second.\n\n${dollars}` }, {}],
    ["words below x-mint's table", { mint: `${dollars}\n\nEach image adds $0.05.` }, {}],
    ["words beside x-krea-pricing", { pricing: simple, description: "Reference images cost extra." }, {}],
  ])("%s: unknown", (_name, priced, properties) => {
    expect(amountOf(priced, properties)).toMatch(/^The .+\.$/);
  });

  test.each<[string, Priced]>([
    ["x-krea-pricing", { pricing: { ...simple, note: "For one result." }, mint: "Fixed API prices in USD." }],
    ["a description", { description: `Masks do not increase the price.\n${dollars}` }],
    ["x-mint", { mint: `## Pricing\n\n${dollars.replace("$", "\\$")}` }],
    ["compute units", { description: table("Compute Units", "~0.21") }],
  ])("%s: known", (_name, priced) => expect(amountOf(priced, {})).toBe(0.21));
});

/** A price for each of these values of a dimension: 1, 2 and so on. */
const pricesOf = (dimension: string, ...values: unknown[]): Priced => ({
  pricing: {
    ...fixed,
    price_points: values.map((value, index) => ({ amount: index + 1, dimensions: { [dimension]: value } })),
  },
});
const perUnit = (unit: string): Priced => ({ pricing: { ...simple, unit } });
const k2 = "k2BillingTier";
const tiered: Priced = {
  pricing: {
    ...fixed,
    price_points: [
      { amount: 0.03, dimensions: { [k2]: "text-to-image", resolution: "1K" } },
      { amount: 0.04, dimensions: { [k2]: "moodboards", resolution: "1K" } },
      { amount: 0.035, dimensions: { [k2]: "text-to-image", resolution: "2K" } },
    ],
  },
};
const tierFields = { moodboards: list, resolution: { type: "string", enum: ["1K", "2K"], default: "1K" } };
const integer = { type: "integer" };
const audio = pricesOf("audio", false, true);

describe("inputs", () => {
  test.each<[string, Priced, Record<string, Schema>, object]>([
    ["a tier without a row at a resolution", tiered, tierFields, { resolution: "2K", moodboards: ["a"] }],
    ["a default batch size", { pricing: simple }, { batch_size: { ...integer, default: 4 } }, {}],
    ["a default number of videos", { pricing: simple }, { num_videos: { ...integer, default: 2 } }, {}],
    ["a default number of images", { pricing: simple }, { num_images: { ...integer, default: 4 } }, {}],
    ["a choice as a flag", audio, { audio: { type: "string", enum: ["none", "full"], default: "full" } }, {}],
    ["a choice as a flag, none", audio, { audio: { type: "string", enum: ["none", "full"] } }, { audio: "none" }],
    ["a text as a flag, none", audio, { audio: { type: "string" } }, { audio: "none" }],
    ["a text as a flag, none by default", audio, { audio: { type: "string", default: "none" } }, {}],
    ["a switch that is null by default", audio, { audio: { type: "boolean", default: null } }, {}],
    ["a number as a flag", audio, { audio: integer }, { audio: 0 }],
    [
      "a flag of two fields with a default",
      { description: "| LoRA | Price |\n| - | - |\n| No | $1 |\n| Yes | $2 |" },
      { has_lora: { type: "boolean" }, styles: { ...list, default: ["a"] } },
      { has_lora: false },
    ],
    ["a tier with a default", tiered, { ...tierFields, moodboards: { ...list, default: ["a"] } }, {}],
    ["has_ without a default", pricesOf("hasAudio", false, true), { has_audio: { type: "boolean" } }, {}],
    [
      "defaults that disagree",
      pricesOf("duration", 5, 10),
      {
        duration: {
          oneOf: [
            { ...integer, default: 5 },
            { ...integer, default: 10 },
          ],
        },
      },
      {},
    ],
    [
      "flags that disagree by default",
      audio,
      {
        audio: {
          oneOf: [
            { type: "boolean", default: false },
            { type: "boolean", default: true },
          ],
        },
      },
      {},
    ],
    [
      "counts that disagree by default",
      { pricing: simple },
      {
        n: {
          oneOf: [
            { ...integer, default: 1 },
            { ...integer, default: 4 },
          ],
        },
      },
      {},
    ],
    ...["duration_min", "transition_duration", "frames_per_second"].map(
      (name): [string, Priced, Record<string, Schema>, object] => [
        `seconds by ${name}`,
        perUnit("second"),
        { [name]: integer },
        { [name]: 1 },
      ],
    ),
    ...["frames_per_second", "start_frame", "frame_rate"].map(
      (name): [string, Priced, Record<string, Schema>, object] => [
        `frames by ${name}`,
        perUnit("frame"),
        { [name]: integer },
        { [name]: 1 },
      ],
    ),
    [
      "images by num_reference_images",
      perUnit("image"),
      { num_reference_images: integer },
      { num_reference_images: 1 },
    ],
    [
      "a duration in another field",
      pricesOf("duration", 5, 10),
      { transition_duration: integer },
      { transition_duration: 5 },
    ],
    [
      "a duration of milliseconds by its description",
      perUnit("second"),
      { duration: { ...integer, description: "In milliseconds." } },
      { duration: 5 },
    ],
    [
      "a duration of minutes by its description",
      { description: table("Duration | Price", "5s | $1").replace("| --- |", "| --- | --- |") },
      { duration: { ...integer, description: "In minutes." } },
      { duration: 5 },
    ],
    [
      "a duration of milliseconds by its default",
      perUnit("second"),
      { duration: { ...integer, default: 5000 } },
      { duration: 5 },
    ],
    ...["num_clips", "num_variants", "count", "outputs", "quantity", "max_images"].map(
      (name): [string, Priced, Record<string, Schema>, object] => [
        name,
        { pricing: simple },
        { [name]: integer },
        { [name]: 2 },
      ],
    ),
  ])("%s: unknown", (_name, priced, properties, input) => {
    expect(amountOf(priced, properties, input)).toMatch(/^The .+\.$/);
  });

  test.each<[string, Priced, Record<string, Schema>, object, number]>([
    ["a tier with a row", tiered, tierFields, { moodboards: ["a"] }, 0.04],
    ["the base tier", tiered, tierFields, { resolution: "2K" }, 0.035],
    ["one image", { pricing: simple }, { num_images: { ...integer, default: 4 } }, { num_images: 1 }, 0.21],
    ["a default number that counts", perUnit("image"), { num_images: { ...integer, default: 4 } }, {}, 0.84],
    ["a default list as a flag", pricesOf("hasStyles", false, true), { styles: { ...list, default: ["a"] } }, {}, 2],
    ["a default URL as a flag", audio, { audio: { type: "string", default: "https://a.example" } }, {}, 2],
    [
      "a default list as a count",
      pricesOf("referenceImageCount", 0, 1),
      { reference_images: { ...list, default: ["a"] } },
      {},
      2,
    ],
    [
      "one default in alternatives",
      pricesOf("duration", 5, 10),
      { duration: { oneOf: [integer, { ...integer, default: 10 }] } },
      {},
      2,
    ],
    [
      "steps",
      { pricing: simple },
      { steps: integer, num_inference_steps: integer },
      { steps: 9, num_inference_steps: 9 },
      0.21,
    ],
  ])("%s: known", (_name, priced, properties, input, amount) => {
    expect(amountOf(priced, properties, input)).toBe(amount);
  });
});
