/**
 * Describes schemas and values in words. Pure.
 *
 * @module
 */

import { show } from "../options/check.ts";
import { isSchemaObject, listIn, numberIn, resolveReference, type SchemaObject, typesOf } from "./schema.ts";

/** The maximum depth to describe: a schema may refer to itself. */
const maxDepth = 8;
/** The maximum number of values to list before the rest is only counted. */
const maxListedValues = 30;

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
export function describeSchema(root: unknown, schema: unknown, depth = 0): string {
  if (schema === false) return "nothing";
  if (!isSchemaObject(schema) || depth > maxDepth) return "a value";
  const literals = literalsOf(root, schema);
  if (literals) return oneOf(literals);
  const inner = [resolveReference(root, schema.$ref), ...listIn(schema, "allOf")].filter(isSchemaObject);
  const alternatives = [...listIn(schema, "anyOf"), ...listIn(schema, "oneOf")];
  const types = typesOf(schema);
  if (types)
    return either([...types, ...(schema.nullable === true ? ["null"] : [])].map((type) => describeType(schema, type)));
  if (alternatives.length > 0) return either(alternatives.map((one) => describeSchema(root, one, depth + 1)));
  return inner[0] ? describeSchema(root, inner[0], depth + 1) : "a value";
}

/**
 * Returns all values that a schema allows if it lists them: by `const`, by `enum`, or by alternatives that do.
 * Undefined if it does not.
 */
export function literalsOf(root: unknown, schema: unknown, depth = 0): readonly unknown[] | undefined {
  if (!isSchemaObject(schema) || depth > maxDepth) return undefined;
  if (Object.hasOwn(schema, "const")) return [schema.const];
  if (Array.isArray(schema.enum)) return schema.enum;
  if (schema.$ref !== undefined) return literalsOf(root, resolveReference(root, schema.$ref), depth + 1);
  const alternatives = [...listIn(schema, "anyOf"), ...listIn(schema, "oneOf")];
  const lists = alternatives.map((one) => literalsOf(root, one, depth + 1));
  return lists.length > 0 && lists.every((list) => list !== undefined) ? lists.flat() : undefined;
}

/** Lists values: `"5s"`, or `one of "5s", "10s"`. */
export function oneOf(values: readonly unknown[]): string {
  const shown = [...new Set(values.map(describeLiteral))];
  if (shown.length === 1 && shown[0] !== undefined) return shown[0];
  const rest = shown.length - maxListedValues;
  return `one of ${shown.slice(0, maxListedValues).join(", ")}${rest > 0 ? `, and ${rest} more` : ""}`;
}

function describeLiteral(value: unknown): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : describeValue(value);
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
  if (type === "number" || type === "integer") return `${name}${rangeSuffix(schema)}`;
  return type === "array" ? `${name}${sizeSuffix(schema, ["minItems", "maxItems"], "item")}` : name;
}

function describeString(schema: SchemaObject): string {
  const name = schema.format === "uri" ? "an absolute URL" : "a string";
  const pattern = typeof schema.pattern === "string" ? ` that matches ${schema.pattern}` : "";
  return `${name}${sizeSuffix(schema, ["minLength", "maxLength"], "character")}${pattern}`;
}

function rangeSuffix(schema: SchemaObject): string {
  const [min, max] = [numberIn(schema, "minimum"), numberIn(schema, "maximum")];
  const [above, below] = [numberIn(schema, "exclusiveMinimum"), numberIn(schema, "exclusiveMaximum")];
  if (min !== undefined && max !== undefined && above === undefined && below === undefined) {
    return ` from ${min} to ${max}`;
  }
  const bounds = [
    min === undefined ? undefined : `of at least ${min}`,
    max === undefined ? undefined : `of at most ${max}`,
    above === undefined ? undefined : `above ${above}`,
    below === undefined ? undefined : `below ${below}`,
  ].filter((bound) => bound !== undefined);
  return bounds.length === 0 ? "" : ` ${bounds.join(" and ")}`;
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
