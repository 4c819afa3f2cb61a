/**
 * The clock that measures waits and budgets.
 *
 * @module
 */

/** The longest possible timer, in milliseconds. A longer one fires at once. */
export const longestTimerMs = 2 ** 31 - 1;

/** Milliseconds since an arbitrary moment. Unlike the time of day it never jumps when the system clock is set. */
export function monotonicMs(): number {
  return performance.now();
}
