/**
 * Formats prices for people. Pure.
 *
 * @module
 */

import type { Price } from "./estimate.ts";

/** Every digit of an amount, without an exponent: a token may cost $0.00000025. */
const dollars = new Intl.NumberFormat("en-US", {
  minimumFractionDigits: 2,
  maximumFractionDigits: 15,
  useGrouping: false,
});

/** Formats a price for messages: `$0.03`, `about 3 compute units`. */
export function showPrice({ amount, unit, approximate }: Price): string {
  const text = unit === "USD" ? `$${dollars.format(amount)}` : `${amount} ${amount === 1 ? "compute unit" : unit}`;
  return approximate ? `about ${text}` : text;
}
