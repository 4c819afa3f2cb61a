/**
 * When to look at a job again. Pure.
 *
 * @module
 */

/** What is known of a job that has not ended. */
export interface Progress {
  /** How long it has been at work, in milliseconds: since it was last seen waiting for its turn. */
  elapsedMs: number;
  /** How long its model takes on average, in milliseconds; undefined where that is not known. */
  expectedMs: number | undefined;
}

// Without an average: 1 s, then longer by 1.3 of what has passed, up to 5 s, as the API's advice ("every 2 to 5 s") has it.
const unknown = { firstMs: 1_000, growth: 0.3, longestMs: 5_000 };

/**
 * With an average, looks are spread as the job's end is likely: hardly any end before 0.45 of it, and from there the
 * likelihood grows about linearly. Looks whose density grows with it are, for a given number of them, the ones that find
 * the end soonest on average.
 */
const known = {
  /** The share of the average before which no job is expected to end. */
  from: 0.45,
  /** The square of the first step, in shares of the average, for an average of one second: looks per job grow with it. */
  squaredStep: 2.2,
  /** From this share on a job is late: steps do not shorten any more, and grow with the delay. */
  late: 1.3,
  lateGrowth: 0.1,
  shortestMs: 500,
  longestMs: 15_000,
};

/** How long to sleep before the next look at a job, in milliseconds. */
export function pollDelayMs({ elapsedMs, expectedMs }: Progress): number {
  if (expectedMs === undefined) {
    return Math.min(unknown.firstMs + elapsedMs * unknown.growth, unknown.longestMs);
  }
  const share = elapsedMs / expectedMs;
  const squaredStep = Math.min(known.squaredStep / (expectedMs / 1_000), 0.5);
  const past = Math.min(Math.max(share, known.from), known.late) - known.from;
  const next = known.from + Math.sqrt(past * past + squaredStep);
  const step = (next - Math.min(share, known.late)) * expectedMs;
  const lateStep = Math.max(share - known.late, 0) * known.lateGrowth * expectedMs;
  return Math.max(
    known.shortestMs,
    Math.min(step + lateStep, Math.max(known.longestMs, next * expectedMs - elapsedMs)),
  );
}

/** How long to leave a job alone after a look at it has failed, in milliseconds: longer with each failure in a row. */
export function failureDelayMs(failures: number, retryAfterMs: number | undefined): number {
  return Math.max(Math.min(1_000 * 2 ** (failures - 1), 30_000), retryAfterMs ?? 0);
}
