/**
 * Finds words beside a price table that may change what its amounts mean.
 *
 * @module
 */

/** An amount of money or units, or a word that says what an amount is for or adds to it. */
const remark =
  /[$€£]\s*\d|\d\s*(?:usd|eur|cents?|compute units?|credits?)\b|\b(?:per|plus|surcharges?|extra|additional|additionally|billed|charged?|charges|costs?|fees?|multiplied)\b/i;

/** What a table's own lines may not say. Their amounts are read, so money is no remark there. */
const remarkInTable = /\b(?:per|plus|surcharges?|extra|additional)\b/i;

/**
 * The first line that may change the prices beside it: `Billed per second`, `plus $0.05 per input image`.
 *
 * @returns undefined if no line does
 */
export function priceRemark(text: string): string | undefined {
  const lines = text.split("\n").map((line) => line.trim());
  return lines.find((line) => (line.startsWith("|") ? remarkInTable : remark).test(line))?.slice(0, 100);
}
