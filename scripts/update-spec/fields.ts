/**
 * A schema as a flat list of fields, so that two versions can be compared field by field.
 *
 * @module
 */

import type { Schema } from "../generate/document.ts";

/** What is said of one field. Sets are objects of `true`, which a comparison reads member by member. */
export interface Field {
  required: boolean;
  /** What its type admits, as TypeScript tells them apart: `string`, `number`, `null`, `file`, … Empty for anything. */
  types: Record<string, true>;
  /** The values it admits, as JSON; absent where any will do. */
  values?: Record<string, true>;
  /** Bounds, lengths, patterns, formats. */
  bounds: Record<string, unknown>;
  /** Its default, as JSON. */
  default?: string;
  /** Whether it is an object that refuses unknown fields. */
  closed?: true;
  deprecated?: true;
  description?: string;
  /** Everything else, as JSON: how alternatives are composed. */
  rest?: string;
}

/** Fields by path: `prompt`, `styles[].id`; the whole value is `""`. */
export type Fields = Record<string, Field>;

/** Keywords that hold a bound, with the direction in which a larger value leaves less room. */
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
  /** Not a keyword: `type: integer`, which TypeScript cannot tell from a number. */
  integer: "any",
} as const;

/** A bound's keyword. */
export type BoundKeyword = keyof typeof boundKeywords;

const readKeywords = new Set([
  ...Object.keys(boundKeywords),
  ...["type", "enum", "const", "properties", "items", "required", "additionalProperties", "default", "deprecated"],
  ...["description", "title", "example", "examples", "anyOf", "oneOf", "x-component-name"],
]);

/** Every field of a schema that is free of `$ref`. */
export function listFields(schema: Schema, required = true): Fields {
  const fields: Fields = {};
  collect(fields, "", schema, required);
  return fields;
}

function collect(fields: Fields, path: string, schema: Schema, required: boolean): void {
  const variants = variantsOf(schema);
  fields[path] = describe(schema, variants, required);
  const objects = variants.filter(({ properties }) => properties);
  for (const name of new Set(objects.flatMap(({ properties }) => Object.keys(properties ?? {})))) {
    const having = objects.filter(({ properties }) => properties?.[name]);
    const isRequired = objects.length === having.length && having.every((one) => one.required?.includes(name));
    collect(
      fields,
      path === "" ? name : `${path}.${name}`,
      oneOf(schemasOf(having.map((one) => one.properties?.[name]))),
      isRequired,
    );
  }
  const items = schemasOf(variants.map((variant) => variant.items));
  if (items.length > 0) collect(fields, `${path}[]`, oneOf(items), true);
  const values = schemasOf(variants.map(({ additionalProperties }) => additionalProperties));
  if (values.length > 0) collect(fields, `${path}{}`, oneOf(values), true);
}

/** The alternatives of a schema, each with what the schema says of all. */
function variantsOf(schema: Schema): Schema[] {
  const { anyOf, oneOf: exclusive, ...common } = schema;
  const alternatives = [...(anyOf ?? []), ...(exclusive ?? [])];
  if (alternatives.length === 0) return [schema];
  return alternatives.flatMap(variantsOf).map((variant) => ({
    ...common,
    ...variant,
    ...((common.properties || variant.properties) && { properties: { ...common.properties, ...variant.properties } }),
    ...((common.required || variant.required) && {
      required: [...(common.required ?? []), ...(variant.required ?? [])],
    }),
  }));
}

function oneOf(schemas: Schema[]): Schema {
  const distinct = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
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
  // Where several alternatives are more than values, how they differ is read as a whole.
  const composed =
    some.length > 1 && !isList ? variants.map((variant) => JSON.stringify(withoutText(variant))).sort() : [];
  return {
    required,
    types: setOf(types),
    ...(isList && { values: setOf(values.flatMap((list) => list ?? [])) }),
    bounds: some.length === 1 && only ? boundsOf(only) : isList ? {} : boundsOf(schema),
    ...(schema.default !== undefined && { default: JSON.stringify(schema.default) }),
    ...(variants.every(({ additionalProperties }) => additionalProperties === false) && { closed: true as const }),
    ...(schema.deprecated === true && { deprecated: true as const }),
    ...(description.length > 0 && { description: [...new Set(description)].join("\n") }),
    ...((rest.length > 0 || composed.length > 0) && { rest: JSON.stringify([Object.fromEntries(rest), composed]) }),
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
  if (schema.const !== undefined) return [JSON.stringify(schema.const)];
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value));
  // Null is the one type that is also a value.
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
  return Object.fromEntries([...new Set(keys)].sort().map((key) => [key, true as const]));
}

function schemasOf(values: unknown[]): Schema[] {
  return values.filter((value): value is Schema => typeof value === "object" && value !== null);
}
