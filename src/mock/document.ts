/**
 * Where the effective OpenAPI document is.
 *
 * @module
 */

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * The path of the document: beside this module where it is bundled, in `dist/`; in `generated/` where it runs from
 * `src/mock/`.
 *
 * @throws Error where it is not there.
 */
export function documentPath(): string {
  for (const candidate of ["./openapi.json", "../../generated/openapi.json"]) {
    const path = fileURLToPath(new URL(candidate, import.meta.url));
    if (existsSync(path)) return path;
  }
  throw new Error("The mock server's OpenAPI document, openapi.json, is missing from the package");
}
