/**
 * The clocks of this machine.
 *
 * @module
 */

/** The longest possible timer, in milliseconds. A longer one fires at once. */
export const longestTimerMs = 2 ** 31 - 1;

/** Milliseconds since an arbitrary moment. Unlike the time of day it never jumps when the system clock is set. */
export function monotonicMs(): number {
  return performance.now();
}

/** A moment, by both clocks of this machine, in milliseconds. */
export interface Moment {
  /** The time of day, since the epoch. It jumps when somebody sets the clock. */
  readonly wallMs: number;
  /** See {@link monotonicMs}. It may stand still while the machine sleeps. */
  readonly monotonicMs: number;
}

/** This moment. */
export function now(): Moment {
  return { wallMs: Date.now(), monotonicMs: monotonicMs() };
}
