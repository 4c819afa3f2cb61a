/**
 * Rewrites keywords of OpenAPI 3.0, and those that only say how a schema is to be named, in JSON Schema.
 *
 * @module
 */

import type { Schema } from "./document.ts";

const schemaLists = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
const schemaMaps = new Set(["properties", "patternProperties", "$defs", "dependentSchemas"]);
const schemaKeys = new Set(["items", "contains", "not", "propertyNames"]);

/**
 * Rewrites the keywords of one schema:
 *
 * - `nullable: true` becomes the type `null`
 * - `exclusiveMinimum: true` and `exclusiveMaximum: true` become the bound itself
 * - `const: null` becomes the type `null`: the generator of types takes a null for a missing constant
 * - a field or item whose schema is `true` or `false` gets the object of the same meaning
 *
 * Other schemas stay as they are.
 */
export function modernSchema(schema: Schema): Schema {
  const { nullable, ...rest } = withNullType(withExclusiveBounds(withoutBooleans(schema)));
  if (nullable !== true) return rest;
  const types = [rest.type ?? []].flat();
  if (types.length > 0) {
    const withNull = types.includes("null") ? types : [...types, "null"];
    const values = Array.isArray(rest.enum) && !rest.enum.includes(null) ? { enum: [...rest.enum, null] } : {};
    return { ...rest, type: withNull, ...values };
  }
  if (Array.isArray(rest.enum)) return { ...rest, enum: rest.enum.includes(null) ? rest.enum : [...rest.enum, null] };
  if (!rest.anyOf && !rest.oneOf && !rest.allOf && !rest.$ref) return rest;
  const { description, default: standard, ...inner } = rest;
  return {
    anyOf: [inner, { type: "null" }],
    ...(description !== undefined && { description }),
    ...(standard !== undefined && { default: standard }),
  };
}

function withNullType(schema: Schema): Schema {
  if (schema.const !== null) return schema;
  const { const: _null, ...rest } = schema;
  return { ...rest, type: "null" };
}

function withoutBooleans(schema: Schema): Schema {
  const entries = Object.entries(schema).map(([key, value]): [string, unknown] => {
    if (Array.isArray(value)) return [key, schemaLists.has(key) ? value.map(asObject) : value];
    if (schemaMaps.has(key) && typeof value === "object" && value !== null) {
      return [key, Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asObject(inner)]))];
    }
    return [key, schemaKeys.has(key) ? asObject(value) : value];
  });
  return Object.fromEntries(entries);
}

function asObject(schema: unknown): unknown {
  if (schema === true) return {};
  return schema === false ? { not: {} } : schema;
}

function withExclusiveBounds(schema: Schema): Schema {
  let result = schema;
  for (const [exclusive, inclusive] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    if (typeof result[exclusive] !== "boolean") continue;
    const { [exclusive]: isExclusive, [inclusive]: bound, ...rest } = result;
    result = { ...rest, ...(bound !== undefined && { [isExclusive ? exclusive : inclusive]: bound }) };
  }
  return result;
}

/**
 * Writes the values of a `discriminator` into the alternatives, so that they can be told apart without it: `mapping` points
 * at components, which inlined schemas have no longer.
 *
 * @param references - the `$ref` of each alternative, in the order of the alternatives
 */
export function withDiscriminator(
  schema: Schema,
  references: readonly (string | undefined)[],
  nameKey: string,
): Schema {
  const { discriminator, ...rest } = schema;
  const { propertyName, mapping } = (discriminator ?? {}) as { propertyName?: unknown; mapping?: unknown };
  if (typeof propertyName !== "string") return rest;
  const values = Object.entries(typeof mapping === "object" && mapping !== null ? mapping : {});
  const tag = (part: Schema, index: number): Schema => {
    const reference = references[index];
    const property =
      part.properties && Object.hasOwn(part.properties, propertyName) ? part.properties[propertyName] : {};
    if (reference === undefined || !property || property.enum !== undefined || "const" in property) return part;
    const name = reference.split("/").at(-1) ?? "";
    const mapped = values.filter(([, target]) => target === reference || target === name).map(([value]) => value);
    const { [nameKey]: _name, ...own } = part;
    const tagged = { type: "string", ...property, enum: mapped.length > 0 ? mapped : [name] };
    return {
      ...own,
      properties: { ...part.properties, [propertyName]: tagged },
      required: [...new Set([...(part.required ?? []), propertyName])],
    };
  };
  for (const key of ["oneOf", "anyOf"] as const) {
    const list = rest[key];
    if (Array.isArray(list)) return { ...rest, [key]: list.map(tag) };
  }
  return rest;
}
