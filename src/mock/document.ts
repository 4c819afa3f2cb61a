/**
 * The OpenAPI documents that are served.
 *
 * @module
 */

import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";

/** The documents: Krea's own API, and that of Runware. */
export type DocumentName = "openapi" | "runware";

/**
 * Reads a document: beside this module where it is bundled, packed, since it is most of what would be installed
 * otherwise; in `generated/` where the module runs from `src/mock/`.
 *
 * @throws Error where it is not there.
 */
export async function readDocument(name: DocumentName): Promise<object> {
  const packed = await readIfThere(`./${name}.json.gz`);
  const text = packed ? gunzipSync(packed) : await readIfThere(`../../generated/${name}.json`);
  if (!text) throw new Error(`The mock server's OpenAPI document, ${name}.json, is missing from the package`);
  return JSON.parse(text.toString("utf8"));
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(new URL(path, import.meta.url));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
