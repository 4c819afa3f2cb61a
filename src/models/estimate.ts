/**
 * Estimates the price of an input from the tables of the document. Pure.
 *
 * @module
 */

import { show } from "../options/check.ts";
import type { PriceRow, PriceTable, PriceUnit } from "./model-entry.ts";
import { anyValue, type PriceDoubt, type PriceFactor, type PriceRules } from "./price-inputs.ts";
import { readPriceInput } from "./read-price-input.ts";

/** The price of a job. */
export interface Price {
  /** The amount, in `unit`. */
  readonly amount: number;
  /** The unit of the amount: `compute units` or `USD`. */
  readonly unit: PriceUnit;
  /**
   * Whether the amount is approximate: the document marks it so, as in `~3`, or it is for a part of a unit, such as half a
   * megapixel, or for the most that the input allows.
   */
  readonly approximate: boolean;
}

/**
 * The estimated price and duration of a job. `price` is null if the document does not give it; then `reason` says why.
 *
 * @example
 * ```ts
 * const estimate = await krea.models.estimate("video/kling/kling-2.5", { duration: 10 });
 * if (estimate.price) console.log(estimate.price.amount, estimate.price.unit);
 * else console.log(estimate.reason);
 * ```
 */
export type Estimate = KnownEstimate | UnknownEstimate;

/** An estimate whose price is known. */
export interface KnownEstimate {
  /** The price of the job. If the document gives it in several units, the first of `prices`. */
  readonly price: Price;
  /** The price in each unit in which the document gives it. */
  readonly prices: readonly Price[];
  /** Never set on a known estimate. */
  readonly reason?: undefined;
  /** The average completion time of such a job, in seconds. Null if the document does not give it. */
  readonly expectedSeconds: number | null;
  /**
   * The row of the price table that applies: `{ Mode: "pro", Duration: "10s" }`. Empty if the model has a single price.
   */
  readonly row: Readonly<Record<string, string>>;
}

/** An estimate whose price is unknown. */
export interface UnknownEstimate {
  /** Null: the document does not give the price. */
  readonly price: null;
  /** Why the price is unknown, in one sentence. */
  readonly reason: string;
  /** The average completion time of such a job, in seconds. Null if the document does not give it. */
  readonly expectedSeconds: number | null;
}

/** Returns an estimate without a price. */
export function unknownPrice(reason: string, expectedSeconds: number | null = null): UnknownEstimate {
  return { price: null, reason, expectedSeconds };
}

/**
 * Estimates the price of an input from the price tables of an operation.
 *
 * The main table decides whether the price is known: another one may leave out what it says.
 *
 * @param table - its main table
 * @param rules - how that table is applied, with the other tables of the operation
 * @param input - an input with current field names only
 */
export function estimateInput(
  table: PriceTable,
  rules: PriceRules,
  input: Readonly<Record<string, unknown>>,
): Estimate {
  const first = estimateByTable(table, rules, input);
  if (first.price === null) return first;
  const also = (rules.also ?? []).map((other) => ({
    estimate: estimateByTable(other.table, other.rules, input),
    decides: other.decides,
  }));
  const missing = also.find(({ estimate, decides }) => decides && estimate.price === null);
  if (missing) return missing.estimate;
  const all = [first, ...also.map(({ estimate }) => estimate)];
  const known = all.filter((estimate) => estimate.price !== null);
  const expectedSeconds = all.find((estimate) => estimate.expectedSeconds !== null)?.expectedSeconds ?? null;
  const prices: Price[] = [];
  for (const { price } of known) {
    const same = prices.find(({ unit }) => unit === price.unit);
    if (!same) prices.push(price);
    else if (same.amount !== price.amount) {
      return unknownPrice(
        `The document gives two prices in ${price.unit}: ${same.amount} and ${price.amount}.`,
        expectedSeconds,
      );
    }
  }
  return { ...first, expectedSeconds, prices };
}

function estimateByTable(table: PriceTable, rules: PriceRules, input: Readonly<Record<string, unknown>>): Estimate {
  const doubt = rules.doubts.find((candidate) => applies(candidate, input));
  if (doubt) return unknownPrice(doubt.reason);
  const found = findRow(table, rules, input);
  if ("reason" in found) return unknownPrice(found.reason);
  const { row } = found;
  const expectedSeconds = row.seconds ?? null;
  const quantity = table.per === undefined ? { number: 1 } : readQuantity(table.per, rules, input);
  if ("reason" in quantity) return unknownPrice(quantity.reason, expectedSeconds);
  const price: Price = {
    amount: product(row.amount, quantity.number),
    unit: table.unit,
    approximate: (row.approximate ?? false) || (quantity.approximate ?? false),
  };
  return {
    price,
    prices: [price],
    expectedSeconds,
    row: Object.fromEntries(table.dimensions.map((dimension, index) => [dimension, row.values[index] ?? ""])),
  };
}

function applies(doubt: PriceDoubt, input: Readonly<Record<string, unknown>>): boolean {
  const { field, upTo } = doubt;
  const value = input[field] ?? doubt.default;
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return false;
  return upTo === undefined || typeof value !== "number" || value > upTo;
}

/**
 * Returns the row that applies. Of several rows for tiers it is the most expensive one, because tiers do not add up. Other
 * rows that apply together have to agree.
 */
function findRow(
  table: PriceTable,
  rules: PriceRules,
  input: Readonly<Record<string, unknown>>,
): { row: PriceRow } | { reason: string } {
  let rows = table.rows;
  const readings: string[] = [];
  const needed: (readonly [index: number, word: string])[] = [];
  for (const [index, dimension] of table.dimensions.entries()) {
    const rule = rules.inputs[index] ?? { read: "unmapped", reason: `Nothing is known of ${dimension}.` };
    const reading = readPriceInput(rule, dimension, table.rows[0]?.values[index] ?? "", input);
    if ("reason" in reading) return reading;
    const { words, needed: own = [] } = reading;
    readings.push(reading.summary);
    rows = rows.filter(({ values: { [index]: word = "" } }) => word === anyValue || words.includes(word));
    needed.push(...own.map((word) => [index, word] as const));
  }
  // The base of a tier is no price for the tier: with each value of the other dimensions it needs a row of its own.
  const hasAll = needed.every(([index, word]) =>
    rows.some(({ values }) => [word, anyValue].includes(values[index] ?? "")),
  );
  const [row, ...others] = [...rows].sort((one, other) => other.amount - one.amount);
  const what = readings.length > 0 ? ` for ${readings.join(", ")}` : "";
  if (!row || !hasAll) return { reason: `The document's price table has no row${what}.` };
  const areTiers = rules.inputs.some(({ read }) => read === "tiers");
  if (!areTiers && others.some(({ amount }) => amount !== row.amount)) {
    return { reason: `The document's price table has several prices${what}.` };
  }
  return { row };
}

type Quantity = { readonly number: number; readonly approximate?: boolean } | { readonly reason: string };

/** How many units the job has, for tables that give the price of one unit. */
function readQuantity(per: string, { times }: PriceRules, input: Readonly<Record<string, unknown>>): Quantity {
  const unit = per.toLowerCase();
  if (!times) return { reason: `The document gives the price of one ${unit}, and does not say how many there are.` };
  if ("reason" in times) return { reason: times.reason };
  let number = 1;
  for (const factor of times.factors) {
    const value = readFactor(factor, input);
    if (value === undefined) {
      const given = input[factor.field];
      const got = given === undefined ? "not given" : show(given);
      return {
        reason: `The document gives the price of one ${unit}; ${factor.field}, which says how many, is ${got}.`,
      };
    }
    number *= value;
  }
  number /= times.size ?? 1;
  const isBound = times.factors.some(({ most }) => most);
  return { number, approximate: !Number.isInteger(number) || isBound };
}

/** A number above 0; undefined if the input does not give it. 0 and less often mean "as many as it takes". */
function readFactor(factor: PriceFactor, input: Readonly<Record<string, unknown>>): number | undefined {
  const given = input[factor.field];
  const value = given === undefined ? factor.default : given;
  const isText = factor.text && typeof value === "string" && /^\d+(?:\.\d+)?s?$/.test(value);
  const number = isText ? Number.parseFloat(value) : value;
  return typeof number === "number" && Number.isFinite(number) && number > 0 ? number : undefined;
}

/** Multiplies without the error of binary fractions: 8.3 × 3 is 24.9, not 24.900000000000002. No digit of a price is lost. */
function product(amount: number, count: number): number {
  return Number((amount * count).toPrecision(15));
}

/** Removes the error of binary fractions from a sum of prices. A billionth is the least that a sum can tell apart. */
export function rounded(amount: number): number {
  return Number(amount.toFixed(9));
}
