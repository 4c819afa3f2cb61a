/**
 * Output that a README can quote.
 *
 * @module
 */

/** A Markdown table; all columns but the first are aligned to the right. */
export function markdownTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = columns.map((_column, index) => (index === 0 ? "---" : "---:"));
  return [columns, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** A number with so many decimals, and its thousands apart: `10,000`. */
export function formatted(number: number, decimals = 0): string {
  return number.toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}
