/**
 * Reads prices from `x-krea-pricing`.
 *
 * @module
 */

import type { PriceTable } from "../../models/model-entry.ts";
import { isRecord } from "../../support/is-record.ts";

/**
 * Reads an `x-krea-pricing` extension, `{type, currency, unit, price_points: [{amount, dimensions}]}`, as a price table.
 * Dimensions become columns, in order of appearance. A price point without a dimension has an empty value in its column.
 *
 * @returns undefined if there is no extension
 * @throws Error if it has another shape, or its currency is not USD
 */
export function parsePricingExtension(extension: unknown): PriceTable | undefined {
  if (extension === undefined) return undefined;
  if (!isRecord(extension) || !Array.isArray(extension.price_points) || extension.price_points.length === 0) {
    throw new Error('x-krea-pricing: expected an object with "price_points".');
  }
  if (extension.currency !== "USD") {
    throw new Error(`x-krea-pricing: expected the currency "USD", got ${JSON.stringify(extension.currency)}.`);
  }
  const points = extension.price_points.map((point: unknown) => {
    const amount = isRecord(point) ? Number(point.amount) : Number.NaN;
    if (!isRecord(point) || point.amount === "" || point.amount === null || !Number.isFinite(amount) || amount < 0) {
      throw new Error(`x-krea-pricing: expected a price point with an amount, got ${JSON.stringify(point)}.`);
    }
    return { amount, dimensions: isRecord(point.dimensions) ? point.dimensions : {} };
  });
  const dimensions = [...new Set(points.flatMap((point) => Object.keys(point.dimensions)))];
  return {
    unit: "USD",
    dimensions,
    rows: points.map((point) => ({
      values: dimensions.map((name) => (Object.hasOwn(point.dimensions, name) ? String(point.dimensions[name]) : "")),
      amount: point.amount,
    })),
  };
}
