/**
 * Files on disk, which can change or go away between the call that names them and the reading.
 *
 * @module
 */

/** A registered symbol, because a program may load this package twice: as ES modules and as CommonJS. */
const guardKey = Symbol.for("krea-sdk.file-guard");

/**
 * Checks that a file on disk is still the one that was opened.
 *
 * @param problem - the error of an attempt to read it, if there was one
 * @throws KreaInputError that names the file and says what happened to it
 */
export type FileGuard = (problem?: unknown) => Promise<void>;

/** Attaches a guard to a file. */
export function guardFile<T extends Blob>(file: T, guard: FileGuard | undefined): T {
  return guard ? Object.defineProperty(file, guardKey, { value: guard }) : file;
}

/** The guard of a file. Undefined for files in memory, which never change. */
export function guardOf(file: Blob): FileGuard | undefined {
  const guard: unknown = guardKey in file ? file[guardKey] : undefined;
  return typeof guard === "function" ? (problem) => Reflect.apply(guard, undefined, [problem]) : undefined;
}

/**
 * Reads a file, after checking that it is still the same. A file that was replaced by a pipe is never opened, because that
 * would block.
 *
 * @throws what the guard throws, also where the reading itself fails
 */
export async function readGuarded<T>(file: Blob, read: () => Promise<T>): Promise<T> {
  const guard = guardOf(file);
  if (!guard) return read();
  await guard();
  try {
    return await read();
  } catch (error) {
    await guard(error);
    throw error;
  }
}
