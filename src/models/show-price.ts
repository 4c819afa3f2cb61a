/**
 * Formats prices for people. Pure.
 *
 * @module
 */

import type { Price } from "./estimate.ts";

/** Formats a price for messages: `$0.03`, `about 3 compute units`. */
export function showPrice({ amount, unit, approximate }: Price): string {
  const digits = String(amount).split(".")[1]?.length ?? 0;
  const text =
    unit === "USD" ? `$${amount.toFixed(Math.max(digits, 2))}` : `${amount} ${amount === 1 ? "compute unit" : unit}`;
  return approximate ? `about ${text}` : text;
}
