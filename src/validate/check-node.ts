/**
 * Checks one value against one schema, keyword by keyword. Pure, apart from reading the value.
 *
 * @module
 */

import { isFile } from "../media/source.ts";
import { isPlainObject } from "../options/check.ts";
import { checkAlternatives } from "./alternatives.ts";
import { checkArray } from "./arrays.ts";
import { checkConditions } from "./conditions.ts";
import { checkObject } from "./objects.ts";
import { type Finding, mismatch } from "./problem.ts";
import { fitsBounds, fitsLiterals, fitsType, lengthOf } from "./scalars.ts";
import { isSchemaObject, listIn, resolveReference, type SchemaObject } from "./schema.ts";
import { checkUnevaluated } from "./unevaluated.ts";
import type { Check, Scope, Visit } from "./walk.ts";
import { count, describeSchema, describeValue, literalsOf } from "./words.ts";

/** Checks the value of a visit against its schema. */
export function* checkNode({ schema, path, read }: Visit, scope: Scope): Check {
  const { root } = scope;
  const value = toJsonValue(read(), path, scope);
  if (schema === false) return [mismatch(path, "nothing", describeValue(value))];
  if (!isSchemaObject(schema) || isFileAt(value, path, scope)) return [];
  // OpenAPI 3.0's way to allow null, beside whatever else is allowed.
  if (value === null && schema.nullable === true) return [];
  if (!fitsLiterals(schema, value)) {
    const values = literalsOf(root, schema) ?? [];
    return [{ ...mismatch(path, describeSchema(root, schema), describeValue(value)), isWrongKind: true, values }];
  }
  if (!fitsType(schema, value)) {
    return [{ ...mismatch(path, describeSchema(root, schema), describeValue(value)), isWrongKind: true }];
  }
  const found: Finding[] = [];
  if (!fitsBounds(schema, value))
    found.push(mismatch(path, describeSchema(root, schema), describeMeasured(schema, value)));
  if (Array.isArray(value)) found.push(...(yield* checkArray(schema, value, path, scope)));
  else if (isPlainObject(value)) found.push(...(yield* checkObject(schema, value, path, scope)));
  const parts = [resolveReference(root, schema.$ref), ...listIn(schema, "allOf")];
  for (const part of parts) if (part !== undefined) found.push(...(yield { schema: part, path, read: () => value }));
  for (const keyword of ["anyOf", "oneOf"] as const) {
    if (schema[keyword]) found.push(...(yield* checkAlternatives(schema, keyword, value, path, scope)));
  }
  if (schema.not !== undefined || schema.if !== undefined) {
    found.push(...(yield* checkConditions(schema, value, path, scope)));
  }
  // What is wrong already would be reported as unknown once more.
  if (found.length === 0) found.push(...(yield* checkUnevaluated(schema, value, path, scope)));
  return found;
}

/** Returns the value as JSON will contain it. A Date or a URL, for example, is sent as what its `toJSON` returns. */
function toJsonValue(value: unknown, path: string, scope: Scope): unknown {
  if (typeof value !== "object" || value === null || !("toJSON" in value)) return value;
  if (typeof value.toJSON !== "function" || isFileAt(value, path, scope)) return value;
  return value.toJSON();
}

function isFileAt(value: unknown, path: string, { acceptsFile }: Scope): boolean {
  return isFile(value) && acceptsFile(path.replace(/\[\d+\]/g, "[]"));
}

/** Describes a value that is out of bounds. For a string of the wrong length that is its length. */
function describeMeasured(schema: SchemaObject, value: unknown): string {
  const isByLength = typeof value === "string" && schema.pattern === undefined && schema.format === undefined;
  return isByLength ? `a string of ${count(lengthOf(value), "character")}` : describeValue(value);
}
