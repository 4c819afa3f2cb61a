/**
 * Copies of inputs. Pure.
 *
 * @module
 */

import { messageOf } from "./message-of.ts";

/** Maximum nesting depth of an input. Far above that of any documented one. */
const maxDepth = 200;

/** Why an input cannot be copied. Never reaches users. */
export class UncopyableError extends Error {
  /** Where in the input: `posts[0].tags`. Empty for the input itself. */
  readonly path: string;

  constructor(path: string, got: string) {
    super(got);
    this.path = path;
  }
}

/**
 * Returns a deep copy of the arrays and plain objects in an input, because you may change yours while the call is in
 * progress. Where an object has a `toJSON`, the copy has what that returns: it is called once, so that the input that is
 * priced is the one that is sent. Files and other objects are not copied.
 *
 * @throws UncopyableError for a circular reference, which JSON cannot represent, for more than 200 levels, and for an object
 *   that cannot be read
 */
export function ownCopy<Value>(value: Value): Value {
  return copyOf(value, { path: [], copies: new Map() }) as Value;
}

interface Progress {
  /** The names and indexes that lead to the value. */
  path: (string | number)[];
  /** Of the objects that were copied before, so that a shared one is copied once. Undefined while one is being copied. */
  copies: Map<object, unknown>;
}

function copyOf(value: unknown, progress: Progress): unknown {
  if (typeof value !== "object" || value === null) return value;
  const { path, copies } = progress;
  if (copies.has(value)) {
    const copy = copies.get(value);
    if (copy === undefined) throw new UncopyableError(pathOf(path), "a circular reference");
    return copy;
  }
  if (path.length > maxDepth) throw new UncopyableError(pathOf(path), `more than ${maxDepth} levels`);
  let fields: [string | number, unknown][];
  let isList: boolean;
  try {
    const toJSON = toJsonOf(value);
    const data = toJSON ? jsonOf(toJSON, String(path.at(-1) ?? "")) : value;
    if (typeof data !== "object" || data === null) return data;
    isList = Array.isArray(data);
    const prototype: unknown = Object.getPrototypeOf(data);
    if (!isList && !toJSON && prototype !== Object.prototype && prototype !== null) return data;
    fields = isList ? [...(data as unknown[]).entries()] : Object.entries(data);
    // JSON does not call it again on what it returned.
    if (toJSON && data === value) fields = fields.filter(([name]) => name !== "toJSON");
  } catch (error) {
    throw new UncopyableError(pathOf(path), `an object that cannot be read (${messageOf(error)})`);
  }
  copies.set(value, undefined);
  const copied = fields.map(([name, field]): [string | number, unknown] => {
    path.push(name);
    const copy = copyOf(field, progress);
    path.pop();
    return [name, copy];
  });
  const copy = isList ? copied.map(([, item]) => item) : Object.fromEntries(copied);
  copies.set(value, copy);
  return copy;
}

/** A path as messages show it: `posts[0].tags`. The middle of a long one is left out. */
function pathOf(path: readonly (string | number)[]): string {
  const shown = path.length > 12 ? [...path.slice(0, 6), "…", ...path.slice(-3)] : path;
  return shown.reduce<string>(
    (text, part) => (typeof part === "number" ? `${text}[${part}]` : text === "" ? part : `${text}.${part}`),
    "",
  );
}

/** The `toJSON` of an object. Undefined for bytes: a Buffer has one, and is a file all the same. */
function toJsonOf(value: object): ((key: string) => unknown) | undefined {
  if (ArrayBuffer.isView(value) || !("toJSON" in value)) return undefined;
  // Kept, so that it is refused: its toJSON would silently make null of it.
  if (value instanceof Date && Number.isNaN(value.getTime())) return undefined;
  const { toJSON } = value;
  return typeof toJSON === "function" ? (key) => Reflect.apply(toJSON, value, [key]) : undefined;
}

function jsonOf(toJSON: (key: string) => unknown, key: string): unknown {
  try {
    return toJSON(key);
  } catch (error) {
    // Reported where the body is made into JSON.
    return {
      toJSON() {
        throw error;
      },
    };
  }
}
