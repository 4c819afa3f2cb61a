/**
 * The part of JSON Schema (2020-12) that is checked, and how to find the parts of a schema that are not. Pure.
 *
 * @module
 */

/** A schema that is neither `true` nor `false`. */
export type SchemaObject = Readonly<Record<string, unknown>>;

/** What a keyword contains. */
type Content = "schema" | "schemas" | "named schemas" | "data";

/** The keywords that are checked, and those that `$ref` points into, with what each contains. */
const checkedKeywords: Readonly<Record<string, Content>> = {
  $ref: "data",
  $defs: "named schemas",
  type: "data",
  // OpenAPI 3.0's way to allow null. Schemas of OpenAPI 3.1 sometimes still use it.
  nullable: "data",
  const: "data",
  enum: "data",
  minimum: "data",
  maximum: "data",
  exclusiveMinimum: "data",
  exclusiveMaximum: "data",
  minLength: "data",
  maxLength: "data",
  pattern: "data",
  format: "data",
  items: "schema",
  minItems: "data",
  maxItems: "data",
  properties: "named schemas",
  additionalProperties: "schema",
  required: "data",
  allOf: "schemas",
  anyOf: "schemas",
  oneOf: "schemas",
};

/** Keywords that describe a value without restricting it. */
const annotations: ReadonlySet<string> = new Set([
  "$comment",
  "$id",
  "$schema",
  "title",
  "description",
  "default",
  "example",
  "examples",
  "deprecated",
  "readOnly",
  "writeOnly",
  "discriminator",
  "externalDocs",
  "xml",
]);

/** The formats that are checked. By JSON Schema, any other format is an annotation. */
const checkedFormats: readonly unknown[] = ["uri"];

/** Whether a keyword only describes a value. */
export function isAnnotation(keyword: string): boolean {
  return annotations.has(keyword) || keyword.startsWith("x-");
}

/** Whether a value is a schema with keywords. */
export function isSchemaObject(value: unknown): value is SchemaObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
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

/** The types that a schema allows. Undefined if it allows all types. */
export function typesOf(schema: SchemaObject): readonly unknown[] | undefined {
  const { type } = schema;
  return Array.isArray(type) ? type : type === undefined ? undefined : [type];
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

/**
 * Lists the keywords, formats and references of a schema that are not checked, each with its location:
 * `properties/tag/contentEncoding`. Empty if the whole schema is checked.
 */
export function uncheckedParts(
  root: unknown,
  schema: unknown = root,
  seen = new Set<unknown>(),
  location = "",
): string[] {
  if (!isSchemaObject(schema)) return typeof schema === "boolean" ? [] : [location];
  if (seen.has(schema)) return [];
  seen.add(schema);
  return Object.entries(schema).flatMap(([keyword, value]) => {
    const ownLocation = location === "" ? keyword : `${location}/${keyword}`;
    const inside = (inner: unknown, name: string | number) =>
      uncheckedParts(root, inner, seen, `${ownLocation}/${name}`);
    if (isAnnotation(keyword)) return [];
    const content = Object.hasOwn(checkedKeywords, keyword) ? checkedKeywords[keyword] : undefined;
    if (content === "schema") return uncheckedParts(root, value, seen, ownLocation);
    if (content === "schemas") return Array.isArray(value) ? value.flatMap(inside) : [ownLocation];
    if (content === "named schemas") {
      return isSchemaObject(value)
        ? Object.entries(value).flatMap(([name, inner]) => inside(inner, name))
        : [ownLocation];
    }
    if (keyword === "$ref") return uncheckedParts(root, resolveReference(root, value), seen, ownLocation);
    return content === undefined || (keyword === "format" && !checkedFormats.includes(value)) ? [ownLocation] : [];
  });
}
