/**
 * What the first page of the report says, as data.
 *
 * @module
 */

import type { Change } from "./changes.ts";
import { rankBreaking } from "./fold-changes.ts";
import { type ComparedPrices, percentOf } from "./prices.ts";
import type { Callers } from "./reach.ts";
import type { Break, ChangeKind, Release } from "./rules.ts";

/** How many of the changes that break most callers the first page has. */
const mostBreaking = 10;

/** A breaking change, the same in all of the operations. */
export interface BreakingChange {
  /** The change in a sentence, as Markdown. */
  text: string;
  breaks: readonly Break[];
  /** Of the callers of each operation, those that it breaks something for. */
  callers: Callers;
  /** The ids of models and the keys of other operations; `"*"` for the whole API. */
  subjects: string[];
}

/** The prices of a model that have changed. */
export interface PriceChange extends ComparedPrices {
  model: string;
  kind: ChangeKind;
  /**
   * The least and the greatest rise of a price in percent; a fall is negative. Null if the prices cannot be compared. If they
   * cannot be matched one by one, the rises of the lowest and of the highest price are meant.
   */
  percent: { least: number; greatest: number } | null;
  /**
   * If the unit has changed: what one of the old units costs in the new one, by the highest prices. Models whose prices were
   * only converted have the same value. Null otherwise.
   */
  perOldUnit: number | null;
}

/** The first page of the report. */
export interface ReportSummary {
  /** The kinds of changes that ask for the release, with the number of changes of each, most first. */
  reasons: { kind: ChangeKind; changes: number }[];
  newModels: { id: string; kind: string; title: string; prices: ComparedPrices["after"] }[];
  goneModels: { id: string; replacement: string | null }[];
  /** Models with another id. `works` says whether the old id goes on working. */
  movedModels: { from: string; to: string; works: boolean }[];
  breaking: BreakingChange[];
  /** How many breaking changes there are, each counted once however many operations have it. */
  breakingTotal: number;
  /** The models whose prices have changed, the greatest change first. */
  prices: PriceChange[];
}

/** Sums up the changes. */
export function summarize(changes: readonly Change[], release: Release | "none"): ReportSummary {
  const ofKinds = (...kinds: ChangeKind[]) => changes.filter(({ kind }) => kinds.includes(kind));
  const breaking = rankBreaking(changes);
  return {
    reasons: reasonsOf(changes, release),
    newModels: ofKinds("model added", "model returned", "model replaced").flatMap(({ model: id, title, prices }) =>
      id === undefined
        ? []
        : [{ id, kind: id.replace(/\/.*/s, ""), title: title ?? id, prices: prices?.after ?? null }],
    ),
    goneModels: ofKinds("model removed", "model replaced").flatMap(({ kind, model, formerId, replacement }) => {
      const id = kind === "model replaced" ? formerId : model;
      return id === undefined ? [] : [{ id, replacement: replacement ?? null }];
    }),
    movedModels: ofKinds("model moved", "model renamed").flatMap(({ kind, formerId, replacement }) =>
      formerId === undefined || replacement === undefined
        ? []
        : [{ from: formerId, to: replacement, works: kind === "model moved" }],
    ),
    breaking: breaking.slice(0, mostBreaking).map(({ change, changes: all }) => ({
      text: change.text,
      breaks: change.breaks,
      callers: widest(all),
      subjects: all.map(subjectOf),
    })),
    breakingTotal: breaking.length,
    prices: priceChanges(changes),
  };
}

/** What a change is of: the id of a model, the key of another operation, or `"*"`. */
export function subjectOf({ model, operation }: Pick<Change, "model" | "operation">): string {
  return model ?? operation;
}

function reasonsOf(changes: readonly Change[], release: Release | "none"): ReportSummary["reasons"] {
  const counts = new Map<ChangeKind, number>();
  for (const change of changes) {
    if (change.release === release) counts.set(change.kind, (counts.get(change.kind) ?? 0) + 1);
  }
  return [...counts].map(([kind, count]) => ({ kind, changes: count })).sort((a, b) => b.changes - a.changes);
}

function widest(changes: readonly Change[]): Callers {
  return (["every", "some"] as const).find((one) => changes.some(({ callers }) => callers === one)) ?? "few";
}

function priceChanges(changes: readonly Change[]): PriceChange[] {
  const list = changes.flatMap(({ model, kind, prices }) =>
    model === undefined || !prices || /^model /.test(kind)
      ? []
      : [{ model, kind, ...prices, percent: percents(prices), perOldUnit: perOldUnit(prices) }],
  );
  // Those that cannot be compared come after those that can, and before those that are the same.
  const size = ({ percent }: PriceChange) =>
    percent ? Math.max(Math.abs(percent.least), Math.abs(percent.greatest)) || -2 : -1;
  return list.sort((a, b) => size(b) - size(a) || (b.perOldUnit ?? 0) - (a.perOldUnit ?? 0));
}

function perOldUnit({ before, after }: ComparedPrices): number | null {
  if (!before || !after || before.unit === after.unit || before.highest === 0) return null;
  return Number((after.highest / before.highest).toPrecision(3));
}

function percents({ before, after, prices }: ComparedPrices): PriceChange["percent"] {
  if (!before || !after || before.unit !== after.unit) return null;
  const matched = prices.flatMap((price) =>
    price.before === null || price.after === null ? [] : [percentOf(price.before, price.after)],
  );
  const ends = [percentOf(before.lowest, after.lowest), percentOf(before.highest, after.highest)];
  const known = (prices.length > 0 ? matched : ends).filter((percent) => percent !== null);
  return known.length === 0 ? null : { least: Math.min(...known), greatest: Math.max(...known) };
}
