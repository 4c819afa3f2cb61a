/**
 * Plain data for logs, of whatever an error carries. Pure.
 *
 * @module
 */

import { messageOf } from "./message-of.ts";

/** Deeper values are left out. */
const maxDepth = 12;
/** Longer texts are cut. */
const maxTextLength = 10_000;
/** How many values are shown in all. */
const maxValues = 20_000;

/** Reads fields of an object for {@link plainData}. Undefined for an object that is not to be read. */
export type FieldsOf = (value: object) => Record<string, unknown> | undefined;

/**
 * Returns a value as plain data that JSON can hold, in bounded time and size. Never throws, whatever the value is: circular
 * references, objects that cannot be read, and what is too long, too deep or too much, are replaced by a text in brackets.
 *
 * @param fieldsOf - the fields of objects that are not shown as they are, such as errors
 */
export function plainData(value: unknown, fieldsOf: FieldsOf = () => undefined): unknown {
  return plain(value, { fieldsOf, path: new Set(), left: maxValues });
}

interface Progress {
  fieldsOf: FieldsOf;
  /** The objects that the value is in. */
  path: Set<object>;
  /** How many more values are shown. */
  left: number;
}

function plain(value: unknown, progress: Progress): unknown {
  if (typeof value === "string") return value.length > maxTextLength ? `${value.slice(0, maxTextLength)}…` : value;
  if (typeof value === "bigint" || typeof value === "symbol") return String(value);
  if (typeof value === "function") return undefined;
  if (typeof value !== "object" || value === null) return value;
  if (progress.path.has(value)) return "[circular]";
  progress.left -= 1;
  if (progress.path.size >= maxDepth || progress.left < 0) return "[…]";
  progress.path.add(value);
  try {
    return plainObject(value, progress);
  } catch (error) {
    return `[cannot be read: ${messageOf(error)}]`;
  } finally {
    progress.path.delete(value);
  }
}

function plainObject(value: object, progress: Progress): unknown {
  if (value instanceof Promise) return undefined;
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return plainList(value, progress);
  const given = progress.fieldsOf(value);
  if (!given && "toJSON" in value && typeof value.toJSON === "function") return plain(value.toJSON(), progress);
  const fields: Record<string, unknown> = {};
  for (const name of Object.keys(given ?? value)) {
    if (progress.left < 0) break;
    const field = Reflect.get(given ?? value, name) as unknown;
    const shown = plain(field, progress);
    if (shown === undefined) continue;
    progress.left -= 1;
    // An assignment to `__proto__` would set the prototype.
    Object.defineProperty(fields, name, { value: shown, enumerable: true, configurable: true, writable: true });
  }
  return fields;
}

function plainList(list: readonly unknown[], progress: Progress): unknown[] {
  const items: unknown[] = [];
  for (const item of list) {
    if (progress.left < 0) return [...items, "[…]"];
    progress.left -= 1;
    items.push(plain(item, progress) ?? null);
  }
  return items;
}
