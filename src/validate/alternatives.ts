/**
 * `anyOf` and `oneOf`. Reports the problems of the alternative that was most likely meant, not those of all
 * alternatives. Pure.
 *
 * @module
 */

import { findAlternative } from "./discriminator.ts";
import { type Finding, mismatch, missing } from "./problem.ts";
import { listIn, type SchemaObject } from "./schema.ts";
import type { Check, Scope } from "./walk.ts";
import { describeSchema, describeValue, either, literalsOf, oneOf } from "./words.ts";

/** Checks a value against the alternatives of a schema. */
export function* checkAlternatives(
  schema: SchemaObject,
  keyword: "anyOf" | "oneOf",
  value: unknown,
  path: string,
  scope: Scope,
): Check {
  const alternatives = listIn(schema, keyword);
  if (alternatives.length === 0) return [];
  const branches: Finding[][] = [];
  for (const alternative of alternatives) {
    const found = yield { schema: alternative, path, read: () => value };
    if (keyword === "anyOf" && found.length === 0) return [];
    branches.push(found);
  }
  const fitting = alternatives.filter((_alternative, index) => branches[index]?.length === 0);
  if (fitting.length === 0) return problemsOfMeant(schema, alternatives, branches, value, path, scope);
  if (fitting.length === 1 || schema.discriminator !== undefined) return [];
  // A part that is not checked may be what tells them apart.
  if (!fitting.every(scope.isFullyChecked)) return [];
  return [
    mismatch(path, `what fits one of ${alternatives.length} alternatives`, `what fits ${fitting.length} of them`),
  ];
}

function problemsOfMeant(
  schema: SchemaObject,
  alternatives: readonly unknown[],
  branches: readonly Finding[][],
  value: unknown,
  path: string,
  { root }: Scope,
): Finding[] {
  const meant = findAlternative(root, schema, alternatives, value, path);
  if (meant) return meant.problem ? [meant.problem] : (branches[meant.index] ?? []);
  const literals = alternatives.map((alternative) => literalsOf(root, alternative));
  const allowed = literals.every((list) => list !== undefined) ? literals.flat() : undefined;
  if (allowed) return [{ ...mismatch(path, oneOf(allowed), describeValue(value)), isWrongKind: true, values: allowed }];
  const sameKind = branches.filter((found) => !found.some((finding) => finding.isWrongKind && finding.path === path));
  if (sameKind.length === 0) {
    const expected = either(alternatives.map((alternative) => describeSchema(root, alternative)));
    return [{ ...mismatch(path, expected, describeValue(value)), isWrongKind: true }];
  }
  return wrongTag(sameKind) ?? withFewestProblems(sameKind);
}

/**
 * Reports the field that tells the alternatives apart, such as `type` of a camera control, if its value belongs to none
 * of them.
 */
function wrongTag(branches: readonly Finding[][]): Finding[] | undefined {
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
