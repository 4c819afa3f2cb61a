/**
 * Moves a complete download to its final path.
 *
 * @module
 */

import { link, lstat, rename } from "node:fs/promises";
import { KreaInputError } from "../errors/client-errors.ts";
import { show } from "../options/check.ts";

/**
 * Gives a temporary file its final name.
 *
 * Without `overwrite` this creates a link, which fails if the path exists, even if it was created a moment ago. A
 * rename would replace the existing file.
 *
 * @throws KreaInputError if the path exists and `overwrite` is false
 */
export async function moveIntoPlace(temporary: string, path: string, overwrite: boolean): Promise<void> {
  if (overwrite) return rename(temporary, path);
  try {
    await link(temporary, path);
  } catch (error) {
    const code: unknown = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EEXIST") throw alreadyExists(path);
    // Some file systems do not support links.
    if (await exists(path)) throw alreadyExists(path);
    await rename(temporary, path);
  }
}

/** The error for a path that exists. */
export function alreadyExists(path: string): KreaInputError {
  return new KreaInputError(`saveJob: expected no file at ${show(path)}. Pass overwrite: true to replace it.`);
}

/** Whether a path exists. */
export async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
