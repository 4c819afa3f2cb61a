/**
 * Where the effective OpenAPI document is.
 *
 * @module
 */

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * The path of `generated/openapi.json`. This module runs from `src/mock/` and, bundled, from `dist/`, so the document is
 * looked for upwards from wherever it runs.
 *
 * @throws Error where it is not there.
 */
export function documentPath(): string {
  for (const parent of ["..", "../.."]) {
    const path = fileURLToPath(new URL(`${parent}/generated/openapi.json`, import.meta.url));
    if (existsSync(path)) return path;
  }
  throw new Error("The mock server's OpenAPI document, generated/openapi.json, is missing from the package");
}
