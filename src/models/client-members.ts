/**
 * The names that a method for a kind of models cannot have.
 *
 * @module
 */

/** The members of the client that are not methods for kinds, and `then`, which would make the client a promise. */
export const clientMembers: readonly string[] = [
  "api",
  "assets",
  "batch",
  "files",
  "generateRaw",
  "jobs",
  "models",
  "nodeApps",
  "styles",
  "submit",
  "subscribe",
  "then",
];
