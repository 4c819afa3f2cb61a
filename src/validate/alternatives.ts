/**
 * `anyOf` and `oneOf`: which alternative was meant, so that its problems are told and not those of all. Pure.
 *
 * @module
 */

import type { Walk } from "./check-value.ts";
import { type Finding, missing, unfit } from "./problem.ts";
import { listIn, type SchemaObject, uncheckedParts } from "./schema.ts";
import { describe, either, literalsOf, oneOf, wanted } from "./words.ts";

/** What is wrong with a value by the alternatives of a schema. */
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
  if (fitting.length === 0) return closest(alternatives, branches, value, path, root);
  if (keyword === "anyOf" || fitting.length === 1) return [];
  // Of what is not checked, something may tell them apart.
  if (fitting.some((alternative) => uncheckedParts(root, alternative).length > 0)) return [];
  return [unfit(path, `what fits one of ${alternatives.length} alternatives`, `what fits ${fitting.length} of them`)];
}

function closest(
  alternatives: readonly unknown[],
  branches: readonly Finding[][],
  value: unknown,
  path: string,
  root: unknown,
): Finding[] {
  const literals = alternatives.map((alternative) => literalsOf(root, alternative));
  const allowed = literals.every((list) => list !== undefined) ? literals.flat() : undefined;
  if (allowed) return [{ ...unfit(path, oneOf(allowed), describe(value)), isOtherKind: true, values: allowed }];
  const ofKind = branches.filter((found) => !found.some((finding) => finding.isOtherKind && finding.path === path));
  if (ofKind.length === 0) {
    const expected = either(alternatives.map((alternative) => wanted(root, alternative)));
    return [{ ...unfit(path, expected, describe(value)), isOtherKind: true }];
  }
  return tagOf(ofKind) ?? fewest(ofKind);
}

/** The field by which alternatives are told apart (`type` of a camera control), where none of them has its value. */
function tagOf(branches: readonly Finding[][]): Finding[] | undefined {
  const [first = [], ...others] = branches;
  for (const finding of first) {
    const same = others.map((found) => found.find((other) => other.values && other.path === finding.path));
    if (!finding.values || others.length === 0 || !same.every((other) => other !== undefined)) continue;
    const values = [finding, ...same].flatMap((other) => other.values ?? []);
    const { path, got } = finding;
    const tag = got === "nothing" ? missing(path, oneOf(values)) : unfit(path, oneOf(values), got);
    return [{ ...tag, values }];
  }
  return undefined;
}

/** The problems of the alternative that has fewest; one whose fixed values all fit goes before one with a wrong one. */
function fewest(branches: readonly Finding[][]): Finding[] {
  const tagged = branches.filter((found) => !found.some((finding) => finding.values));
  const candidates = tagged.length > 0 ? tagged : branches;
  return candidates.reduce((best, found) => (found.length < best.length ? found : best));
}
