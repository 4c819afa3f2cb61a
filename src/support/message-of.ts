/**
 * What a thrown value says. Pure.
 *
 * @module
 */

/** The message of an error; any other thrown value as a string. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
