/**
 * `anyOf` and `oneOf`. Reports the problems of the alternative that was most likely meant, not those of all
 * alternatives. Pure.
 *
 * @module
 */

import { type Finding, mismatch, missing } from "./problem.ts";
import { listIn, type SchemaObject, uncheckedParts } from "./schema.ts";
import type { Walk } from "./walk.ts";
import { describeSchema, describeValue, either, literalsOf, oneOf } from "./words.ts";

/** Checks a value against the alternatives of a schema. */
export function checkAlternatives(
  schema: SchemaObject,
  keyword: "anyOf" | "oneOf",
  value: unknown,
  path: string,
  root: unknown,
  walk: Walk,
): Finding[] {
  const alternatives = listIn(schema, keyword);
  if (alternatives.length === 0) return [];
  const branches = alternatives.map((alternative) => walk(alternative, () => value, path));
  const fitting = alternatives.filter((_alternative, index) => branches[index]?.length === 0);
  if (fitting.length === 0) return problemsOfClosest(alternatives, branches, value, path, root);
  if (keyword === "anyOf" || fitting.length === 1) return [];
  // A keyword that is not checked may be what tells them apart.
  if (fitting.some((alternative) => uncheckedParts(root, alternative).length > 0)) return [];
  return [
    mismatch(path, `what fits one of ${alternatives.length} alternatives`, `what fits ${fitting.length} of them`),
  ];
}

function problemsOfClosest(
  alternatives: readonly unknown[],
  branches: readonly Finding[][],
  value: unknown,
  path: string,
  root: unknown,
): Finding[] {
  const literals = alternatives.map((alternative) => literalsOf(root, alternative));
  const allowed = literals.every((list) => list !== undefined) ? literals.flat() : undefined;
  if (allowed) return [{ ...mismatch(path, oneOf(allowed), describeValue(value)), isWrongKind: true, values: allowed }];
  const sameKind = branches.filter((found) => !found.some((finding) => finding.isWrongKind && finding.path === path));
  if (sameKind.length === 0) {
    const expected = either(alternatives.map((alternative) => describeSchema(root, alternative)));
    return [{ ...mismatch(path, expected, describeValue(value)), isWrongKind: true }];
  }
  return wrongDiscriminator(sameKind) ?? withFewestProblems(sameKind);
}

/**
 * Reports the field that tells the alternatives apart, such as `type` of a camera control, if its value belongs to none
 * of them.
 */
function wrongDiscriminator(branches: readonly Finding[][]): Finding[] | undefined {
  const [first = [], ...others] = branches;
  for (const finding of first) {
    const same = others.map((found) => found.find((other) => other.values && other.path === finding.path));
    if (!finding.values || others.length === 0 || !same.every((other) => other !== undefined)) continue;
    const values = [finding, ...same].flatMap((other) => other.values ?? []);
    const { path, got } = finding;
    const problem = got === "nothing" ? missing(path, oneOf(values)) : mismatch(path, oneOf(values), got);
    return [{ ...problem, values }];
  }
  return undefined;
}

/**
 * Returns the problems of the alternative that has the fewest. Alternatives whose fixed values all match come first.
 */
function withFewestProblems(branches: readonly Finding[][]): Finding[] {
  const matching = branches.filter((found) => !found.some((finding) => finding.values));
  const candidates = matching.length > 0 ? matching : branches;
  return candidates.reduce((best, found) => (found.length < best.length ? found : best));
}
