/**
 * What the keys of a document hold: data, names, or more of the document.
 *
 * @module
 */

/** Keys whose values are data, in which `$ref` is no reference. */
const dataKeys: ReadonlySet<string> = new Set(["example", "default", "enum", "const", "value"]);

/**
 * Whether an entry of an object is data. `examples` is data in a schema, where it is a list; elsewhere it is a map whose
 * entries may be references.
 */
export function isData(key: string, value: unknown): boolean {
  return dataKeys.has(key) || key.startsWith("x-") || (key === "examples" && Array.isArray(value));
}

/** Keys whose values are maps with names as keys: of fields, statuses, content types. */
export const nameMaps: ReadonlySet<string> = new Set([
  "properties",
  "patternProperties",
  "dependentSchemas",
  "$defs",
  "responses",
  "content",
  "headers",
  "links",
  "callbacks",
  "examples",
  "encoding",
  "variables",
]);
