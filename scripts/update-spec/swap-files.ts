/**
 * Replaces several files, all or none.
 *
 * @module
 */

import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The new content of a file; null if it is to be deleted. */
export type FileContent = string | Uint8Array | null;

/** The names of temporary files: that of the file, the id of the process, and `new`. */
const temporaryName = /\.\d+\.new$/;

/**
 * Writes every file under a temporary name, then renames all of them in the order of the map, and deletes those that are to
 * go. If that fails halfway, the old files are restored. All of it is synchronous, so that a signal cannot interrupt it.
 *
 * Temporary files that an earlier process left behind when it was killed are deleted first.
 *
 * @param root - the folder of the paths
 * @returns the paths whose content changed
 * @throws Error if a file cannot be written; then all files are as they were
 */
export function swapFiles(root: string, files: ReadonlyMap<string, FileContent>): string[] {
  sweep(root, files.keys());
  const changed = [...files].flatMap(([path, content]) => {
    const place = join(root, path);
    const bytes = content === null ? undefined : Buffer.from(content);
    const before = existsSync(place) ? readFileSync(place) : undefined;
    const isSame = before && bytes ? before.equals(bytes) : before === bytes;
    return isSame ? [] : [{ path, place, temporary: `${place}.${process.pid}.new`, bytes, before }];
  });
  const moved: typeof changed = [];
  try {
    for (const { place, temporary, bytes } of changed) {
      if (!bytes) continue;
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(temporary, bytes);
    }
    for (const file of changed) {
      if (file.bytes) renameSync(file.temporary, file.place);
      else rmSync(file.place);
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

/** Deletes what earlier runs left in the folders of the files. */
function sweep(root: string, paths: Iterable<string>): void {
  for (const folder of new Set([...paths].map((path) => dirname(join(root, path))))) {
    const entries = statSync(folder, { throwIfNoEntry: false })?.isDirectory()
      ? readdirSync(folder, { withFileTypes: true })
      : [];
    for (const entry of entries) {
      if (entry.isFile() && temporaryName.test(entry.name)) rmSync(join(folder, entry.name), { force: true });
    }
  }
}
