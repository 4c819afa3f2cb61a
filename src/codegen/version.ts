/**
 * The versions of OpenAPI that the generator understands.
 *
 * @module
 */

import type { OpenApiDocument } from "./document.ts";

/** Whether the generator understands a version of OpenAPI: 3.1, and 3.2, which only adds to it. */
export function isKnownVersion(version: unknown): boolean {
  return /^3\.[12](\.\d+)?$/.test(String(version));
}

/**
 * Checks that a document is of a version that the generator understands.
 *
 * @throws Error if it is another version
 */
export function checkVersion(document: OpenApiDocument): void {
  if (isKnownVersion(document.openapi)) return;
  throw new Error(`openapi: expected a 3.1 document, got ${JSON.stringify(document.openapi)}.`);
}
