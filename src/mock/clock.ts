/**
 * The clock of the mock server.
 *
 * @module
 */

/** Returns the current time in milliseconds since 1970, like `Date.now`. */
export type Clock = () => number;

/**
 * Returns a clock that never gives the same time twice: a time that would repeat or go backwards is moved on by a
 * millisecond. Page cursors are timestamps, so items with equal times would be lost or repeated between two pages.
 */
export function strictlyIncreasing(now: Clock): Clock {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    last = Math.max(now(), last + 1);
    return last;
  };
}

/** Formats a time as the API does: ISO 8601 in UTC with milliseconds. */
export function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
