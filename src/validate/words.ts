/**
 * Describes schemas and values in words. Pure.
 *
 * @module
 */

import { show } from "../options/check.ts";
import { describeFormat } from "./formats.ts";
import { rangeOf } from "./scalars.ts";
import { isSchemaObject, listIn, numberIn, resolveReference, type SchemaObject, typesOf } from "./schema.ts";

/** The maximum depth to describe: a schema may refer to itself. */
const maxDepth = 8;
/** The maximum number of parts of a schema to look at for one description. */
const maxParts = 10_000;
/** The maximum number of values to list before the rest is only counted. */
const maxListedValues = 30;
/** The maximum number of values to look at for one description. */
const maxReadValues = 100;
/** The maximum number of characters of a pattern or a listed object to show. */
const maxTextLength = 200;

const typeNames: Readonly<Record<string, string>> = {
  string: "a string",
  number: "a number",
  integer: "an integer",
  boolean: "a boolean",
  null: "null",
  array: "an array",
  object: "an object",
};

/** Describes what a schema allows: `a number from -2 to 2`, `one of "1:1", "16:9"`, `an absolute URL or null`. */
export function describeSchema(root: unknown, schema: unknown): string {
  return either(describeParts(root, schema, { depth: 0, left: { parts: maxParts } }));
}

/** How much of a schema may still be looked at. */
interface Limit {
  depth: number;
  left: { parts: number };
}

/** Returns the limit for an inner part. Undefined if there is nothing left. */
function inner({ depth, left }: Limit): Limit | undefined {
  left.parts -= 1;
  return depth >= maxDepth || left.parts < 0 ? undefined : { depth: depth + 1, left };
}

/** Describes the values that a schema allows, kind by kind. */
function describeParts(root: unknown, schema: unknown, limit: Limit | undefined): string[] {
  if (schema === false || isNothing(schema)) return ["nothing"];
  if (!isSchemaObject(schema) || !limit) return ["a value"];
  const orNull = schema.nullable === true ? ["null"] : [];
  const literals = literalsOf(root, schema);
  if (literals) return [oneOf(orNull.length > 0 ? [...literals, null] : literals)];
  const types = typesOf(schema) ?? impliedTypes(schema);
  if (types) return [...types.map((type) => describeType(schema, type)), ...orNull];
  const describe = (part: unknown) => describeParts(root, part, inner(limit));
  const alternatives = [...listIn(schema, "anyOf"), ...listIn(schema, "oneOf")].slice(0, maxListedValues);
  if (alternatives.length > 0) return [...alternatives.flatMap(describe), ...orNull];
  const [part] = [resolveReference(root, schema.$ref), ...listIn(schema, "allOf")].filter(isSchemaObject);
  return part ? [...describe(part), ...orNull] : ["a value"];
}

/** Whether a schema is another way to write `false`. */
function isNothing(schema: unknown): boolean {
  if (!isSchemaObject(schema)) return false;
  return schema.not === true || (isSchemaObject(schema.not) && Object.keys(schema.not).length === 0);
}

/** The type that the bounds of a schema are for, if it names none. */
function impliedTypes(schema: SchemaObject): readonly string[] | undefined {
  if (schema.$ref !== undefined || schema.allOf || schema.anyOf || schema.oneOf) return undefined;
  const has = (...keywords: string[]) => keywords.some((keyword) => schema[keyword] !== undefined);
  const isFormatOf = (type: "string" | "number") => describeFormat(schema.format, type) !== undefined;
  if (has("pattern", "minLength", "maxLength") || isFormatOf("string")) return ["string"];
  const numeric = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];
  if (has(...numeric) || isFormatOf("number")) return ["number"];
  if (has("minItems", "maxItems")) return ["array"];
  return has("required", "minProperties", "maxProperties") ? ["object"] : undefined;
}

/**
 * Returns all values that a schema allows if it lists them: by `const`, by `enum`, or by alternatives that do.
 * Undefined if it does not.
 */
export function literalsOf(root: unknown, schema: unknown): readonly unknown[] | undefined {
  return literalsIn(root, schema, { depth: 0, left: { parts: maxParts } });
}

function literalsIn(root: unknown, schema: unknown, limit: Limit | undefined): readonly unknown[] | undefined {
  if (!isSchemaObject(schema) || !limit) return undefined;
  if (Object.hasOwn(schema, "const")) return [schema.const];
  if (Array.isArray(schema.enum)) return schema.enum;
  if (schema.$ref !== undefined) return literalsIn(root, resolveReference(root, schema.$ref), inner(limit));
  const values: unknown[] = [];
  const alternatives = [...listIn(schema, "anyOf"), ...listIn(schema, "oneOf")];
  for (const alternative of alternatives) {
    const literals = literalsIn(root, alternative, inner(limit));
    if (!literals) return undefined;
    for (const literal of literals) values.push(literal);
  }
  return alternatives.length > 0 ? values : undefined;
}

/** Lists values: `"5s"`, or `one of "5s", "10s"`. */
export function oneOf(values: readonly unknown[]): string {
  // There may be thousands, and a problem for each of many items.
  const unread = Math.max(values.length - maxReadValues, 0);
  const shown = [...new Set(values.slice(0, maxReadValues).map(describeLiteral))];
  if (shown.length === 1 && shown[0] !== undefined) return shown[0];
  const rest = shown.length - maxListedValues + unread;
  return `one of ${shown.slice(0, maxListedValues).join(", ")}${rest > 0 ? `, and ${rest} more` : ""}`;
}

function describeLiteral(value: unknown): string {
  return typeof value === "object" && value !== null ? shorten(JSON.stringify(value)) : describeValue(value);
}

/** Joins parts without repeats: `a, b or c`. */
export function either(parts: readonly string[]): string {
  const unique = [...new Set(parts)];
  const last = unique.pop() ?? "nothing";
  return unique.length === 0 ? last : `${unique.join(", ")} or ${last}`;
}

function describeType(schema: SchemaObject, type: unknown): string {
  const name = typeof type === "string" && Object.hasOwn(typeNames, type) ? typeNames[type] : undefined;
  if (name === undefined) return "a value";
  if (type === "string") return describeString(schema);
  if (type === "number" || type === "integer") {
    return `${describeFormat(schema.format, "number") ?? name}${rangeSuffix(schema)}`;
  }
  if (type === "array") return `${name}${sizeSuffix(schema, ["minItems", "maxItems"], "item")}`;
  if (type !== "object") return name;
  const size = sizeSuffix(schema, ["minProperties", "maxProperties"], "field");
  return typesOf(schema) || size ? name + size : `${name} with ${listIn(schema, "required").join(", ")}`;
}

function describeString(schema: SchemaObject): string {
  const name = describeFormat(schema.format, "string") ?? "a string";
  const pattern = typeof schema.pattern === "string" ? ` that matches ${shorten(schema.pattern)}` : "";
  return `${name}${sizeSuffix(schema, ["minLength", "maxLength"], "character")}${pattern}`;
}

function shorten(text: string): string {
  return text.length > maxTextLength ? `${text.slice(0, maxTextLength)}…` : text;
}

function rangeSuffix(schema: SchemaObject): string {
  const { min, max, above, below } = rangeOf(schema);
  const divisor = numberIn(schema, "multipleOf");
  const multiple = divisor === undefined ? "" : ` that is a multiple of ${divisor}`;
  if (min !== undefined && max !== undefined && above === undefined && below === undefined) {
    return ` from ${min} to ${max}${multiple}`;
  }
  const bounds = [
    min === undefined ? undefined : `of at least ${min}`,
    max === undefined ? undefined : `of at most ${max}`,
    above === undefined ? undefined : `above ${above}`,
    below === undefined ? undefined : `below ${below}`,
  ].filter((bound) => bound !== undefined);
  return (bounds.length === 0 ? "" : ` ${bounds.join(" and ")}`) + multiple;
}

function sizeSuffix(schema: SchemaObject, [min, max]: readonly [string, string], unit: string): string {
  const [from, to] = [numberIn(schema, min), numberIn(schema, max)];
  if (from === undefined && to === undefined) return "";
  if (to === undefined) return ` of at least ${count(from ?? 0, unit)}`;
  if (from === undefined || from === 0) return ` of at most ${count(to, unit)}`;
  return from === to ? ` of ${count(to, unit)}` : ` of ${from} to ${count(to, unit)}`;
}

/** Describes a value for a problem. */
export function describeValue(value: unknown): string {
  return typeof value === "bigint" ? `the bigint ${value}` : show(value);
}

/** Formats a number of items: `1 item`, `5 items`. */
export function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? "" : "s"}`;
}
