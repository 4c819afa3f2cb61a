/**
 * The OpenAPI documents that are served.
 *
 * @module
 */

import { readFile } from "node:fs/promises";

/** The documents: Krea's own API, and that of Runware. */
export type DocumentName = "openapi" | "runware";

/**
 * Reads a document: from beside this module where it is built into `dist/`, from `generated/` where it runs from
 * `src/mock/`.
 *
 * @throws Error where it is not there.
 */
export async function readDocument(name: DocumentName): Promise<object> {
  const text = (await readIfThere(`./${name}.json`)) ?? (await readIfThere(`../../generated/${name}.json`));
  if (!text) throw new Error(`The mock server's OpenAPI document, ${name}.json, is missing from the package`);
  return JSON.parse(text);
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(new URL(path, import.meta.url), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
