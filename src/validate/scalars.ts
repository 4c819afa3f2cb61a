/**
 * Whether a value is of a type, one of a list, and within bounds. Pure.
 *
 * @module
 */

import { isPlainObject } from "../options/check.ts";
import { numberIn, type SchemaObject, typesOf } from "./schema.ts";

/** Whether a value has a type that a schema allows. What JSON cannot hold (`NaN`, a function, a Map) has none. */
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
      // A type that JSON Schema does not have: nothing is known of it.
      return true;
  }
}

/** Whether a value is the one, or one of those, that a schema lists; true where it lists none. */
export function fitsLiterals(schema: SchemaObject, value: unknown): boolean {
  if (Object.hasOwn(schema, "const") && !isEqual(schema.const, value)) return false;
  return !Array.isArray(schema.enum) || schema.enum.some((item) => isEqual(item, value));
}

/** Whether two JSON values are the same. `wanted` is the schema's, and ends. */
function isEqual(wanted: unknown, value: unknown): boolean {
  if (typeof wanted !== "object" || wanted === null) return wanted === value;
  if (Array.isArray(wanted)) {
    return (
      Array.isArray(value) &&
      wanted.length === value.length &&
      wanted.every((item, index) => isEqual(item, value[index]))
    );
  }
  if (!isPlainObject(value)) return false;
  const names = Object.keys(wanted);
  return (
    names.length === Object.keys(value).length &&
    names.every((name) => Object.hasOwn(value, name) && isEqual(Reflect.get(wanted, name), value[name]))
  );
}

/** Whether a number or a string is within the bounds of a schema; true for every other value. */
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

/** How many characters a string has, as JSON Schema counts them: a pair of surrogates is one. */
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
    // A schema that was read at run time may hold what is no pattern of this language.
    return true;
  }
}

/**
 * Whether a string is an absolute URI: one that `URL` reads, of the characters that RFC 3986 allows. The document says
 * `format: uri`, and the mock server refuses what is none: a relative path, a space, a letter outside of ASCII.
 */
export function isUri(value: string): boolean {
  // Several searches and no single pattern: a data URL may be megabytes long, and each of these reads it once.
  const afterAuthority = value.replace(/^[^:]*:(\/\/([^/?#[\]]*@)?(\[[^/?#\]]*\])?[^/?#[\]]*)?/, "");
  return (
    /^[a-z][a-z\d+.-]*:[^?#]/i.test(value) &&
    !/[^\w.~:/?#[\]@!$&'()*+,;=%-]/.test(value) &&
    !/%(?![\da-f]{2})/i.test(value) &&
    !/[[\]]|#[^#]*#/.test(afterAuthority) &&
    URL.canParse(value)
  );
}
