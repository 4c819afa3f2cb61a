/**
 * Flattens a schema into a list of fields, so that two versions can be compared field by field.
 *
 * @module
 */

import type { Schema } from "../../src/codegen/document.ts";
import { canonicalJson, canonicalSchema } from "./canonical.ts";
import { record } from "./record.ts";
import { readSchema } from "./well-formed.ts";

/** The description of a field. Sets are objects with `true` as values, because the comparison goes by keys. */
export interface Field {
  required: boolean;
  /** Its types, as far as TypeScript distinguishes them: `string`, `number`, `null`, `file`, … Empty for any type. */
  types: Record<string, true>;
  /** The only values that it accepts, as JSON; absent if it accepts any value of its types. */
  values?: Record<string, true>;
  /** Bounds, lengths, patterns, formats. */
  bounds: Record<string, unknown>;
  /** Its default, as JSON. */
  default?: string;
  /** Whether it is an object that refuses unknown fields. */
  closed?: true;
  deprecated?: true;
  description?: string;
  /** Everything else, as JSON: other keywords, and how alternatives are composed. */
  rest?: string;
}

/**
 * Fields by path, such as `prompt` or `styles[].id`. The path of the whole value is `""`. A name that is no plain word is
 * written as `["a.b"]`.
 */
export type Fields = Record<string, Field>;

/**
 * Keywords that constrain values. With `up`, a higher bound admits fewer values; with `down`, a lower bound does; `any` has no
 * direction.
 */
export const boundKeywords = {
  minimum: "up",
  exclusiveMinimum: "up",
  minLength: "up",
  minItems: "up",
  minProperties: "up",
  maximum: "down",
  exclusiveMaximum: "down",
  maxLength: "down",
  maxItems: "down",
  maxProperties: "down",
  multipleOf: "any",
  pattern: "any",
  format: "any",
  uniqueItems: "any",
  /** Not a keyword: it stands for `type: integer`, which is `number` in TypeScript. */
  integer: "any",
} as const;

/** A keyword that constrains values. */
export type BoundKeyword = keyof typeof boundKeywords;

/** Keywords that are read above, or that say nothing to callers; all others go into `rest`. */
const readKeywords = new Set([
  ...Object.keys(boundKeywords),
  "type",
  "enum",
  "const",
  "properties",
  "items",
  "required",
  "additionalProperties",
  "default",
  "deprecated",
  "description",
  "title",
  "example",
  "examples",
  "anyOf",
  "oneOf",
  "x-component-name",
]);

/** Lists the fields of a schema without references. */
export function listFields(schema: Schema, required = true): Fields {
  const fields: Fields = record([]);
  collect(fields, "", schema, required);
  return fields;
}

function collect(fields: Fields, path: string, given: Schema, required: boolean): void {
  const schema = readSchema(given);
  const variants = variantsOf(schema);
  fields[path] = describe(schema, variants, required);
  const objects = variants.filter(({ properties }) => properties);
  for (const name of new Set(objects.flatMap(({ properties }) => Object.keys(properties ?? {})))) {
    const having = objects.filter(({ properties }) => properties && Object.hasOwn(properties, name));
    const isRequired = objects.length === having.length && having.every((one) => one.required?.includes(name));
    collect(fields, fieldPath(path, name), oneOf(schemasOf(having.map((one) => one.properties?.[name]))), isRequired);
  }
  const items = schemasOf(variants.map((variant) => variant.items));
  if (items.length > 0) collect(fields, `${path}[]`, oneOf(items), true);
  const values = schemasOf(variants.map(({ additionalProperties }) => additionalProperties));
  if (values.length > 0) collect(fields, `${path}{}`, oneOf(values), true);
}

/** The path of a field inside another. */
function fieldPath(parent: string, name: string): string {
  if (!/^[\w$ -]+$/.test(name) || name in {}) return `${parent}[${JSON.stringify(name)}]`;
  return parent === "" ? name : `${parent}.${name}`;
}

/** The alternatives of a schema, each combined with the schema's common keywords; the schema itself if it has none. */
function variantsOf(schema: Schema): Schema[] {
  const { anyOf, oneOf: exclusive, ...common } = schema;
  const alternatives = [...(anyOf ?? []), ...(exclusive ?? [])];
  if (alternatives.length === 0) return [schema];
  return alternatives
    .flatMap((one) => variantsOf(readSchema(one)))
    .map((variant) => ({
      ...common,
      ...variant,
      ...((common.properties || variant.properties) && { properties: { ...common.properties, ...variant.properties } }),
      ...((common.required || variant.required) && {
        required: [...(common.required ?? []), ...(variant.required ?? [])],
      }),
    }));
}

function oneOf(schemas: Schema[]): Schema {
  if (schemas.length === 1 && schemas[0]) return schemas[0];
  const distinct = [...new Map(schemas.map((schema) => [canonicalSchema(schema), schema])).values()];
  const [only] = distinct;
  return distinct.length === 1 && only ? only : { anyOf: distinct };
}

function describe(schema: Schema, variants: Schema[], required: boolean): Field {
  const types = variants.flatMap(typesOf);
  const values = variants.map(valuesOf);
  const rest = Object.entries(schema).filter(([key]) => !readKeywords.has(key) && !key.startsWith("x-"));
  const description = [schema.description, ...variants.map((variant) => variant.description)].filter(Boolean);
  const some = variants.filter(({ type }) => type !== "null");
  const [only] = some;
  const isList = values.every((list) => list !== undefined);
  // Alternatives that are more than lists of values are compared as a whole.
  const composed =
    some.length > 1 && !isList ? variants.map((variant) => canonicalSchema(withoutText(variant))).sort() : [];
  return {
    required,
    types: setOf(types),
    ...(isList && { values: setOf(values.flatMap((list) => list ?? [])) }),
    bounds: some.length === 1 && only ? boundsOf(only) : isList ? {} : boundsOf(schema),
    ...(schema.default !== undefined && { default: canonicalJson(schema.default) }),
    ...(variants.every(({ additionalProperties }) => additionalProperties === false) && { closed: true as const }),
    ...(schema.deprecated === true && { deprecated: true as const }),
    ...(description.length > 0 && { description: [...new Set(description)].sort().join("\n") }),
    ...((rest.length > 0 || composed.length > 0) && {
      rest: `${canonicalSchema(Object.fromEntries(rest))} ${canonicalJson(composed)}`,
    }),
  };
}

function typesOf(schema: Schema): string[] {
  if (schema.format === "binary") return ["file"];
  const values = valuesOf(schema);
  if (schema.type === undefined && values) return values.map((text) => typeOfJson(text));
  const types = schema.type === undefined ? [] : [schema.type].flat();
  return types.map((type) => (type === "integer" ? "number" : type));
}

function typeOfJson(text: string): string {
  const value: unknown = JSON.parse(text);
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

function valuesOf(schema: Schema): string[] | undefined {
  if (schema.const !== undefined) return [canonicalJson(schema.const)];
  if (schema.enum) return schema.enum.map((value) => canonicalJson(value));
  // Null is the only type with a single value.
  return schema.type === "null" ? ["null"] : undefined;
}

function boundsOf(schema: Schema): Record<string, unknown> {
  const bounds = Object.keys(boundKeywords).flatMap((key) => (schema[key] === undefined ? [] : [[key, schema[key]]]));
  const isInteger = [schema.type].flat().includes("integer");
  return { ...Object.fromEntries(bounds), ...(isInteger && { integer: true }) };
}

function withoutText(schema: Schema): unknown {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      ["description", "title", "x-component-name"].includes(key) && typeof value === "string" ? undefined : value,
    ),
  );
}

function setOf(keys: string[]): Record<string, true> {
  return record([...new Set(keys)].sort().map((key) => [key, true as const]));
}

function schemasOf(values: unknown[]): Schema[] {
  return values.filter(
    (value): value is Schema => typeof value === "object" && value !== null && !Array.isArray(value),
  );
}
