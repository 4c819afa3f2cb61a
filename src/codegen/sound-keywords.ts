/**
 * Removes keywords whose values are of a type that they cannot have.
 *
 * @module
 */

import { isRecord } from "../support/is-record.ts";
import type { Schema } from "./document.ts";

const types = new Set(["null", "boolean", "object", "array", "number", "string", "integer"]);

type Check = (value: unknown) => boolean;
const isText: Check = (value) => typeof value === "string";
const isNumber: Check = (value) => typeof value === "number";
const isFlag: Check = (value) => typeof value === "boolean";
const isSchema: Check = (value) => isRecord(value) || isFlag(value);
const isListOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const isSchemaList: Check = (value) => Array.isArray(value) && value.length > 0 && value.every(isSchema);
const isType: Check = (value) => isText(value) && types.has(String(value));

/** What each keyword may be. In OpenAPI 3.0 exclusive bounds are flags; parameters and bodies have a flag `required`. */
const checks: ReadonlyMap<string, Check> = new Map([
  ...["description", "summary", "format", "pattern"].map((key) => [key, isText] as const),
  ...["minimum", "maximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems"].map(
    (key) => [key, isNumber] as const,
  ),
  ...["exclusiveMinimum", "exclusiveMaximum"].map(
    (key) => [key, (value: unknown) => isNumber(value) || isFlag(value)] as const,
  ),
  ...["allOf", "anyOf", "oneOf", "prefixItems"].map((key) => [key, isSchemaList] as const),
  ...["properties", "patternProperties"].map((key) => [key, isRecord] as const),
  ["items", isSchema] as const,
  ["enum", Array.isArray] as const,
  ["required", (value: unknown) => isFlag(value) || isListOf(isText)(value)] as const,
  [
    "type",
    (value: unknown) => isType(value) || (Array.isArray(value) && value.length > 0 && value.every(isType)),
  ] as const,
]);

/**
 * Returns a schema without the keywords that have a wrong type.
 *
 * @param tell - takes the name of each keyword that is removed
 */
export function withSoundKeywords(schema: Schema, tell: (keyword: string) => void): Schema {
  const isBroken = ([key, value]: [string, unknown]) => {
    const isRight = checks.get(key)?.(value) ?? true;
    // A flag in a schema, which OpenAPI 2.0 had for fields.
    return !isRight || (key === "required" && isFlag(value) && isRecord(schema.properties));
  };
  const broken = Object.entries(schema).filter(isBroken);
  if (broken.length === 0) return schema;
  for (const [key] of broken) tell(key);
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !broken.some(([name]) => name === key)));
}
