/**
 * `not`, and `if` with `then` and `else`. Pure.
 *
 * @module
 */

import { type Finding, mismatch } from "./problem.ts";
import type { SchemaObject } from "./schema.ts";
import type { Check, Scope, Visit } from "./walk.ts";
import { describeSchema, describeValue } from "./words.ts";

/** Checks a value against the conditions of a schema. */
export function* checkConditions(schema: SchemaObject, value: unknown, path: string, scope: Scope): Check {
  const visit = (inner: unknown): Visit => ({ schema: inner, path, read: () => value });
  const found: Finding[] = [];
  // A part that is not checked may be what the value does not fit.
  if (schema.not !== undefined && scope.isFullyChecked(schema.not)) {
    const fits = (yield visit(schema.not)).length === 0;
    if (fits) found.push(mismatch(path, describeOpposite(schema.not, scope), describeValue(value)));
  }
  if (schema.if === undefined) return found;
  const fits = (yield visit(schema.if)).length === 0;
  if (fits && !scope.isFullyChecked(schema.if)) return found;
  const branch = fits ? schema.then : schema.else;
  if (branch !== undefined) found.push(...(yield visit(branch)));
  return found;
}

function describeOpposite(schema: unknown, { root }: Scope): string {
  if (schema === true || describeSchema(root, { not: schema }) === "nothing") return "nothing";
  const words = describeSchema(root, schema);
  return words === "a value" ? 'what does not fit the schema\'s "not"' : `anything but ${words}`;
}
