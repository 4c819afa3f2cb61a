/**
 * The walk over a schema and a value. No code is made at run time, and nothing that a value or a schema holds makes it
 * throw or go on for ever. Pure, but for what reading a value does.
 *
 * @module
 */

import { isFile } from "../media/source.ts";
import { isPlainObject } from "../options/check.ts";
import { checkAlternatives } from "./alternatives.ts";
import { type Finding, fieldPath, missing, throwing, unfit, unknownField } from "./problem.ts";
import { fitsBounds, fitsLiterals, fitsType, lengthOf } from "./scalars.ts";
import { isSchemaObject, listIn, numberIn, propertySchema, resolveReference, type SchemaObject } from "./schema.ts";
import { closestName } from "./suggest.ts";
import { count, describe, literalsOf, wanted } from "./words.ts";

/** What holds for a whole check. */
export interface CheckContext {
  /** What a `$ref` starts from. */
  root: unknown;
  /** Whether a file may stand in the place of its URL, by its path: `style_images[].url`. */
  acceptsFile(path: string): boolean;
}

/** Looks at a value, as part of a check. */
export type Walk = (schema: unknown, read: () => unknown, path: string) => Finding[];

/** As many problems are told of one value. */
const mostFindings = 1_000;
/** So deep may schemas lead into a value, and into themselves. */
const deepest = 200;
/** So many looks at a value does a check take. */
const mostSteps = 1_000_000;

/**
 * What is wrong with a value, by a schema.
 *
 * @returns every problem, up to 1000, in the order of the fields; none where it fits
 */
export function checkValue(schema: unknown, value: unknown, context: CheckContext): Finding[] {
  let steps = 0;
  // A note of its own, and no class of error: what a value throws may throw again when it is looked at.
  let endless: Finding | undefined;
  const end = (expected: string, got: string) => {
    endless = unfit("", expected, got);
    return new Error(endless.message);
  };
  const walkAt =
    (depth: number): Walk =>
    (inner, read, path) => {
      steps += 1;
      if (depth > deepest) throw end(`at most ${deepest} levels`, "more (does it hold itself?)");
      if (steps > mostSteps) throw end(`at most ${mostSteps} values`, "more");
      try {
        return checkNode(inner, toSent(read(), path, context), path, context, walkAt(depth + 1));
      } catch (error) {
        if (endless) throw error;
        return [unfit(path, wanted(context.root, inner), throwing)];
      }
    };
  try {
    return unique(walkAt(0)(schema, () => value, "")).slice(0, mostFindings);
  } catch {
    return [endless ?? unfit("", "a value", throwing)];
  }
}

/** The value that JSON will hold: a Date and a URL say by `toJSON` what they are sent as. */
function toSent(value: unknown, path: string, context: CheckContext): unknown {
  if (typeof value !== "object" || value === null || !("toJSON" in value)) return value;
  if (typeof value.toJSON !== "function" || isFileAt(value, path, context)) return value;
  return value.toJSON();
}

function isFileAt(value: unknown, path: string, { acceptsFile }: CheckContext): boolean {
  return isFile(value) && acceptsFile(path.replace(/\[\d+\]/g, "[]"));
}

function checkNode(schema: unknown, value: unknown, path: string, context: CheckContext, walk: Walk): Finding[] {
  const { root } = context;
  if (schema === false) return [unfit(path, "nothing", describe(value))];
  if (!isSchemaObject(schema) || isFileAt(value, path, context)) return [];
  const read = () => value;
  if (!fitsLiterals(schema, value)) {
    const values = literalsOf(root, schema) ?? [];
    return [{ ...unfit(path, wanted(root, schema), describe(value)), isOtherKind: true, values }];
  }
  if (!fitsType(schema, value)) {
    return [{ ...unfit(path, wanted(root, schema), describe(value)), isOtherKind: true }];
  }
  const found: Finding[] = [];
  if (!fitsBounds(schema, value)) found.push(unfit(path, wanted(root, schema), amount(schema, value)));
  if (Array.isArray(value)) found.push(...checkArray(schema, value, path, context, walk));
  else if (isPlainObject(value)) found.push(...checkObject(schema, value, path, context, walk));
  if (schema.$ref !== undefined) found.push(...walk(resolveReference(root, schema.$ref), read, path));
  for (const part of listIn(schema, "allOf")) found.push(...walk(part, read, path));
  for (const keyword of ["anyOf", "oneOf"] as const) {
    if (Array.isArray(schema[keyword])) found.push(...checkAlternatives(schema, keyword, value, path, root, walk));
  }
  return found;
}

/** What was out of bounds, as problems show it: of a string that is too long or too short, its length. */
function amount(schema: SchemaObject, value: unknown): string {
  const isByLength = typeof value === "string" && schema.pattern === undefined && schema.format === undefined;
  return isByLength ? `a string of ${count(lengthOf(value), "character")}` : describe(value);
}

function checkArray(
  schema: SchemaObject,
  value: readonly unknown[],
  path: string,
  { root }: CheckContext,
  walk: Walk,
): Finding[] {
  const found: Finding[] = [];
  const most = numberIn(schema, "maxItems") ?? value.length;
  if (value.length > most || value.length < (numberIn(schema, "minItems") ?? 0)) {
    found.push(unfit(path, wanted(root, schema), `an array of ${count(value.length, "item")}`));
  }
  // Behind `prefixItems`, which are not checked, it says something of the items after them alone.
  if (schema.items === undefined || schema.prefixItems !== undefined) return found;
  for (let index = 0; index < Math.min(value.length, most) && found.length < mostFindings; index += 1) {
    // In JSON an item that is undefined, or not there at all, is null.
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
    found.push({ ...missing(fieldPath(path, name), wanted(root, property)), ...(values && { values }) });
  }
  // Beside `patternProperties`, which are not checked, it is not known which names are additional ones.
  const rest = schema.patternProperties === undefined ? schema.additionalProperties : undefined;
  for (const name of names) {
    if (found.length >= mostFindings) break;
    if (isUndefined(value, name)) continue;
    const property = propertySchema(schema, name);
    const at = fieldPath(path, name);
    if (property !== undefined) found.push(...walk(property, () => value[name], at));
    else if (rest === false) found.push(unknownFieldOf(schema, name, at));
    else if (rest !== undefined) found.push(...walk(rest, () => value[name], at));
  }
  return found;
}

/** As for JSON, an undefined field is an absent one. */
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

/** The same thing may be said by several parts of a schema. */
function unique(found: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return found.filter(({ path, message }) => {
    const key = `${path} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}
