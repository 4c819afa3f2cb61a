/**
 * `unevaluatedProperties` and `unevaluatedItems`: what no other part of a schema describes. Pure.
 *
 * @module
 */

import { isPlainObject } from "../options/check.ts";
import { visitItem } from "./arrays.ts";
import { type Fields, fieldNames, schemasOf, visitField } from "./objects.ts";
import { type Finding, fieldPath, unknownField } from "./problem.ts";
import { entriesIn, isSchemaObject, listIn, resolveReference, type SchemaObject } from "./schema.ts";
import type { Check, Scope } from "./walk.ts";
import { describeValue } from "./words.ts";

/** Checks the fields or items that no other keyword of the schema, nor a part of it that fits, describes. */
export function* checkUnevaluated(schema: SchemaObject, value: unknown, path: string, scope: Scope): Check {
  const found: Finding[] = [];
  if (Array.isArray(value) && schema.unevaluatedItems !== undefined) {
    const described = yield* describedKeys(schema, value, path, scope);
    for (let index = 0; described && index < value.length; index += 1) {
      if (!described.has(String(index))) found.push(...(yield visitItem(schema.unevaluatedItems, value, index, path)));
    }
  } else if (isPlainObject(value) && schema.unevaluatedProperties !== undefined) {
    const described = yield* describedKeys(schema, value, path, scope);
    for (const name of described ? fieldNames(value).filter((key) => !described.has(key)) : []) {
      const at = fieldPath(path, name);
      const problems = yield visitField(schema.unevaluatedProperties, value, name, at);
      found.push(
        ...(schema.unevaluatedProperties === false
          ? problems.map(() => unknownField(at, describeValue(name)))
          : problems),
      );
    }
  }
  return found;
}

/** The fields or items that a part of a schema describes. Undefined if that is all of them. */
function* describedKeys(
  schema: SchemaObject,
  value: readonly unknown[] | Fields,
  path: string,
  scope: Scope,
): Check<ReadonlySet<string> | undefined> {
  const keys = new Set<string>();
  const parts = new Set<unknown>([schema]);
  // The set grows while it is read: a part may have parts of its own.
  for (const part of parts) {
    if (!isSchemaObject(part)) continue;
    if (Array.isArray(value)) {
      const describesAll = part.items ?? (part === schema ? undefined : part.unevaluatedItems);
      if (describesAll !== undefined) return undefined;
      for (const index of listIn(part, "prefixItems").keys()) keys.add(String(index));
      for (let index = 0; part.contains !== undefined && index < value.length; index += 1) {
        if ((yield visitItem(part.contains, value, index, path)).length === 0) keys.add(String(index));
      }
    } else {
      const describesAll = part.additionalProperties ?? (part === schema ? undefined : part.unevaluatedProperties);
      if (describesAll !== undefined) return undefined;
      for (const name of Object.keys(value)) {
        const { declared, hasUncheckedPattern } = schemasOf(part, name);
        if (declared.length > 0 || hasUncheckedPattern) keys.add(name);
      }
    }
    for (const inner of yield* fittingParts(part, value, path, scope)) parts.add(inner);
  }
  return keys;
}

/** The parts of a schema that describe the same value and fit it. */
function* fittingParts(part: SchemaObject, value: object, path: string, { root }: Scope): Check<unknown[]> {
  const dependents = entriesIn(part, "dependentSchemas").filter(([name]) => Object.hasOwn(value, name));
  const fitting = [
    resolveReference(root, part.$ref),
    ...listIn(part, "allOf"),
    ...dependents.map(([, inner]) => inner),
  ];
  for (const inner of [...listIn(part, "anyOf"), ...listIn(part, "oneOf")]) {
    if ((yield { schema: inner, path, read: () => value }).length === 0) fitting.push(inner);
  }
  if (part.if === undefined) return fitting;
  const isIf = (yield { schema: part.if, path, read: () => value }).length === 0;
  return [...fitting, ...(isIf ? [part.if, part.then] : [part.else])];
}
