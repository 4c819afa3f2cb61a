/**
 * Finds the parts of a schema that are not checked. Pure.
 *
 * @module
 */

import { isKnownFormat } from "./formats.ts";
import { contentOf, isAnnotation } from "./keywords.ts";
import { compilePattern } from "./pattern.ts";
import { isSchema, isSchemaObject, resolveReference } from "./schema.ts";

/**
 * Lists the parts of a JSON Schema that `validateInput` and `validateAgainst` do not check, and so leave to the server:
 * unknown keywords and formats, patterns that may take exponential time, and references that lead nowhere.
 *
 * @param schema - a JSON Schema (2020-12), such as the answer of `krea.models.getSchema`
 * @returns the location of each part: `properties/tag/contentEncoding`, `items/format`. Empty if everything is checked
 * @example
 * ```ts
 * const schema = await krea.models.getSchema("image/bfl/flux-1-dev");
 * console.log(uncheckedParts(schema)); // []
 * ```
 */
export function uncheckedParts(schema: object | boolean): string[] {
  return uncheckedIn(schema, schema);
}

/** Like `uncheckedParts`, for a part of the schema that `$ref` is resolved against. */
export function uncheckedIn(root: unknown, schema: unknown): string[] {
  const unchecked: string[] = [];
  const seen = new Set<unknown>();
  // A list of what is left to visit instead of recursion: schemas may nest deeper than the stack allows.
  const pending: [location: string, schema: unknown][] = [["", schema]];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const [location, current] = next;
    if (!isSchema(current)) unchecked.push(location);
    if (!isSchemaObject(current) || seen.has(current)) continue;
    seen.add(current);
    const inner: typeof pending = [];
    for (const [keyword, value] of Object.entries(current)) {
      const at = location === "" ? keyword : `${location}/${keyword}`;
      const content = contentOf(keyword, value);
      if (content === "schema") inner.push([at, value]);
      else if (content === "schemas" || content === "named schemas") {
        for (const [name, each] of Object.entries(Object(value))) inner.push([`${at}/${name}`, each]);
      } else if (keyword === "$ref" && content) inner.push([at, resolveReference(root, value)]);
      else if (!isAnnotation(keyword) && !(content && isCheckable(keyword, value))) unchecked.push(at);
      if (keyword === "patternProperties") unchecked.push(...unusablePatterns(value).map((name) => `${at}/${name}`));
    }
    pending.push(...inner.reverse());
  }
  return unchecked;
}

function isCheckable(keyword: string, value: unknown): boolean {
  if (keyword === "format") return isKnownFormat(value);
  return keyword !== "pattern" || compilePattern(String(value)) !== undefined;
}

function unusablePatterns(named: unknown): string[] {
  return isSchemaObject(named) ? Object.keys(named).filter((pattern) => !compilePattern(pattern)) : [];
}
