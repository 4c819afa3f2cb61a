/**
 * Compares the prices of a model.
 *
 * @module
 */

import type { FoundChange } from "./found-change.ts";
import { listed, prose } from "./markdown.ts";
import {
  amountText,
  type ComparedPrice,
  type ComparedPrices,
  type PriceRange,
  type Prices,
  rangeText,
} from "./prices.ts";

/** The most prices that one row of the report lists. */
const mostListed = 6;

/** Compares two lists of prices. Returns one change, however many prices there are; none if they are the same. */
export function comparePrices(before: Prices | undefined, after: Prices | undefined): FoundChange[] {
  const matched = before && after && before.unit === after.unit ? matchPrices(before, after) : [];
  const prices: ComparedPrices = {
    before: rangeOf(before),
    after: rangeOf(after),
    prices: matched.map(({ key: _key, ...price }) => price),
  };
  const [old, present] = [prices.before && rangeText(prices.before), prices.after && rangeText(prices.after)];
  if (!before || !after) {
    if (present !== null) return [{ kind: "price added", name: "", after: present, prices }];
    return old === null ? [] : [{ kind: "price removed", name: "", before: old, prices }];
  }
  if (before.unit !== after.unit) {
    return [{ kind: "price unit changed", name: "", before: old ?? "", after: present ?? "", prices }];
  }
  const isChanged = (key: string) => {
    const [one, other] = [before.points[key], after.points[key]];
    return one?.amount !== other?.amount || one?.approximate !== other?.approximate;
  };
  const different = matched.filter(({ key }) => isChanged(key));
  if (different.length === 0) return [];
  const hasCommon = matched.some((price) => price.before !== null && price.after !== null);
  const gone = different.filter((price) => price.after === null).map((price) => price.before);
  const added = different.filter((price) => price.before === null).map((price) => price.after);
  const isRenamed = gone.length + added.length === different.length && sorted(gone) === sorted(added);
  if (isRenamed || !hasCommon) {
    const kind = isRenamed ? "price conditions renamed" : "prices rearranged";
    return [{ kind, name: "", before: old ?? "", after: present ?? "", prices: { ...prices, prices: [] } }];
  }
  const [only] = matched;
  if (matched.length === 1 && only) {
    return [{ kind: "price changed", name: conditionOf(only), before: old ?? "", after: present ?? "", prices }];
  }
  const lines = different.map((price) => priceText(price, after.unit));
  return [{ kind: "prices changed", name: "", after: listed(lines, mostListed), prices }];
}

/** The prices of both lists by what they depend on. */
function matchPrices(before: Prices, after: Prices): (ComparedPrice & { key: string })[] {
  const keys = [...new Set([...Object.keys(after.points), ...Object.keys(before.points)])];
  return keys.map((key) => {
    const [old, present] = [before.points[key], after.points[key]];
    return { key, when: (present ?? old)?.when ?? "", before: old?.amount ?? null, after: present?.amount ?? null };
  });
}

function sorted(amounts: readonly (number | null)[]): string {
  return JSON.stringify([...amounts].sort((a, b) => (a ?? 0) - (b ?? 0)));
}

function conditionOf({ when }: ComparedPrice): string {
  return when === "" ? "" : ` of ${prose(when)}`;
}

function priceText({ when, before, after }: ComparedPrice, unit: string): string {
  const condition = when === "" ? "" : `${prose(when)}: `;
  const text = (amount: number) => amountText(unit, { amount });
  if (before === null) return `${condition}${text(after ?? 0)} (new)`;
  if (after === null) return `${condition}${text(before)} (gone)`;
  return `${condition}${text(before)} → ${text(after)}`;
}

function rangeOf(prices: Prices | undefined): PriceRange | null {
  if (!prices) return null;
  const points = Object.values(prices.points);
  const all = points.map(({ amount }) => amount);
  return {
    unit: prices.unit,
    lowest: all.reduce((least, amount) => Math.min(least, amount)),
    highest: all.reduce((most, amount) => Math.max(most, amount)),
    count: points.length,
    approximate: points.some(({ approximate }) => approximate),
  };
}
