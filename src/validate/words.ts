/**
 * Schemas and values in words. Pure.
 *
 * @module
 */

import { show } from "../options/check.ts";
import { isSchemaObject, listIn, numberIn, resolveReference, type SchemaObject, typesOf } from "./schema.ts";

/** How deep a schema is described: one may refer to itself. */
const deepestWords = 8;
/** How many values are listed before the rest is counted. */
const mostValues = 30;

const ofType: Readonly<Record<string, string>> = {
  string: "a string",
  number: "a number",
  integer: "an integer",
  boolean: "a boolean",
  null: "null",
  array: "an array",
  object: "an object",
};

/** What a schema wants: `a number from -2 to 2`, `one of "1:1", "16:9"`, `an absolute URL or null`. */
export function wanted(root: unknown, schema: unknown, depth = 0): string {
  if (schema === false) return "nothing";
  if (!isSchemaObject(schema) || depth > deepestWords) return "a value";
  const literals = literalsOf(root, schema);
  if (literals) return oneOf(literals);
  const inner = [resolveReference(root, schema.$ref), ...listIn(schema, "allOf")].filter(isSchemaObject);
  const alternatives = [...listIn(schema, "anyOf"), ...listIn(schema, "oneOf")];
  const types = typesOf(schema);
  if (types)
    return either([...types, ...(schema.nullable === true ? ["null"] : [])].map((type) => typed(schema, type)));
  if (alternatives.length > 0) return either(alternatives.map((one) => wanted(root, one, depth + 1)));
  return inner[0] ? wanted(root, inner[0], depth + 1) : "a value";
}

/**
 * Every value that a schema allows where it lists them, whether by `const`, by `enum`, or as alternatives that do;
 * undefined where it does not.
 */
export function literalsOf(root: unknown, schema: unknown, depth = 0): readonly unknown[] | undefined {
  if (!isSchemaObject(schema) || depth > deepestWords) return undefined;
  if (Object.hasOwn(schema, "const")) return [schema.const];
  if (Array.isArray(schema.enum)) return schema.enum;
  if (schema.$ref !== undefined) return literalsOf(root, resolveReference(root, schema.$ref), depth + 1);
  const alternatives = [...listIn(schema, "anyOf"), ...listIn(schema, "oneOf")];
  const lists = alternatives.map((one) => literalsOf(root, one, depth + 1));
  return lists.length > 0 && lists.every((list) => list !== undefined) ? lists.flat() : undefined;
}

/** `"5s"`, or `one of "5s", "10s"`. */
export function oneOf(values: readonly unknown[]): string {
  const shown = [...new Set(values.map(literal))];
  if (shown.length === 1 && shown[0] !== undefined) return shown[0];
  const rest = shown.length - mostValues;
  return `one of ${shown.slice(0, mostValues).join(", ")}${rest > 0 ? `, and ${rest} more` : ""}`;
}

function literal(value: unknown): string {
  return typeof value === "object" && value !== null ? JSON.stringify(value) : describe(value);
}

/** `a, b or c`, each once. */
export function either(parts: readonly string[]): string {
  const unique = [...new Set(parts)];
  const last = unique.pop() ?? "nothing";
  return unique.length === 0 ? last : `${unique.join(", ")} or ${last}`;
}

function typed(schema: SchemaObject, type: unknown): string {
  const name = typeof type === "string" && Object.hasOwn(ofType, type) ? ofType[type] : undefined;
  if (name === undefined) return "a value";
  if (type === "string") return stringWords(schema);
  if (type === "number" || type === "integer") return `${name}${range(schema)}`;
  return type === "array" ? `${name}${size(schema, ["minItems", "maxItems"], "item")}` : name;
}

function stringWords(schema: SchemaObject): string {
  const name = schema.format === "uri" ? "an absolute URL" : "a string";
  const pattern = typeof schema.pattern === "string" ? ` that matches ${schema.pattern}` : "";
  return `${name}${size(schema, ["minLength", "maxLength"], "character")}${pattern}`;
}

function range(schema: SchemaObject): string {
  const [least, most] = [numberIn(schema, "minimum"), numberIn(schema, "maximum")];
  const [above, below] = [numberIn(schema, "exclusiveMinimum"), numberIn(schema, "exclusiveMaximum")];
  if (least !== undefined && most !== undefined && above === undefined && below === undefined) {
    return ` from ${least} to ${most}`;
  }
  const bounds = [
    least === undefined ? undefined : `of at least ${least}`,
    most === undefined ? undefined : `of at most ${most}`,
    above === undefined ? undefined : `above ${above}`,
    below === undefined ? undefined : `below ${below}`,
  ].filter((bound) => bound !== undefined);
  return bounds.length === 0 ? "" : ` ${bounds.join(" and ")}`;
}

function size(schema: SchemaObject, [least, most]: readonly [string, string], unit: string): string {
  const [from, to] = [numberIn(schema, least), numberIn(schema, most)];
  if (from === undefined && to === undefined) return "";
  if (to === undefined) return ` of at least ${count(from ?? 0, unit)}`;
  if (from === undefined || from === 0) return ` of at most ${count(to, unit)}`;
  return from === to ? ` of ${count(to, unit)}` : ` of ${from} to ${count(to, unit)}`;
}

/** A value as problems show it. */
export function describe(value: unknown): string {
  return typeof value === "bigint" ? `the bigint ${value}` : show(value);
}

/** `1 item`, `5 items`. */
export function count(number: number, unit: string): string {
  return `${number} ${unit}${number === 1 ? "" : "s"}`;
}
