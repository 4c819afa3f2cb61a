/**
 * Reads the keywords of a JSON Schema (2020-12). A keyword whose value is malformed reads as absent. Pure.
 *
 * @module
 */

/** A schema that is neither `true` nor `false`. */
export type SchemaObject = Readonly<Record<string, unknown>>;

/** Whether a value is a schema with keywords. */
export function isSchemaObject(value: unknown): value is SchemaObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is a schema: an object of keywords, `true` or `false`. */
export function isSchema(value: unknown): value is SchemaObject | boolean {
  return typeof value === "boolean" || isSchemaObject(value);
}

/** The value of a keyword if it is a list; otherwise an empty list. */
export function listIn(schema: SchemaObject, keyword: string): readonly unknown[] {
  const value = schema[keyword];
  return Array.isArray(value) ? value : [];
}

/** The value of a keyword if it is a number. */
export function numberIn(schema: SchemaObject, keyword: string): number | undefined {
  const value = schema[keyword];
  return typeof value === "number" ? value : undefined;
}

/** The entries of a keyword that maps names, such as `properties`. Empty if the keyword is absent. */
export function entriesIn(schema: SchemaObject, keyword: string): [name: string, value: unknown][] {
  const value = schema[keyword];
  return isSchemaObject(value) ? Object.entries(value) : [];
}

/** The types that a schema allows. Undefined if it allows all types. */
export function typesOf(schema: SchemaObject): readonly unknown[] | undefined {
  const { type } = schema;
  const types = Array.isArray(type) ? type : [type];
  return type === undefined || types.length === 0 ? undefined : types;
}

/** The schema of a property. Undefined if the schema does not declare it. */
export function propertySchema(schema: SchemaObject, name: string): unknown {
  const { properties } = schema;
  return isSchemaObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
}

/**
 * Resolves a `$ref` within the same schema, such as `#/$defs/Tag`. Undefined if it points nowhere or outside of the
 * schema.
 */
export function resolveReference(root: unknown, reference: unknown): unknown {
  if (reference === "#") return root;
  if (typeof reference !== "string" || !reference.startsWith("#/")) return undefined;
  let current = root;
  for (const part of reference.slice(2).split("/")) {
    const name = decodePointer(part);
    if (typeof current !== "object" || current === null || !Object.hasOwn(current, name)) return undefined;
    current = Reflect.get(current, name);
  }
  return current;
}

function decodePointer(part: string): string {
  try {
    return decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
  } catch {
    return part;
  }
}
