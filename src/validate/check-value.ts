/**
 * Walks a schema and a value together. Generates no code at run time, and always returns, whatever the value or the
 * schema contains. Pure, apart from reading the value.
 *
 * @module
 */

import { isFile } from "../media/source.ts";
import { isPlainObject } from "../options/check.ts";
import { closestName } from "../support/suggest.ts";
import { checkAlternatives } from "./alternatives.ts";
import { type Finding, fieldPath, mismatch, missing, unknownField, unreadable } from "./problem.ts";
import { fitsBounds, fitsLiterals, fitsType, lengthOf } from "./scalars.ts";
import { isSchemaObject, listIn, numberIn, propertySchema, resolveReference, type SchemaObject } from "./schema.ts";
import type { CheckContext, Walk } from "./walk.ts";
import { count, describeSchema, describeValue, literalsOf } from "./words.ts";

/** The maximum number of problems reported for one value. */
const maxFindings = 1_000;
/** The maximum nesting depth of values and schemas. */
const maxDepth = 200;
/** The maximum number of steps of one check. */
const maxSteps = 1_000_000;

/**
 * Checks a value against a schema.
 *
 * @returns every problem, up to 1000, in the order of the fields. Empty if the value is valid
 */
export function checkValue(schema: unknown, value: unknown, context: CheckContext): Finding[] {
  let steps = 0;
  // Kept in a variable: recognizing the error by its class would mean inspecting what a value threw, which may throw
  // again.
  let limitReached: Finding | undefined;
  const stopWith = (expected: string, got: string) => {
    limitReached = mismatch("", expected, got);
    return new Error(limitReached.message);
  };
  const walkAt =
    (depth: number): Walk =>
    (inner, read, path) => {
      steps += 1;
      if (depth > maxDepth) throw stopWith(`at most ${maxDepth} levels`, "more (does it hold itself?)");
      if (steps > maxSteps) throw stopWith(`at most ${maxSteps} values`, "more");
      try {
        return checkNode(inner, toJsonValue(read(), path, context), path, context, walkAt(depth + 1));
      } catch (error) {
        if (limitReached) throw error;
        return [mismatch(path, describeSchema(context.root, inner), unreadable)];
      }
    };
  try {
    return withoutRepeats(walkAt(0)(schema, () => value, "")).slice(0, maxFindings);
  } catch {
    return [limitReached ?? mismatch("", "a value", unreadable)];
  }
}

/** Returns the value as JSON will contain it. A Date or a URL, for example, is sent as what its `toJSON` returns. */
function toJsonValue(value: unknown, path: string, context: CheckContext): unknown {
  if (typeof value !== "object" || value === null || !("toJSON" in value)) return value;
  if (typeof value.toJSON !== "function" || isFileAt(value, path, context)) return value;
  return value.toJSON();
}

function isFileAt(value: unknown, path: string, { acceptsFile }: CheckContext): boolean {
  return isFile(value) && acceptsFile(path.replace(/\[\d+\]/g, "[]"));
}

function checkNode(schema: unknown, value: unknown, path: string, context: CheckContext, walk: Walk): Finding[] {
  const { root } = context;
  if (schema === false) return [mismatch(path, "nothing", describeValue(value))];
  if (!isSchemaObject(schema) || isFileAt(value, path, context)) return [];
  const read = () => value;
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
  if (Array.isArray(value)) found.push(...checkArray(schema, value, path, context, walk));
  else if (isPlainObject(value)) found.push(...checkObject(schema, value, path, context, walk));
  if (schema.$ref !== undefined) found.push(...walk(resolveReference(root, schema.$ref), read, path));
  for (const part of listIn(schema, "allOf")) found.push(...walk(part, read, path));
  for (const keyword of ["anyOf", "oneOf"] as const) {
    if (Array.isArray(schema[keyword])) found.push(...checkAlternatives(schema, keyword, value, path, root, walk));
  }
  return found;
}

/** Describes a value that is out of bounds. For a string of the wrong length that is its length. */
function describeMeasured(schema: SchemaObject, value: unknown): string {
  const isByLength = typeof value === "string" && schema.pattern === undefined && schema.format === undefined;
  return isByLength ? `a string of ${count(lengthOf(value), "character")}` : describeValue(value);
}

function checkArray(
  schema: SchemaObject,
  value: readonly unknown[],
  path: string,
  { root }: CheckContext,
  walk: Walk,
): Finding[] {
  const found: Finding[] = [];
  const maxItems = numberIn(schema, "maxItems") ?? value.length;
  if (value.length > maxItems || value.length < (numberIn(schema, "minItems") ?? 0)) {
    found.push(mismatch(path, describeSchema(root, schema), `an array of ${count(value.length, "item")}`));
  }
  // After `prefixItems`, which is not checked, `items` applies to the remaining items only.
  if (schema.items === undefined || schema.prefixItems !== undefined) return found;
  for (let index = 0; index < Math.min(value.length, maxItems) && found.length < maxFindings; index += 1) {
    // JSON represents undefined and missing items as null.
    found.push(...walk(schema.items, () => value[index] ?? null, `${path}[${index}]`));
  }
  return found;
}

function checkObject(
  schema: SchemaObject,
  value: Readonly<Record<string, unknown>>,
  path: string,
  { root }: CheckContext,
  walk: Walk,
): Finding[] {
  const found: Finding[] = [];
  const names = Object.keys(value);
  for (const name of listIn(schema, "required")) {
    if (typeof name !== "string" || (names.includes(name) && !isUndefined(value, name))) continue;
    const property = propertySchema(schema, name);
    const values = literalsOf(root, property);
    found.push({ ...missing(fieldPath(path, name), describeSchema(root, property)), ...(values && { values }) });
  }
  // With `patternProperties`, which is not checked, it is unknown which fields are additional.
  const rest = schema.patternProperties === undefined ? schema.additionalProperties : undefined;
  for (const name of names) {
    if (found.length >= maxFindings) break;
    if (isUndefined(value, name)) continue;
    const property = propertySchema(schema, name);
    const at = fieldPath(path, name);
    if (property !== undefined) found.push(...walk(property, () => value[name], at));
    else if (rest === false) found.push(unknownFieldOf(schema, name, at));
    else if (rest !== undefined) found.push(...walk(rest, () => value[name], at));
  }
  return found;
}

/** JSON leaves out fields that are undefined. */
function isUndefined(value: Readonly<Record<string, unknown>>, name: string): boolean {
  try {
    return value[name] === undefined;
  } catch {
    return false;
  }
}

function unknownFieldOf(schema: SchemaObject, name: string, path: string): Finding {
  const names = isSchemaObject(schema.properties) ? Object.keys(schema.properties) : [];
  return unknownField(path, JSON.stringify(name), names, closestName(name, names));
}

/** Several parts of a schema may report the same problem. */
function withoutRepeats(found: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return found.filter(({ path, message }) => {
    const key = `${path} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}
