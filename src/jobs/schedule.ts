/**
 * When to read a job again. Pure. The numbers are the ones with the best results in `npm run bench -- polls`.
 *
 * @module
 */

/** What is known of a job that has not ended. */
export interface Progress {
  /** How long it has been running, in milliseconds, since it was last seen waiting for its turn. */
  elapsedMs: number;
  /** How long its model takes on average, in milliseconds. Undefined if unknown. */
  expectedMs: number | undefined;
}

/**
 * If the average is known, reads are timed by how likely the job has ended. Few jobs end early, and then the likelihood
 * grows. The n-th read is at `from` × average + √(n × spacing × average), so the time between two reads becomes shorter. The
 * shorter the average, the later the first read is in relation to it.
 */
const known = {
  /** The share of the average before which no job is expected to end. */
  from: 0.15,
  spacingMs: 4_800,
  /** From this share on a job is late: steps no longer become shorter, and grow with the time that it is late. */
  late: 1.2,
  lateGrowth: 0.06,
  /** The shortest step, in milliseconds and as a share of the average. For a job of an hour, seconds do not matter. */
  shortestMs: 500,
  shortestShare: 0.02,
};

/**
 * If the average is unknown, the first read is after 3 s, because the API recommends "every 2 to 5 s". Then reads become
 * less frequent, by a square root: the longer a job has taken, the less likely it ends at any given moment.
 */
const unknown = { firstMs: 3_000, growth: 0.25 };

/** The earliest read of a job. */
const earliestMs = 1_000;
/** The longest step, however late a job is. */
const longestMs = 15_000;

/** How long to wait before the next read of a job, in milliseconds. */
export function pollDelayMs({ elapsedMs, expectedMs }: Progress): number {
  if (expectedMs === undefined) {
    return Math.min(unknown.firstMs + unknown.growth * Math.sqrt(elapsedMs * 1_000), longestMs);
  }
  const fromMs = known.from * expectedMs;
  const lateMs = known.late * expectedMs;
  const pastMs = Math.max(Math.min(elapsedMs, lateMs) - fromMs, 0);
  const stepMs = Math.max(
    Math.sqrt(pastMs ** 2 + known.spacingMs * expectedMs) - pastMs,
    known.shortestShare * expectedMs,
    known.shortestMs,
  );
  const lateStepMs = stepMs + Math.max(elapsedMs - lateMs, 0) * known.lateGrowth;
  const untilFromMs = Math.max(fromMs - elapsedMs, 0);
  return Math.max(untilFromMs + Math.min(lateStepMs, Math.max(stepMs, longestMs)), earliestMs - elapsedMs);
}

/** How long to wait after a failed read, in milliseconds. It becomes longer with each failure in a row. */
export function failureDelayMs(failures: number, retryAfterMs: number | undefined): number {
  return Math.max(Math.min(1_000 * 2 ** (failures - 1), 30_000), retryAfterMs ?? 0);
}
