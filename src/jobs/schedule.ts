/**
 * When to look at a job again. Pure. The numbers are those that `npm run bench -- polls` was best with.
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

/**
 * With an average, looks are spread as the job's end is likely: hardly any end early, and from there the likelihood
 * grows. The n-th look is at `from` of the average + √(n × spacing × average): each comes sooner after the one before, and
 * the shorter the average, the later the first is for it.
 */
const known = {
  /** The share of the average before which no job is expected to end. */
  from: 0.15,
  spacingMs: 4_800,
  /** From this share on a job is late: steps do not shorten any more, and grow with the time that it is late by. */
  late: 1.2,
  lateGrowth: 0.06,
  /** No step is shorter than this, nor than this share of the average: on an hour, seconds do not matter. */
  shortestMs: 500,
  shortestShare: 0.02,
};

/**
 * Without an average: after 3 s, as the API's advice ("every 2 to 5 s") has it, then ever less often. A square root, since
 * the longer a job has taken, the longer it may take: the likelihood of its end at any moment falls as the time grows.
 */
const unknown = { firstMs: 3_000, growth: 0.25 };

/** A job is not looked at before this. */
const earliestMs = 1_000;
/** However late a job is, steps do not grow past this. */
const longestMs = 15_000;

/** How long to sleep before the next look at a job, in milliseconds. */
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

/** How long to leave a job alone after a look at it has failed, in milliseconds: longer with each failure in a row. */
export function failureDelayMs(failures: number, retryAfterMs: number | undefined): number {
  return Math.max(Math.min(1_000 * 2 ** (failures - 1), 30_000), retryAfterMs ?? 0);
}
