/**
 * Imports openapi-fetch, in ES modules and in CommonJS.
 *
 * @module
 */

import imported from "openapi-fetch";

type CreateClient = typeof imported;

/** openapi-fetch's `createClient`. */
export const createClient: CreateClient = isModule(imported) ? imported.default : imported;

/** In CommonJS, bundlers take the exports object for the default export, because this package is `"type": "module"`. */
function isModule(value: unknown): value is { default: CreateClient } {
  return typeof value === "object";
}
