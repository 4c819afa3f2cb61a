/**
 * Writes values as JSON in one canonical way, so that two of them can be compared as texts.
 *
 * @module
 */

/** Keywords of a schema whose lists are sets: the order says nothing. */
const sets = new Set(["required", "enum", "type", "anyOf", "oneOf", "allOf"]);
/** Keywords of a schema whose values are data, where the order of a list counts. */
const data = new Set(["default", "const", "example", "examples"]);

/** A value as JSON with the keys of every object in one order. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value, true));
}

/** A schema as JSON, the same for two schemas that differ only in the order of keys, alternatives and values. */
export function canonicalSchema(schema: unknown): string {
  return JSON.stringify(sorted(schema, false));
}

/** Loops without callbacks, because a schema may be thousands of levels deep and each call takes a part of the stack. */
function sorted(value: unknown, isData: boolean): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    const items: unknown[] = [];
    for (const item of value) items.push(sorted(item, isData));
    return items;
  }
  const entries: [string, unknown][] = [];
  for (const [key, inner] of Object.entries(value).sort(byKey)) {
    const item = sorted(inner, isData || data.has(key));
    entries.push([key, !isData && sets.has(key) && Array.isArray(item) ? sortedItems(item) : item]);
  }
  return Object.fromEntries(entries);
}

function sortedItems(items: readonly unknown[]): unknown[] {
  const byText = items.map((item): [string, unknown] => [JSON.stringify(item), item]);
  return byText.sort(byKey).map(([, item]) => item);
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
