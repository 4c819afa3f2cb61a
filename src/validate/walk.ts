/**
 * The types of the walk over a schema and a value.
 *
 * @module
 */

import type { Finding } from "./problem.ts";

/** The settings of one check. */
export interface CheckContext {
  /** The schema that each `$ref` is resolved against. */
  root: unknown;
  /** Whether a file may be passed in place of its URL at this path: `style_images[].url`. */
  acceptsFile(path: string): boolean;
}

/** What the keywords of a schema may ask during a check. */
export interface Scope extends CheckContext {
  /** Whether every part of a schema is checked, so that finding no problem means that the value is valid. */
  isFullyChecked(schema: unknown): boolean;
}

/** A value to check against a schema. */
export interface Visit {
  schema: unknown;
  path: string;
  /** Returns the value. It is read only when it is checked, because reading it may throw. */
  read(): unknown;
}

/**
 * A check of a value against a schema. It yields what has to be checked on the way and is resumed with the findings. Not a
 * recursive function, because schemas and values may nest deeper than the stack allows.
 */
export type Check<Result = Finding[]> = Generator<Visit, Result, Finding[]>;
