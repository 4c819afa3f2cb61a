/**
 * The part of JSON Schema (2020-12) that is checked, and what of a schema lies outside of it. Pure.
 *
 * @module
 */

/** A schema, once it is known not to be `true` or `false`. */
export type SchemaObject = Readonly<Record<string, unknown>>;

/** What kind of thing stands under a keyword. */
type Holds = "schema" | "schemas" | "named schemas" | "data";

/** The keywords that are checked, or that checked ones refer to, and what stands under each. */
const checked: Readonly<Record<string, Holds>> = {
  $ref: "data",
  $defs: "named schemas",
  type: "data",
  // OpenAPI 3.0's way to allow null, which schemas of 3.1 hold at times.
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

/** The keywords that say something of a value and ask nothing of it. */
const annotations: ReadonlySet<string> = new Set([
  ...["$comment", "$id", "$schema", "title", "description", "default", "example", "examples"],
  ...["deprecated", "readOnly", "writeOnly", "discriminator", "externalDocs", "xml"],
]);

/** The formats that are checked. Any other is an annotation, as JSON Schema has it. */
const formats: readonly unknown[] = ["uri"];

/** Whether a keyword asks nothing of a value. */
export function isAnnotation(keyword: string): boolean {
  return annotations.has(keyword) || keyword.startsWith("x-");
}

/** Whether a value is a schema that holds keywords. */
export function isSchemaObject(value: unknown): value is SchemaObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What stands under a keyword as a list; empty where it is none. */
export function listIn(schema: SchemaObject, keyword: string): readonly unknown[] {
  const value = schema[keyword];
  return Array.isArray(value) ? value : [];
}

/** What stands under a keyword, if it is a number. */
export function numberIn(schema: SchemaObject, keyword: string): number | undefined {
  const value = schema[keyword];
  return typeof value === "number" ? value : undefined;
}

/** The types that a schema allows; undefined where it allows all. */
export function typesOf(schema: SchemaObject): readonly unknown[] | undefined {
  const { type } = schema;
  return Array.isArray(type) ? type : type === undefined ? undefined : [type];
}

/** The schema of a property by its name, where there is one. */
export function propertySchema(schema: SchemaObject, name: string): unknown {
  const { properties } = schema;
  return isSchemaObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
}

/**
 * What a `$ref` within the schema itself (`#/$defs/Tag`) points at; undefined for one that points at nothing or elsewhere.
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
 * What a schema asks that is not checked: keywords, formats and references, each with where it stands, such as
 * `properties/tag/contentEncoding`. Empty where all of it is.
 */
export function uncheckedParts(root: unknown, schema: unknown = root, seen = new Set<unknown>(), at = ""): string[] {
  if (!isSchemaObject(schema)) return typeof schema === "boolean" ? [] : [at];
  if (seen.has(schema)) return [];
  seen.add(schema);
  return Object.entries(schema).flatMap(([keyword, value]) => {
    const here = at === "" ? keyword : `${at}/${keyword}`;
    const inside = (inner: unknown, name: string | number) => uncheckedParts(root, inner, seen, `${here}/${name}`);
    if (isAnnotation(keyword)) return [];
    const holds = Object.hasOwn(checked, keyword) ? checked[keyword] : undefined;
    if (holds === "schema") return uncheckedParts(root, value, seen, here);
    if (holds === "schemas") return Array.isArray(value) ? value.flatMap(inside) : [here];
    if (holds === "named schemas") {
      return isSchemaObject(value) ? Object.entries(value).flatMap(([name, inner]) => inside(inner, name)) : [here];
    }
    if (keyword === "$ref") return uncheckedParts(root, resolveReference(root, value), seen, here);
    return holds === undefined || (keyword === "format" && !formats.includes(value)) ? [here] : [];
  });
}
