/**
 * Where the OpenAPI documents are.
 *
 * @module
 */

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** What is served: Krea's own API, or another provider of its models. */
export type DocumentName = "openapi" | "runware";

/**
 * The path of a document: beside this module where it is bundled, in `dist/`; in `generated/` where it runs from
 * `src/mock/`.
 *
 * @throws Error where it is not there.
 */
export function documentPath(name: DocumentName): string {
  for (const candidate of [`./${name}.json`, `../../generated/${name}.json`]) {
    const path = fileURLToPath(new URL(candidate, import.meta.url));
    if (existsSync(path)) return path;
  }
  throw new Error(`The mock server's OpenAPI document, ${name}.json, is missing from the package`);
}
