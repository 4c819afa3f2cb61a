/**
 * Checks a value's type, its listed values and its bounds. Pure.
 *
 * @module
 */

import { isPlainObject } from "../options/check.ts";
import { numberIn, type SchemaObject, typesOf } from "./schema.ts";

/**
 * Whether a value has a type that the schema allows. Values that JSON cannot represent (`NaN`, a function, a Map) have
 * none.
 */
export function fitsType(schema: SchemaObject, value: unknown): boolean {
  const types = typesOf(schema);
  if (types === undefined || (schema.nullable === true && value === null)) return true;
  return types.some((type) => isOfType(value, type));
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

/** Whether two JSON values are equal. The recursion follows `expected`, which comes from the schema and is finite. */
function isEqual(expected: unknown, value: unknown): boolean {
  if (typeof expected !== "object" || expected === null) return expected === value;
  if (Array.isArray(expected)) {
    return (
      Array.isArray(value) &&
      expected.length === value.length &&
      expected.every((item, index) => isEqual(item, value[index]))
    );
  }
  if (!isPlainObject(value)) return false;
  const names = Object.keys(expected);
  return (
    names.length === Object.keys(value).length &&
    names.every((name) => Object.hasOwn(value, name) && isEqual(Reflect.get(expected, name), value[name]))
  );
}

/** Whether a number or string is within the bounds of the schema. True for values of other types. */
export function fitsBounds(schema: SchemaObject, value: unknown): boolean {
  if (typeof value === "number") return fitsRange(schema, value);
  if (typeof value !== "string") return true;
  return fitsLength(schema, value) && fitsPattern(schema, value) && (schema.format !== "uri" || isUri(value));
}

function fitsRange(schema: SchemaObject, value: number): boolean {
  const bound = (keyword: string, isWithin: (limit: number) => boolean) => {
    const limit = numberIn(schema, keyword);
    return limit === undefined || isWithin(limit);
  };
  return (
    bound("minimum", (limit) => value >= limit) &&
    bound("maximum", (limit) => value <= limit) &&
    bound("exclusiveMinimum", (limit) => value > limit) &&
    bound("exclusiveMaximum", (limit) => value < limit)
  );
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
  if (typeof pattern !== "string") return true;
  try {
    return new RegExp(pattern, "u").test(value);
  } catch {
    // A schema that was loaded at run time may contain a pattern that is not a JavaScript one.
    return true;
  }
}

/**
 * Whether a string is an absolute URI: `URL` parses it, and it contains only characters that RFC 3986 allows. The
 * document says `format: uri`, and the mock server refuses relative paths, spaces and letters outside of ASCII.
 */
export function isUri(value: string): boolean {
  // Several searches instead of one pattern: a data URL may be megabytes long, and each search reads it only once.
  const afterAuthority = value.replace(/^[^:]*:(\/\/([^/?#[\]]*@)?(\[[^/?#\]]*\])?[^/?#[\]]*)?/, "");
  return (
    /^[a-z][a-z\d+.-]*:[^?#]/i.test(value) &&
    !/[^\w.~:/?#[\]@!$&'()*+,;=%-]/.test(value) &&
    !/%(?![\da-f]{2})/i.test(value) &&
    !/[[\]]|#[^#]*#/.test(afterAuthority) &&
    URL.canParse(value)
  );
}
