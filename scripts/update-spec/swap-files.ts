/**
 * Replaces several files, all or none.
 *
 * @module
 */

import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Writes every file under a temporary name, then renames all of them. If that fails halfway, the old files are restored. All of
 * it is synchronous, so that a signal cannot interrupt it.
 *
 * @param root - the folder of the paths
 * @returns the paths whose content changed
 * @throws Error if a file cannot be written; then all files are as they were
 */
export function swapFiles(root: string, files: ReadonlyMap<string, string | Uint8Array>): string[] {
  const changed = [...files].flatMap(([path, content]) => {
    const place = join(root, path);
    const bytes = Buffer.from(content);
    const before = existsSync(place) ? readFileSync(place) : undefined;
    return before?.equals(bytes) ? [] : [{ path, place, temporary: `${place}.${process.pid}.new`, bytes, before }];
  });
  const moved: typeof changed = [];
  try {
    for (const { place, temporary, bytes } of changed) {
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(temporary, bytes);
    }
    for (const file of changed) {
      renameSync(file.temporary, file.place);
      moved.push(file);
    }
  } catch (error) {
    for (const { place, before } of moved) {
      if (before) writeFileSync(place, before);
      else rmSync(place, { force: true });
    }
    throw error;
  } finally {
    for (const { temporary } of changed) rmSync(temporary, { force: true });
  }
  return changed.map(({ path }) => path);
}
