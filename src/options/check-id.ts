/**
 * Checks that a value names a job, an asset, a style or a node app.
 *
 * @module
 */

import { KreaInputError } from "../errors/client-errors.ts";
import { isPlainObject, show } from "./check.ts";

/** What {@link checkId} expects, and how its error message says so. */
export interface IdExpectation {
  /** Where the value was passed, as the message begins: `assets.get: asset`. */
  what: string;
  /** The resource, with its article: `an asset`. */
  resource: string;
  /** The field that holds the id when the resource itself is passed. */
  field: "id" | "job_id";
}

/**
 * Returns the id of a resource that was passed either as its id or as an object that has one.
 *
 * The id becomes part of a URL path, so `.` and `..`, which would change that path, are refused.
 *
 * @throws KreaInputError if the value is neither an id nor such an object
 * @example
 * ```ts
 * checkId({ id: "a1" }, { what: "assets.get: asset", resource: "an asset", field: "id" }); // "a1"
 * ```
 */
export function checkId(value: unknown, { what, resource, field }: IdExpectation): string {
  const id = isPlainObject(value) ? value[field] : value;
  if (isPathSegment(id)) return id;
  throw new KreaInputError(`${what}: expected ${resource} or its id, got ${show(value)}.`);
}

/** Whether a value can stand in a URL path. Half of a surrogate pair cannot be encoded. */
export function isPathSegment(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value !== "." && value !== ".." && isWellFormed(value);
}

/** Whether every surrogate of a text is one of a pair. Not every runtime has `isWellFormed` of strings. */
export function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}
