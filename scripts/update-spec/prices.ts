/**
 * Reads the prices of a model for comparison.
 *
 * @module
 */

import type { PriceTable } from "../../src/models/model-entry.ts";
import { counted, prose } from "./markdown.ts";
import { record } from "./record.ts";

/** A price, and what it depends on. */
export interface PricePoint {
  /** What it depends on, as the document says it: `Mode pro, Duration 10s`. Empty if the model has one price. */
  when: string;
  amount: number;
  /** Whether the document marks it as approximate. */
  approximate?: true;
}

/** The prices of a model. */
export interface Prices {
  /** `USD`, `USD per second`, `compute units`. */
  unit: string;
  /** The prices by what they depend on, in a form that ignores case, punctuation and the order of conditions. */
  points: Record<string, PricePoint>;
}

/** The lowest and highest price of a model. */
export interface PriceRange {
  /** `USD`, `USD per second`, `compute units`. */
  unit: string;
  lowest: number;
  highest: number;
  /** How many prices there are. */
  count: number;
  /** Whether the document marks one of them as approximate. */
  approximate: boolean;
}

/** One price before and after; null where the document has none. */
export interface ComparedPrice {
  /** What it depends on, such as `Mode pro, Duration 10s`; empty if the model has one price. */
  when: string;
  before: number | null;
  after: number | null;
}

/** The prices of a model before and after. */
export interface ComparedPrices {
  before: PriceRange | null;
  after: PriceRange | null;
  /**
   * Each price before and after. Empty if they cannot be matched: the unit is another one, or nothing that the prices depend on
   * has its old name.
   */
  prices: ComparedPrice[];
}

/** Reads a table of prices. */
export function readPrices(table: PriceTable | undefined): Prices | undefined {
  if (!table || table.rows.length === 0) return undefined;
  const points = table.rows.map(({ values, amount, approximate }): [string, PricePoint] => {
    const conditions = table.dimensions.map((name, index) => `${name} ${values[index] ?? ""}`.trim());
    const key = conditions.map((text) =>
      text
        .toLowerCase()
        .replace(/[^\p{L}\p{N}.,]/gu, "")
        // `5s` and `5` are the same duration.
        .replace(/(\d)s$/, "$1"),
    );
    return [key.sort().join(" "), { when: conditions.join(", "), amount, ...(approximate && { approximate }) }];
  });
  const per = table.per === undefined ? "" : ` per ${table.per.toLowerCase().replace(/^per\s+/, "")}`;
  return { unit: `${table.unit}${per}`, points: record(points) };
}

/** Formats an amount: `$0.06`, `about 3 compute units`, `$0.21 per second`. */
export function amountText(unit: string, { amount, approximate }: Pick<PricePoint, "amount" | "approximate">): string {
  const { before, after } = splitUnit(unit);
  return `${approximate ? "about " : ""}${before}${amount}${after}`;
}

/** Splits a unit into what stands before an amount and what stands after it. */
function splitUnit(unit: string): { before: string; after: string } {
  return unit.startsWith("USD") ? { before: "$", after: unit.slice(3) } : { before: "", after: ` ${unit}` };
}

/** Formats a range: `$0.06`, or `$0.06 to $0.07 (3 prices)`. */
export function rangeText({ unit, lowest, highest, count, approximate }: PriceRange): string {
  const about = approximate ? { approximate } : {};
  if (count === 1) return prose(amountText(unit, { amount: lowest, ...about }));
  const { before, after } = splitUnit(unit);
  const amounts = lowest === highest ? `${before}${lowest}` : `${before}${lowest} to ${before}${highest}`;
  return prose(`${approximate ? "about " : ""}${amounts}${after} (${counted(count, "price")})`);
}

/** A rise in percent, to two decimals; null if it has none, because the price was zero. */
export function percentOf(before: number, after: number): number | null {
  if (before === after) return 0;
  return before === 0 ? null : Math.round(((after - before) / before) * 10_000) / 100;
}
