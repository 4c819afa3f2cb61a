/**
 * The keywords of JSON Schema (2020-12), and what each contains. Pure.
 *
 * @module
 */

import { isSchema, isSchemaObject } from "./schema.ts";

/** What a keyword that is checked contains. */
export type Content = "schema" | "schemas" | "named schemas" | "data";

const isNumber = (value: unknown) => typeof value === "number";
const isText = (value: unknown) => typeof value === "string";
const isFlag = (value: unknown) => typeof value === "boolean";
const isAnything = () => true;
const isNumberOrFlag = (value: unknown) => isNumber(value) || isFlag(value);
const isNames = (value: unknown) => Array.isArray(value) && value.every(isText);
const isType = (value: unknown) =>
  typeof value === "string" && /^(string|number|integer|boolean|null|array|object)$/.test(value);

interface Group {
  content: Content;
  /** Whether a value of these keywords is well-formed. */
  isValid(value: unknown): boolean;
  keywords: string;
}

const groups: readonly Group[] = [
  {
    content: "schema",
    isValid: isSchema,
    keywords:
      "additionalProperties contains else if items not propertyNames then unevaluatedItems unevaluatedProperties",
  },
  { content: "schemas", isValid: Array.isArray, keywords: "allOf anyOf oneOf prefixItems" },
  {
    content: "named schemas",
    isValid: isSchemaObject,
    keywords: "$defs definitions dependentSchemas patternProperties properties",
  },
  {
    content: "data",
    isValid: isNumber,
    keywords:
      "maxContains maxItems maxLength maxProperties maximum minContains minItems minLength minProperties minimum",
  },
  { content: "data", isValid: (value) => isNumber(value) && Number(value) > 0, keywords: "multipleOf" },
  // OpenAPI 3.0 writes these as `true` beside `minimum` and `maximum`.
  { content: "data", isValid: isNumberOrFlag, keywords: "exclusiveMaximum exclusiveMinimum" },
  { content: "data", isValid: isText, keywords: "$ref format pattern" },
  { content: "data", isValid: isFlag, keywords: "nullable uniqueItems" },
  { content: "data", isValid: isAnything, keywords: "const" },
  { content: "data", isValid: Array.isArray, keywords: "enum" },
  { content: "data", isValid: isNames, keywords: "required" },
  {
    content: "data",
    isValid: (value) => isType(value) || (Array.isArray(value) && value.every(isType)),
    keywords: "type",
  },
  {
    content: "data",
    isValid: (value) => isSchemaObject(value) && Object.values(value).every(isNames),
    keywords: "dependentRequired",
  },
];

const byKeyword = new Map(groups.flatMap((group) => group.keywords.split(" ").map((keyword) => [keyword, group])));

/** Keywords that describe a value without restricting it. */
const annotations: ReadonlySet<string> = new Set(
  (
    "$anchor $comment $id $schema default deprecated description discriminator example examples externalDocs " +
    "readOnly title writeOnly xml"
  ).split(" "),
);

/** Whether a keyword only describes a value. */
export function isAnnotation(keyword: string): boolean {
  return annotations.has(keyword) || keyword.startsWith("x-");
}

/** What a keyword contains. Undefined if the keyword is not checked, or its value is malformed. */
export function contentOf(keyword: string, value: unknown): Content | undefined {
  const group = byKeyword.get(keyword);
  return group?.isValid(value) ? group.content : undefined;
}
