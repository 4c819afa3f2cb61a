/**
 * The price of an input, by the tables of the document. Pure.
 *
 * @module
 */

import { show } from "../options/check.ts";
import type { PriceRow, PriceTable, PriceUnit } from "./model-entry.ts";
import type { PriceDoubt, PriceRules } from "./price-inputs.ts";
import { anyWord, readPriceInput } from "./read-price-input.ts";

/** What a job costs. */
export interface Price {
  /** How much, in its unit. */
  readonly amount: number;
  /** What the amount counts. */
  readonly unit: PriceUnit;
  /** Whether the document calls the amount approximate: it says `~3`. */
  readonly approximate: boolean;
}

/**
 * What an input is going to cost, and how long it is going to take. `price` is null where the document does not say it;
 * `reason` says why.
 *
 * @example
 * ```ts
 * const estimate = await krea.models.estimate("video/kling/kling-2.5", { duration: 10 });
 * if (estimate.price) console.log(estimate.price.amount, estimate.price.unit);
 * else console.log(estimate.reason);
 * ```
 */
export type Estimate = KnownEstimate | UnknownEstimate;

/** An estimate where the document says the price. */
export interface KnownEstimate {
  /** The price. */
  readonly price: Price;
  /** None is needed. */
  readonly reason?: undefined;
  /** The average completion time of such an input, in seconds; null where the document does not say it. */
  readonly expectedSeconds: number | null;
  /** The row of the price table that applies: `{ Mode: "pro", Duration: "10s" }`; empty where one price is for all. */
  readonly row: Readonly<Record<string, string>>;
}

/** An estimate where the document does not say the price. */
export interface UnknownEstimate {
  /** The document does not say it. */
  readonly price: null;
  /** Why it is not known, in a sentence. */
  readonly reason: string;
  /** The average completion time, in seconds; null where the document does not say it. */
  readonly expectedSeconds: number | null;
}

/** An estimate without a price. */
export function unknownPrice(reason: string, expectedSeconds: number | null = null): UnknownEstimate {
  return { price: null, reason, expectedSeconds };
}

/**
 * What an input costs by a price table.
 *
 * @param input - with current field names only
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
  const times = table.per === undefined ? 1 : readTimes(table.per, rules, input);
  if (typeof times === "string") return unknownPrice(times, expectedSeconds);
  return {
    price: { amount: rounded(row.amount * times), unit: table.unit, approximate: row.approximate ?? false },
    expectedSeconds,
    row: Object.fromEntries(table.dimensions.map((dimension, index) => [dimension, row.values[index] ?? ""])),
  };
}

function applies({ field, upTo }: PriceDoubt, input: Readonly<Record<string, unknown>>): boolean {
  const value = input[field];
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return false;
  return upTo === undefined || typeof value !== "number" || value > upTo;
}

/** The row that applies; the dearest where more than one does, since tiers do not add up. */
function findRow(
  table: PriceTable,
  rules: PriceRules,
  input: Readonly<Record<string, unknown>>,
): { row: PriceRow } | { reason: string } {
  let rows = table.rows;
  const said: string[] = [];
  for (const [index, dimension] of table.dimensions.entries()) {
    const rule = rules.inputs[index] ?? { read: "unmapped", reason: `Nothing is known of ${dimension}.` };
    const reading = readPriceInput(rule, dimension, table.rows[0]?.values[index] ?? "", input);
    if ("reason" in reading) return reading;
    const { words } = reading;
    said.push(reading.said);
    rows = rows.filter(({ values: { [index]: word = "" } }) => word === anyWord || words.includes(word));
  }
  const [row] = [...rows].sort((one, other) => other.amount - one.amount);
  return row ? { row } : { reason: `The document's price table has no row for ${said.join(", ")}.` };
}

/** How many the job has of what the amounts are the price of one of; else why that is not known. */
function readTimes(per: string, { times }: PriceRules, input: Readonly<Record<string, unknown>>): number | string {
  const what = per.toLowerCase();
  if (!times?.field) return `The document gives the price of one ${what}, and does not say how many there are.`;
  const value = input[times.field] ?? times.default;
  if (typeof value === "number" && Number.isFinite(value) && value >= 0) return value;
  const got = value === undefined ? "not given" : show(value);
  return `The document gives the price of one ${what}; ${times.field}, which says how many, is ${got}.`;
}

/** Without what binary fractions add: 8.3 × 3 is 24.9, not 24.900000000000002. */
export function rounded(amount: number): number {
  return Math.round(amount * 1e6) / 1e6;
}
