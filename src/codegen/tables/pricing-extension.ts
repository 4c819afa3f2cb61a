/**
 * Reads prices from `x-krea-pricing`.
 *
 * @module
 */

import type { PriceRow, PriceTable, PriceUnit } from "../../models/model-entry.ts";
import { anyValue } from "../../models/price-inputs.ts";
import { isRecord } from "../../support/is-record.ts";
import { priceRemark } from "./price-text.ts";
import { parseUnit } from "./price-units.ts";

const texts = ["description", "note", "notes", "label", "name", "title"];
const extensionKeys = ["type", "currency", "unit", "price_points", ...texts];
const pointKeys = ["amount", "dimensions", "approximate", ...texts];
const currencies: Readonly<Record<string, PriceUnit>> = {
  usd: "USD",
  cu: "compute units",
  "compute unit": "compute units",
  "compute units": "compute units",
};

/**
 * Reads an `x-krea-pricing` extension, `{type, currency, unit, price_points: [{amount, dimensions}]}`, as a price table.
 * Dimensions become columns, in order of appearance. A price point without a dimension applies to any value of it.
 *
 * Anything that is not known makes the whole table unreadable, because it may change what an amount means.
 *
 * @returns undefined if there is no extension
 * @throws Error that says what cannot be read
 */
export function parsePricingExtension(extension: unknown): PriceTable | undefined {
  if (extension === undefined || extension === null) return undefined;
  if (!isRecord(extension) || !Array.isArray(extension.price_points) || extension.price_points.length === 0) {
    throw new Error('x-krea-pricing: expected an object with "price_points".');
  }
  checkKeys(extension, extensionKeys);
  const { type, currency, unit: per } = extension;
  const unit = currencies[normal(currency)];
  if (!unit) throw new Error(`x-krea-pricing: expected the currency "USD", got ${JSON.stringify(currency)}.`);
  const priced = typeof per === "string" ? parseUnit(per) : undefined;
  if (!priced || typeof per !== "string") {
    throw new Error(`x-krea-pricing: the unit ${JSON.stringify(per)} is not known.`);
  }
  // "per second" says nothing that the unit does not say; it must be the same.
  const repeated = /^per /.test(normal(type)) ? JSON.stringify(parseUnit(normal(type))) : undefined;
  if (!/^(fixed|unit|per unit)$/.test(normal(type)) && repeated !== JSON.stringify(priced)) {
    throw new Error(
      `x-krea-pricing: the type ${JSON.stringify(type)} is not known for the unit ${JSON.stringify(per)}.`,
    );
  }
  const points = extension.price_points.map(readPoint);
  const dimensions = [...new Set(points.flatMap((point) => [...point.dimensions.keys()]))];
  const rows = points.map(({ dimensions: values, ...price }) => ({
    values: dimensions.map((name) => values.get(name) ?? anyValue),
    ...price,
  }));
  return { unit, ...(priced !== "request" && { per }), dimensions, rows };
}

function readPoint(point: unknown): Omit<PriceRow, "values"> & { dimensions: Map<string, string> } {
  const amount = isRecord(point) ? readAmount(point.amount) : undefined;
  if (!isRecord(point) || amount === undefined) {
    throw new Error(`x-krea-pricing: expected a price point with an amount, got ${JSON.stringify(point)}.`);
  }
  checkKeys(point, pointKeys);
  const { dimensions = {}, approximate = false } = point;
  if (!isRecord(dimensions) || typeof approximate !== "boolean") {
    throw new Error(`x-krea-pricing: expected a price point with dimensions, got ${JSON.stringify(point)}.`);
  }
  const values = Object.entries(dimensions).map(([name, value]) => [name, readValue(name, value)] as const);
  return { amount, ...(approximate && { approximate }), dimensions: new Map(values) };
}

function readAmount(value: unknown): number | undefined {
  const number = typeof value === "string" && /^\d+(\.\d+)?$/.test(value) ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) && number >= 0 ? number : undefined;
}

function readValue(name: string, value: unknown): string {
  const text = typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? `${value}` : "";
  if (text !== "" && text !== anyValue) return text;
  throw new Error(
    `x-krea-pricing: expected a text, a number or a boolean for ${JSON.stringify(name)}, got ${JSON.stringify(value)}.`,
  );
}

/** Throws for keys that are not known, and for texts that may change a price. */
function checkKeys(value: Record<string, unknown>, known: readonly string[]): void {
  const other = Object.keys(value).find((key) => !known.includes(key));
  if (other !== undefined) throw new Error(`x-krea-pricing: ${JSON.stringify(other)} is not known.`);
  for (const key of texts) {
    const text = value[key] ?? "";
    if (typeof text !== "string") throw new Error(`x-krea-pricing: expected a text for ${JSON.stringify(key)}.`);
    const remark = priceRemark(text);
    if (remark !== undefined) throw new Error(`x-krea-pricing: ${JSON.stringify(remark)} may change the price.`);
  }
}

function normal(value: unknown): string {
  return typeof value === "string" ? value.trim().toLowerCase().replaceAll(/[_-]+/g, " ") : "";
}
