/**
 * The keywords of arrays. Pure, apart from reading the value.
 *
 * @module
 */

import { firstRepeat } from "./equality.ts";
import { type Finding, maxFindings, mismatch } from "./problem.ts";
import { listIn, numberIn, type SchemaObject } from "./schema.ts";
import type { Check, Scope, Visit } from "./walk.ts";
import { count, describeSchema } from "./words.ts";

/** Checks the number of items, each item, and all of them together. */
export function* checkArray(schema: SchemaObject, value: readonly unknown[], path: string, scope: Scope): Check {
  const found: Finding[] = [];
  const maxItems = numberIn(schema, "maxItems") ?? value.length;
  if (value.length > maxItems || value.length < (numberIn(schema, "minItems") ?? 0)) {
    found.push(mismatch(path, describeSchema(scope.root, schema), `an array of ${count(value.length, "item")}`));
  }
  const first = listIn(schema, "prefixItems");
  const checked = Math.min(value.length, maxItems, schema.items === undefined ? first.length : value.length);
  for (let index = 0; index < checked && found.length < maxFindings; index += 1) {
    const item = index < first.length ? first[index] : schema.items;
    found.push(...(yield visitItem(item, value, index, path)));
  }
  if (schema.uniqueItems === true) {
    const repeat = firstRepeat(value);
    if (repeat) found.push(mismatch(path, "items that differ", `the same at [${repeat[0]}] and [${repeat[1]}]`));
  }
  if (schema.contains !== undefined) found.push(...(yield* checkContains(schema, value, path, scope)));
  return found;
}

/** A visit of an item. JSON represents undefined and missing items as null. */
export function visitItem(schema: unknown, value: readonly unknown[], index: number, path: string): Visit {
  return { schema, path: `${path}[${index}]`, read: () => value[index] ?? null };
}

function* checkContains(schema: SchemaObject, value: readonly unknown[], path: string, scope: Scope): Check {
  const min = numberIn(schema, "minContains") ?? 1;
  // An item that is not fully checked may be none of those that count.
  const isSure = scope.isFullyChecked(schema.contains);
  const max = (isSure ? numberIn(schema, "maxContains") : undefined) ?? Number.POSITIVE_INFINITY;
  let matching = 0;
  for (let index = 0; index < value.length && (matching < min || max < value.length); index += 1) {
    if ((yield visitItem(schema.contains, value, index, path)).length === 0) matching += 1;
    if (matching > max) break;
  }
  if (matching >= min && matching <= max) return [];
  const isTooMany = matching > max;
  const bound = isTooMany ? `at most ${count(max, "item")}` : `at least ${count(min, "item")}`;
  const expected = `${bound} to be ${describeSchema(scope.root, schema.contains)}`;
  return [mismatch(path, expected, isTooMany ? "more" : `${matching}`)];
}
