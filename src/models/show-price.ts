/**
 * Prices as people read them. Pure.
 *
 * @module
 */

import type { Price } from "./estimate.ts";

/** A price as messages show it: `$0.030`, `about 3 compute units`. */
export function showPrice({ amount, unit, approximate }: Price): string {
  const digits = String(amount).split(".")[1]?.length ?? 0;
  const text = unit === "USD" ? `$${amount.toFixed(Math.max(digits, 3))}` : `${amount} ${unit}`;
  return approximate ? `about ${text}` : text;
}
