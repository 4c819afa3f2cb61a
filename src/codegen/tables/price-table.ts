/**
 * Reads prices and average completion times from the Markdown tables in the descriptions of operations.
 *
 * @module
 */

import type { PriceRow, PriceTable } from "../../models/model-entry.ts";

const amountColumn = /^(?:compute units|price)(?:\/(.+))?$/i;
const secondsColumn = /^average completion time$/i;

/**
 * Reads the price table in a description.
 *
 * @returns undefined if there is no table with a price column
 * @throws Error if a price is not an amount, amounts have different units or none, a row has too many or too few cells, or two rows
 *   have the same values
 */
export function parsePriceTable(description: string): PriceTable | undefined {
  const table = parseMarkdownTable(description);
  if (!table) return undefined;
  const amountIndex = table.columns.findIndex((column) => amountColumn.test(column));
  if (amountIndex < 0) return undefined;
  const per = amountColumn.exec(table.columns[amountIndex] ?? "")?.[1];
  const secondsIndex = table.columns.findIndex((column) => secondsColumn.test(column));
  const dimensionIndexes = [...table.columns.keys()].filter((index) => index !== amountIndex && index !== secondsIndex);
  const cell = (row: string[], index: number) => row[index] ?? "";
  const rows = table.rows.map((row): PriceRow => {
    if (row.length !== table.columns.length) throw new Error(`A price table holds an uneven row: ${row.join(" | ")}`);
    const price = parseAmount(cell(row, amountIndex));
    const seconds = secondsIndex < 0 ? undefined : parseSeconds(cell(row, secondsIndex));
    return {
      values: dimensionIndexes.map((index) => cell(row, index)),
      amount: price.amount,
      ...(price.approximate && { approximate: true }),
      ...(seconds !== undefined && { seconds }),
    };
  });
  const values = rows.map((row) => row.values.join(" | "));
  const repeated = values.find((text, index) => values.indexOf(text) !== index);
  if (repeated !== undefined) throw new Error(`A price table holds two rows of the same values: ${repeated}`);
  const inDollars = table.rows.filter((row) => cell(row, amountIndex).includes("$")).length;
  if (inDollars > 0 && inDollars < rows.length) throw new Error("A price table holds amounts of two units.");
  const column = table.columns[amountIndex] ?? "";
  const isInUnits = /^compute units/i.test(column);
  if (isInUnits !== (inDollars === 0)) {
    throw new Error(`A price table's column ${JSON.stringify(column)} does not say the unit of its amounts.`);
  }
  return {
    unit: isInUnits ? "compute units" : "USD",
    ...(per !== undefined && { per }),
    dimensions: dimensionIndexes.map((index) => table.columns[index] ?? ""),
    rows,
  };
}

/** Reads the average completion times from the table in a description, in seconds. */
export function parseSecondsColumn(description: string): number[] {
  const table = parseMarkdownTable(description);
  const index = table?.columns.findIndex((column) => secondsColumn.test(column)) ?? -1;
  return (table?.rows ?? []).flatMap((row) => parseSeconds(row[index] ?? "") ?? []);
}

function parseMarkdownTable(text: string): { columns: string[]; rows: string[][] } | undefined {
  const lines = text.split("\n").filter((line) => line.trim().startsWith("|"));
  const [head, , ...body] = lines.map((line) =>
    line
      .trim()
      .replace(/^\||\|$/g, "")
      .split("|")
      .map((cell) => cell.replaceAll("**", "").trim()),
  );
  return head && body.length > 0 ? { columns: head, rows: body } : undefined;
}

function parseAmount(cell: string): { amount: number; approximate: boolean } {
  const match = /^(~?)\$?(\d+(?:\.\d+)?)$/.exec(cell);
  if (!match) throw new Error(`A price table holds ${JSON.stringify(cell)} where a price was expected.`);
  return { amount: Number(match[2]), approximate: match[1] === "~" };
}

function parseSeconds(cell: string): number | undefined {
  const match = /^~?(\d+(?:\.\d+)?) seconds?$/.exec(cell);
  return match ? Number(match[1]) : undefined;
}
