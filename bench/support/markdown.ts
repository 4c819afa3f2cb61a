/**
 * Tables and numbers in Markdown.
 *
 * @module
 */

/** Formats a table. All columns but the first are aligned to the right. */
export function markdownTable(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = columns.map((_column, index) => (index === 0 ? "---" : "---:"));
  return [columns, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Formats a number with a fixed number of decimals and with commas between thousands: `10,000`. */
export function formatted(number: number, decimals = 0): string {
  return number.toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}
