/**
 * The equality of JSON values. Pure.
 *
 * @module
 */

import { holdsFile } from "../media/source.ts";
import { isPlainObject } from "../options/check.ts";

/** Whether two JSON values are equal. The recursion follows `expected`, which comes from the schema and is finite. */
export function isEqual(expected: unknown, value: unknown): boolean {
  if (typeof expected !== "object" || expected === null) return expected === value;
  if (Array.isArray(expected)) {
    return (
      Array.isArray(value) &&
      expected.length === value.length &&
      expected.every((item, index) => isEqual(item, value[index]))
    );
  }
  if (!isPlainObject(value)) return false;
  const names = Object.keys(expected);
  return (
    names.length === Object.keys(value).length &&
    names.every((name) => Object.hasOwn(value, name) && isEqual(Reflect.get(expected, name), value[name]))
  );
}

/** The maximum number of items to compare. */
const maxItems = 1_000_000;

/**
 * Returns the indexes of the first two items that are equal as JSON. Files are never equal, and items that JSON cannot
 * represent are not compared: they are problems of their own.
 */
export function firstRepeat(items: readonly unknown[]): [first: number, second: number] | undefined {
  const seen = new Map<string, number>();
  for (let index = 0; index < Math.min(items.length, maxItems); index += 1) {
    const text = canonicalText(items[index] ?? null);
    const first = text === undefined ? undefined : seen.get(text);
    if (first !== undefined) return [first, index];
    if (text !== undefined) seen.set(text, index);
  }
  return undefined;
}

/** The JSON of a value, with the fields of objects sorted by name. */
function canonicalText(value: unknown): string | undefined {
  const sortFields = (_name: string, inner: unknown) =>
    isPlainObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner;
  try {
    return holdsFile(value) ? undefined : JSON.stringify(value, sortFields);
  } catch {
    return undefined;
  }
}
