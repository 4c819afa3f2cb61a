/** A price that the document does not say with certainty is unknown. */

import { describe, expect, test } from "vitest";
import type { Operation, Schema } from "../../src/codegen/document.ts";
import { operationPrices } from "../../src/codegen/tables/operation-prices.ts";
import { estimateInput } from "../../src/models/estimate.ts";
import { operation, smallDocument } from "../support/document.ts";

const fixed = { type: "fixed", currency: "USD", unit: "request" };
const point = { amount: 0.21, dimensions: {} };
const simple = { ...fixed, price_points: [point] };
const table = (column: string, ...cells: string[]) =>
  [`| ${column} |`, "| --- |", ...cells.map((cell) => `| ${cell} |`)].join("\n");

interface Priced {
  pricing?: unknown;
  description?: string;
  mint?: string;
}

/** The amount of an input's price; the reason if it is unknown; undefined if the operation has no prices. */
function amountOf({ pricing, description, mint }: Priced, properties: Record<string, Schema>, input: object = {}) {
  const priced = operation(properties, {
    ...(pricing !== undefined && { "x-krea-pricing": pricing }),
    description: description ?? "",
    ...(mint !== undefined && { "x-mint": { content: mint } }),
  }) as unknown as Operation;
  const found = operationPrices(smallDocument({}), priced);
  if (!found?.table) return found?.rules.unread;
  const { price, reason } = estimateInput(found.table, found.rules, { ...input });
  return price?.amount ?? reason;
}

describe("sources of prices", () => {
  const dollars = table("Price", "$0.21");
  test.each<[string, Priced, Record<string, Schema>]>([
    ["a further key, with x-mint", { pricing: { ...simple, surcharge: 1 }, mint: dollars }, {}],
    ["another unit, with a description", { pricing: { ...simple, unit: "credit" }, description: dollars }, {}],
    ["another type, with x-mint", { pricing: { ...simple, type: "per_second" }, mint: dollars }, {}],
    [
      "a currency in x-krea-pricing alone",
      { pricing: { ...simple, currency: "EUR" }, mint: table("Price", "0.21") },
      {},
    ],
    ["no currency", { description: table("Price", "0.21") }, {}],
    ["dollars as compute units", { description: table("Compute Units", "$0.21") }, {}],
    ["a part that cannot be read", { pricing: [simple, { ...simple, unit: "credit" }] }, {}],
    ["no parts", { pricing: [], description: dollars }, {}],
    [
      "an input that x-krea-pricing does not price",
      {
        pricing: { ...fixed, price_points: [{ amount: 0.5, dimensions: { duration: 5 } }] },
        description: table("Compute Units", "30"),
      },
      { duration: { type: "number" } },
    ],
    [
      "an input that one part does not price",
      { pricing: [simple, { ...simple, currency: "compute_units", unit: "second" }] },
      { duration: { type: "number" } },
    ],
    ["a note", { pricing: { ...simple, note: "plus $0.05 per input image" } }, {}],
    ["a note of another type", { pricing: { ...simple, note: { text: "ask us" } } }, {}],
    [
      "a point's text",
      { pricing: { ...fixed, price_points: [{ ...point, description: "per second of output" }] } },
      {},
    ],
    ["a column of units", { description: "| Unit | Price |\n| --- | --- |\n| second | $0.21 |" }, {}],
    ["a column that says a unit", { description: "| Billing | Price |\n| --- | --- |\n| seconds | $0.21 |" }, {}],
    ["a column that says per", { description: "| Billing | Price |\n| --- | --- |\n| per output | $0.21 |" }, {}],
    ["words above the table", { description: `Billed per second.\n\n${dollars}` }, {}],
    ["words below x-mint's table", { mint: `${dollars}\n\nEach image adds $0.05.` }, {}],
    ["words beside x-krea-pricing", { pricing: simple, description: "Reference images cost extra." }, {}],
  ])("%s: unknown", (_name, priced, properties) => {
    expect(amountOf(priced, properties)).toMatch(/^The .+\.$/);
  });

  test.each<[string, Priced]>([
    ["x-krea-pricing", { pricing: { ...simple, note: "For one result." }, mint: "Fixed API prices in USD." }],
    ["a description", { description: `Masks do not increase the price.\n${dollars}` }],
    ["x-mint", { mint: `## Pricing\n\n${dollars.replace("$", "\\$")}` }],
    ["compute units", { description: table("Compute Units", "~0.21") }],
  ])("%s: known", (_name, priced) => expect(amountOf(priced, {})).toBe(0.21));
});
