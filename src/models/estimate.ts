/**
 * Estimates the price of an input from the tables of the document. Pure.
 *
 * @module
 */

import { show } from "../options/check.ts";
import type { PriceRow, PriceTable, PriceUnit } from "./model-entry.ts";
import type { PriceDoubt, PriceRules } from "./price-inputs.ts";
import { anyValue, readPriceInput } from "./read-price-input.ts";

/** The price of a job. */
export interface Price {
  /** The amount, in `unit`. */
  readonly amount: number;
  /** The unit of the amount: `compute units` or `USD`. */
  readonly unit: PriceUnit;
  /** Whether the document marks the amount as approximate, as in `~3`. */
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
  /** The price of the job. */
  readonly price: Price;
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
 * Estimates the price of an input from a price table.
 *
 * @param input - an input with current field names only
 */
export function estimateInput(
  table: PriceTable,
  rules: PriceRules,
  input: Readonly<Record<string, unknown>>,
): Estimate {
  const doubt = rules.doubts.find((candidate) => applies(candidate, input));
  if (doubt) return unknownPrice(doubt.reason);
  const found = findRow(table, rules, input);
  if ("reason" in found) return unknownPrice(found.reason);
  const { row } = found;
  const expectedSeconds = row.seconds ?? null;
  const quantity = table.per === undefined ? 1 : readQuantity(table.per, rules, input);
  if (typeof quantity === "string") return unknownPrice(quantity, expectedSeconds);
  return {
    price: { amount: rounded(row.amount * quantity), unit: table.unit, approximate: row.approximate ?? false },
    expectedSeconds,
    row: Object.fromEntries(table.dimensions.map((dimension, index) => [dimension, row.values[index] ?? ""])),
  };
}

function applies({ field, upTo }: PriceDoubt, input: Readonly<Record<string, unknown>>): boolean {
  const value = input[field];
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return false;
  return upTo === undefined || typeof value !== "number" || value > upTo;
}

/** Returns the row that applies. If several do, it is the most expensive one, because tiers do not add up. */
function findRow(
  table: PriceTable,
  rules: PriceRules,
  input: Readonly<Record<string, unknown>>,
): { row: PriceRow } | { reason: string } {
  let rows = table.rows;
  const readings: string[] = [];
  for (const [index, dimension] of table.dimensions.entries()) {
    const rule = rules.inputs[index] ?? { read: "unmapped", reason: `Nothing is known of ${dimension}.` };
    const reading = readPriceInput(rule, dimension, table.rows[0]?.values[index] ?? "", input);
    if ("reason" in reading) return reading;
    const { words } = reading;
    readings.push(reading.summary);
    rows = rows.filter(({ values: { [index]: word = "" } }) => word === anyValue || words.includes(word));
  }
  const [row] = [...rows].sort((one, other) => other.amount - one.amount);
  return row ? { row } : { reason: `The document's price table has no row for ${readings.join(", ")}.` };
}

/** How many units the job has, for tables that give the price of one unit; a sentence if that is unknown. */
function readQuantity(per: string, { times }: PriceRules, input: Readonly<Record<string, unknown>>): number | string {
  const unit = per.toLowerCase();
  if (!times?.field) return `The document gives the price of one ${unit}, and does not say how many there are.`;
  const value = input[times.field] ?? times.default;
  if (typeof value === "number" && Number.isFinite(value) && value >= 0) return value;
  const got = value === undefined ? "not given" : show(value);
  return `The document gives the price of one ${unit}; ${times.field}, which says how many, is ${got}.`;
}

/** Removes the error of binary fractions: 8.3 × 3 is 24.9, not 24.900000000000002. */
export function rounded(amount: number): number {
  return Math.round(amount * 1e6) / 1e6;
}
