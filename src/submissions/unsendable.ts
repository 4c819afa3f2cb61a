/**
 * Finds the values of an input that are neither data nor files, such as a promise that was not awaited. JSON would
 * silently make `{}` of them, or leave them out. Pure.
 *
 * @module
 */

import { KreaInputError } from "../errors/client-errors.ts";
import { isFile } from "../media/source.ts";
import { isPlainObject, show } from "../options/check.ts";
import { messageOf } from "../support/message-of.ts";

/** A value that cannot be sent, with its path (`styles[0].url`) and its field (`styles[].url`). */
export interface Unsendable {
  value: unknown;
  path: string;
  field: string;
}

/** Maximum nesting depth of an input. Far above that of any documented one. */
const maxDepth = 200;

/** Finds the first value in an input that cannot be sent. Dates, and other objects with `toJSON`, can be. */
export function findUnsendable(input: unknown): Unsendable | undefined {
  return find(input, { path: "", field: "", depth: 0 }, new Set());
}

/** Stands for a value that cannot be described by looking at it. */
class Unreadable {
  readonly got: string;

  constructor(got: string) {
    this.got = got;
  }
}

interface Place {
  path: string;
  field: string;
  depth: number;
}

/** @param seen - the objects that were searched, so that one that is shared or circular is searched once */
function find(value: unknown, { path, field, depth }: Place, seen: Set<object>): Unsendable | undefined {
  if (typeof value === "function" || typeof value === "symbol" || typeof value === "bigint") {
    return { value, path, field };
  }
  // JSON would silently make null of it.
  if (typeof value === "number" && !Number.isFinite(value)) return { value, path, field };
  if (typeof value !== "object" || value === null || seen.has(value)) return undefined;
  seen.add(value);
  if (depth > maxDepth) return { value: new Unreadable(`more than ${maxDepth} levels`), path, field };
  try {
    return findWithin(value, { path, field, depth }, seen);
  } catch (error) {
    return { value: new Unreadable(`an object that cannot be read (${messageOf(error)})`), path, field };
  }
}

function findWithin(value: object, { path, field, depth }: Place, seen: Set<object>): Unsendable | undefined {
  if (value instanceof Date && Number.isNaN(value.getTime())) return { value, path, field };
  if (isFile(value) || hasMethod(value, "toJSON")) return undefined;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const found = find(item, { path: `${path}[${index}]`, field: `${field}[]`, depth: depth + 1 }, seen);
      if (found) return found;
    }
    return undefined;
  }
  if (!isData(value)) return { value, path, field };
  for (const [name, item] of Object.entries(value)) {
    const within = (outer: string) => (outer === "" ? name : `${outer}.${name}`);
    const found = find(item, { path: within(path), field: within(field), depth: depth + 1 }, seen);
    if (found) return found;
  }
  return undefined;
}

/** Whether JSON shows what an object holds: a plain object, also of another realm, or an instance with public fields. */
function isData(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || Object.getPrototypeOf(prototype) === null) return true;
  if (value instanceof String || value instanceof Number || value instanceof Boolean) return true;
  return isPlainObject(value) && !isThenable(value) && !isStream(value) && Object.keys(value).length > 0;
}

function isThenable(value: object): boolean {
  return hasMethod(value, "then");
}

/** Whether an object is a stream of Node's (`pipe`) or of the web's (`getReader`). */
function isStream(value: object): boolean {
  return hasMethod(value, "pipe") || hasMethod(value, "getReader");
}

function hasMethod(value: object, name: string): boolean {
  return typeof Reflect.get(value, name) === "function";
}

/**
 * The error for a value that cannot be sent.
 *
 * @param mediaFields - the fields that take files, by operation
 * @param operation - `POST /generate/image/bfl/flux-1-dev`
 */
export function unsendableError(
  mediaFields: Readonly<Record<string, readonly string[]>>,
  operation: string,
  { value, path, field }: Unsendable,
): KreaInputError {
  const expected = mediaFields[operation]?.includes(field)
    ? "a URL or a file"
    : "a value that JSON can hold, or a file";
  const { got, advice } = describe(value);
  return new KreaInputError(
    `${operation}: ${path || "input"}: expected ${expected}, got ${got}.${advice && ` ${advice}`}`,
  );
}

function describe(value: unknown): { got: string; advice: string } {
  if (typeof value !== "object" || value === null) return { got: show(value), advice: "" };
  if (value instanceof Unreadable) return { got: value.got, advice: "" };
  if (value instanceof Date) return { got: "an invalid Date", advice: "" };
  if (isThenable(value)) return { got: "a Promise", advice: "Did you forget await?" };
  if (isStream(value)) return { got: "a stream", advice: "Read it into a Blob or a Uint8Array first." };
  if (!isPlainObject(value)) {
    const got = show(value);
    return { got, advice: got === "a Response" ? "Pass what its blob() resolves to." : "" };
  }
  const { name } = value.constructor;
  return { got: name ? `an instance of ${name}` : "an object of a class", advice: "JSON would make {} of it." };
}
