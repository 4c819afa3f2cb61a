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
 * progress. Files and other objects are not copied.
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
    isList = Array.isArray(value);
    const prototype: unknown = Object.getPrototypeOf(value);
    if (!isList && prototype !== Object.prototype && prototype !== null) return value;
    fields = isList ? [...(value as unknown[]).entries()] : Object.entries(value);
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
