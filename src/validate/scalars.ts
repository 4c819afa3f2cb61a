/**
 * Checks a value's type, its listed values and its bounds. Pure.
 *
 * @module
 */

import { isPlainObject } from "../options/check.ts";
import { isMultipleOf } from "./decimal.ts";
import { isEqual } from "./equality.ts";
import { fitsFormat } from "./formats.ts";
import { compilePattern } from "./pattern.ts";
import { numberIn, type SchemaObject, typesOf } from "./schema.ts";

/**
 * Whether a value has a type that the schema allows. Values that JSON cannot represent (`NaN`, a function, a Map) have
 * none.
 */
export function fitsType(schema: SchemaObject, value: unknown): boolean {
  return typesOf(schema)?.some((type) => isOfType(value, type)) ?? true;
}

function isOfType(value: unknown, type: unknown): boolean {
  switch (type) {
    case "string":
      return typeof value === "string";
    case "boolean":
      return typeof value === "boolean";
    case "number":
      return Number.isFinite(value);
    case "integer":
      return Number.isInteger(value);
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return isPlainObject(value);
    default:
      // Not a type of JSON Schema, so nothing is known about it.
      return true;
  }
}

/** Whether a value is one of those that the schema lists by `const` or `enum`. True if it lists none. */
export function fitsLiterals(schema: SchemaObject, value: unknown): boolean {
  if (Object.hasOwn(schema, "const") && !isEqual(schema.const, value)) return false;
  return !Array.isArray(schema.enum) || schema.enum.some((item) => isEqual(item, value));
}

/** Whether a number or string is within the bounds of the schema. True for values of other types. */
export function fitsBounds(schema: SchemaObject, value: unknown): boolean {
  if (typeof value === "number") return fitsRange(schema, value) && fitsFormat(schema.format, value);
  if (typeof value !== "string") return true;
  return fitsLength(schema, value) && fitsPattern(schema, value) && fitsFormat(schema.format, value);
}

function fitsRange(schema: SchemaObject, value: number): boolean {
  const { min, max, above, below } = rangeOf(schema);
  const divisor = numberIn(schema, "multipleOf");
  return (
    !(min !== undefined && value < min) &&
    !(max !== undefined && value > max) &&
    !(above !== undefined && value <= above) &&
    !(below !== undefined && value >= below) &&
    !(divisor !== undefined && divisor > 0 && !isMultipleOf(value, divisor))
  );
}

/** The bounds of numbers. */
export interface Range {
  min: number | undefined;
  max: number | undefined;
  above: number | undefined;
  below: number | undefined;
}

/** The bounds of numbers in a schema. OpenAPI 3.0 writes `exclusiveMinimum: true` beside `minimum`. */
export function rangeOf(schema: SchemaObject): Range {
  const [min, max] = [numberIn(schema, "minimum"), numberIn(schema, "maximum")];
  const isAbove = schema.exclusiveMinimum === true;
  const isBelow = schema.exclusiveMaximum === true;
  return {
    min: isAbove ? undefined : min,
    max: isBelow ? undefined : max,
    above: isAbove ? min : numberIn(schema, "exclusiveMinimum"),
    below: isBelow ? max : numberIn(schema, "exclusiveMaximum"),
  };
}

function fitsLength(schema: SchemaObject, value: string): boolean {
  const minLength = numberIn(schema, "minLength");
  const maxLength = numberIn(schema, "maxLength");
  if (minLength === undefined && maxLength === undefined) return true;
  const length = lengthOf(value);
  return length >= (minLength ?? 0) && length <= (maxLength ?? length);
}

/** The length of a string as JSON Schema counts it: a surrogate pair is one character. */
export function lengthOf(value: string): number {
  let length = 0;
  for (let index = 0; index < value.length; index += 1, length += 1) {
    if ((value.codePointAt(index) ?? 0) > 0xffff) index += 1;
  }
  return length;
}

function fitsPattern({ pattern }: SchemaObject, value: string): boolean {
  return typeof pattern !== "string" || (compilePattern(pattern)?.(value) ?? true);
}
