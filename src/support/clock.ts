/**
 * The clock that waits and budgets are counted by.
 *
 * @module
 */

/** The longest that a timer can be set for, in milliseconds: one that is set for longer fires at once. */
export const longestTimerMs = 2 ** 31 - 1;

/** Milliseconds since some moment. Unlike the time of day it never goes back, or on, when a clock is set. */
export function monotonicMs(): number {
  return performance.now();
}
