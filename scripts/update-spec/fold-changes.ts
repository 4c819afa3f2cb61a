/**
 * Folds equal changes of many operations into one, and ranks them.
 *
 * @module
 */

import type { Change } from "./changes.ts";

/** Changes that say the same of one or several operations. */
export interface FoldedChange {
  /** The first of them. They all have its kind, its text and what it breaks. */
  change: Change;
  /** All of them, in the order of the report. */
  changes: readonly Change[];
}

/** Folds changes of the same kind and text, in the order of the first of each. */
export function foldChanges(changes: readonly Change[]): FoldedChange[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const key = `${change.kind}\n${change.text}`;
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()].flatMap((group) => (group[0] ? [{ change: group[0], changes: group }] : []));
}

const shares = { every: 4, some: 2, few: 1 } as const;

/**
 * How much a change breaks, as a number to sort by: the operations that it touches, each by the share of its callers, and twice
 * if the API refuses their requests. A change of the whole API comes before all others.
 */
export function weightOf(changes: readonly Change[]): number {
  return changes.reduce((sum, { operation, breaks, callers }) => {
    if (!callers) return sum;
    const share = operation === "*" ? 1e6 : shares[callers];
    return sum + share * (breaks.includes("requests") ? 2 : 1);
  }, 0);
}

/** The changes that break something, those that break most first. Equal ones stay in the order of the document. */
export function rankBreaking(changes: readonly Change[]): FoldedChange[] {
  return foldChanges(changes.filter(({ breaks }) => breaks.length > 0)).sort(
    (a, b) => weightOf(b.changes) - weightOf(a.changes),
  );
}
