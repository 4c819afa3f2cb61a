/**
 * Promises that a callback returns although nobody waits for them.
 *
 * @module
 */

/**
 * Handles the rejection of what a callback has returned, if that is a promise. A callback may be async although its type says
 * that it returns nothing, and a rejection that nobody handles ends the program.
 *
 * @param handle - called with the reason
 */
export function ifRejected(returned: unknown, handle: (reason: unknown) => void): void {
  if (typeof returned !== "object" || returned === null || !("then" in returned)) return;
  Promise.resolve(returned).catch(handle);
}

/** Prints the rejection of a callback whose failure must not end what it reports on. */
export function printRejected(callback: string, returned: unknown): void {
  ifRejected(returned, (reason) => console.error(`[krea-sdk] ${callback} rejected:`, reason));
}
