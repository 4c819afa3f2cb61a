/**
 * No estimate is below what the table says. The tables are read here a second time, naively: from the document's own words,
 * with a reader for each dimension that is written by hand.
 */

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listOperations, type Operation, schemaProperties } from "../../../src/codegen/document.ts";
import { operationPrices } from "../../../src/codegen/tables/operation-prices.ts";
import { Krea } from "../../../src/index.ts";
import { type Estimate, estimateInput, unknownPrice } from "../../../src/models/estimate.ts";
import { operation, smallDocument } from "../../support/document.ts";
import { fixtureDocument, fixtureEffective } from "../../support/fixture.ts";
import { inputFor, priceRows } from "./price-rows.ts";

type Input = Record<string, unknown>;
/** What binary fractions may take away. */
const noise = 1 - 1e-12;

const urls = { type: "array", items: { type: "string" } };
const properties = {
  mode: { type: "string", enum: ["std", "pro"], default: "std" },
  duration: { type: "number", default: 5 },
  generate_audio: { type: "boolean", default: false },
  reference_videos: { ...urls, maxItems: 3 },
  reference_images: { ...urls, maxItems: 9 },
  image_style_references: { type: "array", items: { type: "object" } },
  moodboards: { type: "array", items: { type: "object" } },
  width: { type: "integer", default: 1024 },
  height: { type: "integer" },
  num_images: { type: "integer", default: 1 },
  num_tokens: { type: "integer" },
};

const length = (value: unknown) => (Array.isArray(value) ? value.length : 0);
const defaults: Input = { mode: "std", duration: 5, generate_audio: false, width: 1024, num_images: 1 };

/** Whether a value of a dimension is that of an input, by the dimension's name. */
const isOf: Record<string, (value: unknown, input: Input) => boolean> = {
  mode: (value, input) => value === input.mode,
  duration: (value, input) => value === input.duration,
  generateAudio: (value, input) => value === input.generate_audio,
  hasVideoReference: (value, input) => value === length(input.reference_videos) > 0,
  referenceImageCount: (value, input) => value === length(input.reference_images),
  k2BillingTier: (value, input) =>
    value === "text-to-image" ||
    (value === "srefs" && length(input.image_style_references) > 0) ||
    (value === "moodboards" && length(input.moodboards) > 0),
};
const values: Record<string, readonly (string | number | boolean)[]> = {
  mode: ["std", "pro"],
  duration: [5, 10],
  generateAudio: [false, true],
  hasVideoReference: [false, true],
  referenceImageCount: [0, 1, 2],
  k2BillingTier: ["text-to-image", "srefs", "moodboards"],
  cameraStyle: ["a", "b"],
};
const counts: Record<string, (input: Input) => number> = {
  request: () => 1,
  second: ({ duration }) => Number(duration),
  seconds: ({ duration }) => Number(duration),
  minute: ({ duration }) => Number(duration) / 60,
  image: ({ num_images }) => Number(num_images),
  per_image: ({ num_images }) => Number(num_images),
  megapixel: ({ width, height }) => (Number(width) * Number(height)) / 1e6,
  token: ({ num_tokens }) => Number(num_tokens),
  "1K tokens": ({ num_tokens }) => Number(num_tokens) / 1000,
};

interface Point {
  amount: number;
  dimensions: Record<string, string | number | boolean>;
}
interface Pricing {
  type: string;
  currency: string;
  unit: string;
  price_points: Point[];
}

/** The most that the table can mean for an input; undefined where it says nothing of it. */
function naive({ type, currency, unit, price_points }: Pricing, input: Input): number | undefined {
  const count = counts[unit];
  if (!count || type !== "fixed" || currency !== "USD") return undefined;
  const full = { ...defaults, ...input };
  const fitting = price_points.filter(({ dimensions }) =>
    Object.entries(dimensions).every(([name, value]) => isOf[name]?.(value, full)),
  );
  if (fitting.length === 0) return undefined;
  const amount = Math.max(...fitting.map((point) => point.amount)) * count(full);
  return Number.isNaN(amount) ? undefined : amount;
}

function estimate(
  pricing: unknown,
  input: Input,
  description = "",
  fields: Record<string, unknown> = properties,
): Estimate {
  const document = smallDocument({});
  const priced = operation(fields, { "x-krea-pricing": pricing, description }) as unknown as Operation;
  const { table, rules } = operationPrices(document, priced) ?? {};
  if (!table || !rules) return unknownPrice(rules?.unread ?? "The document gives no prices.");
  return estimateInput(table, rules, input);
}

const amounts = fc.oneof(
  fc.integer({ min: 0, max: 1000 }).map((cents) => cents / 100),
  fc.constantFrom(2.5e-7, 0.0000014, 0.0175, 0.21, 1, 8.3),
);
const names = fc.subarray(Object.keys(values), { maxLength: 3 });
/** A table with a price for most combinations of values; a point may leave a dimension out, or repeat another. */
const pricings = fc
  .record({
    type: fc.constantFrom("fixed", "fixed", "fixed", "fixed", "fixed", "starting_at"),
    currency: fc.constantFrom("USD", "USD", "USD", "USD", "EUR"),
    unit: fc.constantFrom(...Object.keys(counts), "credit"),
    names,
  })
  .chain(({ names: chosen, ...rest }) => {
    const all = chosen.reduce<Point["dimensions"][]>(
      (list, name) => list.flatMap((point) => (values[name] ?? []).map((value) => ({ ...point, [name]: value }))),
      [{}],
    );
    const points = all.map((dimensions) =>
      fc
        .record({ amount: amounts, kept: fc.constantFrom(...chosen, "all", "all"), leave: fc.nat(19) })
        .map(({ amount, kept, leave }): Point[] => {
          if (leave === 0) return [];
          const { [kept]: _gone, ...others } = dimensions;
          return [{ amount, dimensions: leave === 1 ? others : dimensions }];
        }),
    );
    return fc.tuple(...points).map((lists): Pricing => ({ ...rest, price_points: lists.flat() }));
  });
const listOf = (max: number) => fc.array(fc.constant("https://files.example/a"), { maxLength: max });
const inputs = fc.record(
  {
    mode: fc.constantFrom("std", "pro", "4k"),
    duration: fc.constantFrom(5, 8, 10, 7.5, 0, -1),
    generate_audio: fc.boolean(),
    reference_videos: listOf(2),
    reference_images: listOf(3),
    image_style_references: listOf(2),
    moodboards: listOf(1),
    width: fc.integer({ min: 1, max: 4096 }),
    height: fc.integer({ min: 1, max: 4096 }),
    num_images: fc.integer({ min: 1, max: 4 }),
    num_tokens: fc.integer({ min: 1, max: 100_000 }),
  },
  { requiredKeys: [] },
);

describe("no estimate is below what the table says", () => {
  test("of any x-krea-pricing", () => {
    const priced = new Set<string>();
    fc.assert(
      fc.property(pricings, inputs, (pricing, input) => {
        const { price, reason } = estimate(pricing, input);
        const said = naive(pricing, input);
        if (!price) {
          expect(reason).toMatch(/^The .+\.$/);
          return;
        }
        priced.add(pricing.unit);
        expect(said).toBeDefined();
        expect(price.unit).toBe("USD");
        expect(price.amount).toBeGreaterThanOrEqual((said ?? Number.NaN) * noise);
      }),
      { numRuns: 3000 },
    );
    // Every unit that is known has been priced.
    expect([...priced].sort()).toEqual(Object.keys(counts).sort());
  });

  test("of any x-krea-pricing whose fields have names beside the point", () => {
    // By unit: what does not say how many units there are. A request may have several results by any of its names.
    const unpriced = {
      request: ["num_clips", "num_variants", "count", "outputs", "quantity", "batch_size"],
      second: ["duration_min", "transition_duration", "frames_per_second", "fade_seconds", "duration_ms"],
      minute: ["duration_min", "transition_duration", "frame_rate"],
      image: ["num_reference_images", "image_index", "max_image_size", "num_videos"],
      frame: ["frame_rate", "start_frame", "frames_per_second", "num_reference_frames"],
      video: ["video_index", "num_reference_videos", "num_images"],
      step: ["first_step", "step_size"],
      token: ["max_tokens", "token_index"],
    };
    const cases = fc.constantFrom(...Object.entries(unpriced)).chain(([unit, all]) => {
      const decoy = { name: fc.constantFrom(...all), value: fc.integer({ min: 2, max: 5 }), isDefault: fc.boolean() };
      const options = { selector: ({ name }: { name: string }) => name, minLength: 1, maxLength: 4 };
      return fc.record({ unit: fc.constant(unit), decoys: fc.uniqueArray(fc.record(decoy), options) });
    });
    fc.assert(
      fc.property(cases, ({ unit, decoys: chosen }) => {
        const integers = chosen.map(({ name, value, isDefault }) => [
          name,
          { type: "integer", ...(isDefault && { default: value }) },
        ]);
        const input = Object.fromEntries(
          chosen.flatMap(({ name, value, isDefault }) => (isDefault ? [] : [[name, value]])),
        );
        expect(estimate(oneOf(unit), input, "", Object.fromEntries(integers)).price).toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  test("of any duration by another name", () => {
    const names = ["duration_min", "transition_duration", "duration_ms", "fade_in_duration"];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.constantFrom(5, 10), (name, duration) => {
        const price_points = [5, 10].map((value) => ({ amount: value / 10, dimensions: { duration: value } }));
        const fields = { [name]: { type: "integer", default: 5 } };
        expect(estimate({ ...fixed, price_points }, { [name]: duration }, "", fields).price).toBeNull();
      }),
    );
  });

  test("of the fixture", async () => {
    const { models } = new Krea({ apiKey: "test-key", document: fixtureDocument });
    const document = fixtureEffective;
    const schemas = new Map(
      listOperations(document).map(({ path, operation: { requestBody } }) => [
        path.replace(/^\/(generate\/)?/, ""),
        schemaProperties(document, requestBody?.content["application/json"]?.schema ?? {}),
      ]),
    );
    const rows = priceRows(document).map((row) => {
      const fields = schemas.get(row.id) ?? new Map<string, { default?: unknown }>();
      const price = Object.entries(row.cells).find(([head]) => /^(Compute Units|Price)/.test(head))?.[1] ?? "";
      return {
        id: row.id,
        fields,
        input: inputFor(row, [...fields.keys()]),
        amount: Number(/[\d.]+/.exec(price)?.[0]),
      };
    });
    const sameOf = (id: string) => rows.filter((row) => row.id === id);
    // Each field has the value that a row gives it, or none.
    const cases = fc.constantFrom(...new Set(rows.map(({ id }) => id))).chain((id) => {
      const own = sameOf(id);
      const keys = [...new Set(own.flatMap(({ input }) => Object.keys(input)))];
      const fields = keys.map((key) => [key, fc.constantFrom(...own.map(({ input }) => input[key]))] as const);
      return fc.record({ id: fc.constant(id), input: fc.record(Object.fromEntries(fields), { requiredKeys: [] }) });
    });
    let known = 0;
    await fc.assert(
      fc.asyncProperty(cases, async ({ id, input }: { id: string; input: Input }) => {
        const { price } = await models.estimate(id, input);
        if (!price) return;
        known++;
        const value = (key: string, { fields, input: own }: (typeof rows)[number]) =>
          JSON.stringify(input[key] ?? fields.get(key)?.default ?? (typeof own[key] === "boolean" ? false : []));
        const fitting = sameOf(id).filter((row) =>
          Object.entries(row.input).every(
            ([key, given]) => key === "max_train_steps" || JSON.stringify(given) === value(key, row),
          ),
        );
        const most = Math.max(...fitting.map(({ amount }) => amount)) * Number(input.max_train_steps ?? 1);
        expect(fitting).not.toEqual([]);
        expect(price.amount).toBeGreaterThanOrEqual(most * noise);
      }),
      { numRuns: 1000 },
    );
    expect(known).toBeGreaterThan(0);
  });
});

const fixed = { type: "fixed", currency: "USD", unit: "request" };
const oneOf = (unit: string, amount = 0.21) => ({ ...fixed, unit, price_points: [{ amount, dimensions: {} }] });

describe("a price of one unit", () => {
  test.each<[string, number, Input, number | null, boolean]>([
    ["second", 0.21, { duration: 8 }, 1.68, false],
    ["second", 0.21, {}, 1.05, false],
    ["second", 0.21, { duration: 0 }, null, false],
    ["second", 0.21, { duration: null }, null, false],
    ["second", 0.21, { duration: 7.5 }, 1.575, true],
    ["image", 0.04, { num_images: 3 }, 0.12, false],
    ["megapixel", 0.05, { width: 2000, height: 1000 }, 0.1, false],
    ["megapixel", 0.05, { width: 1000, height: 500 }, 0.025, true],
    ["megapixel", 0.05, {}, null, false],
    ["1M tokens", 3, { num_tokens: 1 }, 0.000003, true],
    ["token", 2.5e-7, { num_tokens: 1 }, 2.5e-7, false],
    ["token", 2.5e-7, {}, null, false],
    ["credit", 1, {}, null, false],
  ])("%s, $%d, %j", (unit, amount, input, expected, approximate) => {
    const { price } = estimate(oneOf(unit, amount), input);
    expect(price).toEqual(expected === null ? null : { amount: expected, unit: "USD", approximate });
  });
});

describe("prices that the document gives twice", () => {
  const description = "| Duration | Compute Units |\n| --- | --- |\n| 5s | ~300 |\n| 10s | ~600 |";
  const inDollars = (more: object = {}) => ({
    ...fixed,
    ...more,
    price_points: [5, 10].map((duration) => ({ amount: duration / 10, dimensions: { duration } })),
  });

  test("are known in both units", () => {
    const { price, prices } = estimate(inDollars(), { duration: 10 }, description) as Extract<
      Estimate,
      { prices: object }
    >;
    expect(price).toEqual({ amount: 1, unit: "USD", approximate: false });
    expect(prices).toEqual([price, { amount: 600, unit: "compute units", approximate: true }]);
  });

  test("are known in the one that can be read", () => {
    expect(estimate(inDollars(), {}, description.replace("~300", "ask us")).price).toMatchObject({ amount: 0.5 });
  });

  test("are unknown where they contradict each other", () => {
    const dollars = description.replace("Compute Units", "Price").replace("~300", "$0.50").replace("~600", "$2.00");
    expect(estimate(inDollars(), { duration: 5 }, dollars).price).toMatchObject({ amount: 0.5 });
    expect(estimate(inDollars(), { duration: 10 }, dollars).reason).toBe(
      "The document gives two prices in USD: 1 and 2.",
    );
  });
});
