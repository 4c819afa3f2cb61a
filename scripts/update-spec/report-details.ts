/**
 * The part of the report after its first page: every change, by model.
 *
 * @module
 */

import type { Change } from "./changes.ts";
import { type FoldedChange, foldChanges, weightOf } from "./fold-changes.ts";
import { code, listed, prose, table } from "./markdown.ts";
import { rangeText } from "./prices.ts";
import { subjectOf } from "./summary.ts";

/** A change that occurs in at least this many operations is one row that names them. */
const manyOperations = 3;
/** Changes that are listed on their own, however often they occur. */
const arrivals = new Set<string>(["model added", "model returned"]);

/** Formats all changes: what is the same in several models, then the rest under the heading of its model. */
export function reportDetails(changes: readonly Change[]): string[] {
  const added = changes.filter(({ kind }) => arrivals.has(kind));
  const shared = foldChanges(changes.filter(({ kind }) => !arrivals.has(kind)))
    .filter((fold) => fold.changes.length >= manyOperations)
    .sort((a, b) => weightOf(b.changes) - weightOf(a.changes));
  const isShared = new Set(shared.flatMap((fold) => fold.changes));
  const own = changes.filter((change) => !arrivals.has(change.kind) && !isShared.has(change));
  return [sharedSection(shared), ...subjectSections(own, shared), addedSection(added)].filter((text) => text !== "");
}

/** The changes of several models, numbered, so that the models can refer to them. */
function sharedSection(shared: readonly FoldedChange[]): string {
  if (shared.length === 0) return "";
  const rows = shared.map(({ change, changes }, index) => [
    `${index + 1}`,
    change.text,
    breaksText(change),
    `${changes.length}: ${subjectNames(changes)}`,
  ]);
  return `## The same in several models\n\n${table(["", "change", "breaks", "in"], rows)}`;
}

/** Names the models of changes, those of a kind after its name: `video`: `kling/kling-2.5`, `google/veo-3`. */
function subjectNames(changes: readonly Change[]): string {
  const byKind = new Map<string, string[]>();
  for (const change of changes) {
    const kind = change.model?.replace(/\/.*/s, "") ?? "";
    const name = subjectOf(change).slice(kind === "" ? 0 : kind.length + 1);
    const names = byKind.get(kind) ?? [];
    byKind.set(kind, names);
    names.push(code(name));
  }
  return [...byKind]
    .map(([kind, names]) => (kind === "" ? listed(names) : `${prose(kind)}: ${listed(names)}`))
    .join("; ");
}

interface Subject {
  subject: string;
  /** Its own changes. */
  own: Change[];
  /** The numbers of the changes that it shares with others. */
  shared: Set<number>;
  weight: number;
}

/** A section for each model and each other operation, those that break most first. */
function subjectSections(own: readonly Change[], shared: readonly FoldedChange[]): string[] {
  const subjects = subjectsOf(own, shared);
  const sections = subjects
    .filter((subject) => subject.own.length > 0)
    .map(({ subject, own: changes, shared: numbers }) => {
      // Those that break something first.
      const sorted = [...changes].sort((a, b) => weightOf([b]) - weightOf([a]));
      const rows = foldChanges(sorted).map(({ change }) => [change.text, breaksText(change)]);
      const others = numbers.size > 0 ? `\n\nAlso what is the same in several models: ${numberList(numbers)}.` : "";
      return `### ${subject === "*" ? "The whole API" : code(subject)}\n\n${table(["change", "breaks"], rows)}${others}`;
    });
  const others = subjects.filter((subject) => subject.own.length === 0);
  if (others.length > 0 && sections.length > 0) {
    const rows = others.map(({ subject, shared: numbers }) => [code(subject), numberList(numbers)]);
    sections.push(`### Only what is the same in several models\n\n${table(["model", "changes"], rows)}`);
  }
  return sections.map((text, index) => (index === 0 ? `## By model\n\n${text}` : text));
}

function subjectsOf(own: readonly Change[], shared: readonly FoldedChange[]): Subject[] {
  const subjects = new Map<string, Subject>();
  const note = (change: Change) => {
    const subject = subjectOf(change);
    const entry = subjects.get(subject) ?? { subject, own: [], shared: new Set(), weight: 0 };
    subjects.set(subject, entry);
    entry.weight += weightOf([change]);
    return entry;
  };
  for (const change of own) note(change).own.push(change);
  for (const [index, { changes }] of shared.entries()) {
    for (const change of changes) note(change).shared.add(index + 1);
  }
  return [...subjects.values()].sort((a, b) => b.weight - a.weight);
}

function numberList(numbers: ReadonlySet<number>): string {
  return [...numbers].sort((a, b) => a - b).join(", ");
}

function addedSection(added: readonly Change[]): string {
  if (added.length === 0) return "";
  const rows = added.map((change) => [
    code(subjectOf(change)),
    change.text,
    change.prices?.after ? rangeText(change.prices.after) : "not given",
  ]);
  return `## New models\n\n${table(["model", "", "price"], rows)}`;
}

function breaksText({ breaks }: Change): string {
  return breaks.join(", ") || "nothing";
}
