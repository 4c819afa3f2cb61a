/**
 * Time as the mock server sees it.
 *
 * @module
 */

/** A clock: the current time in milliseconds since 1970, as `Date.now` gives it. */
export type Clock = () => number;

/**
 * Makes a clock of which no two readings are equal: one that would repeat or run back is moved on by a millisecond.
 * Cursors are timestamps, so two items made in the same millisecond would be lost or repeated between two pages.
 */
export function strictlyIncreasing(now: Clock): Clock {
  let last = Number.NEGATIVE_INFINITY;
  return () => {
    last = Math.max(now(), last + 1);
    return last;
  };
}

/** A time as the API writes it: ISO 8601 in UTC with milliseconds. */
export function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
