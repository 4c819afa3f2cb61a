/**
 * Writes a file as a whole or not at all.
 *
 * @module
 */

import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/**
 * Writes a text under a temporary name, and renames the file when it is complete. Creates the folder.
 *
 * @throws Error if the file cannot be written; then it is as it was
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.new`;
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(temporary, text);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
