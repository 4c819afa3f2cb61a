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

/** Checks the value that `read` returns, as part of a larger check. */
export type Walk = (schema: unknown, read: () => unknown, path: string) => Finding[];
