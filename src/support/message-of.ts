/**
 * What a thrown value says. Pure.
 *
 * @module
 */

/** The message of an error; any other thrown value as a string. Never throws, although anything may have been thrown. */
export function messageOf(error: unknown): string {
  try {
    return String(error instanceof Error ? error.message : error);
  } catch {
    // An object without a prototype, or one whose message cannot be read.
    return "a value that cannot be shown";
  }
}
