/**
 * Replaces a set of files, all or none.
 *
 * @module
 */

import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Writes each file beside its place, then moves all into place. Where that fails half-way, what was there is put back. It
 * does not yield in between, so that a signal finds either all or none.
 *
 * @param root - the folder that the paths are in
 * @returns the paths whose content has changed
 * @throws Error with the reason; then every file is as it was
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
