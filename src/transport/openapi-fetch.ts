/**
 * openapi-fetch, as either module system has it.
 *
 * @module
 */

import imported from "openapi-fetch";

type CreateClient = typeof imported;

/** Makes a client of openapi-fetch. */
export const createClient: CreateClient = isModule(imported) ? imported.default : imported;

/** In CommonJS, where this package is of `"type": "module"`, a bundler takes all exports for the default one. */
function isModule(value: unknown): value is { default: CreateClient } {
  return typeof value === "object";
}
