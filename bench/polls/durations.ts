/**
 * Jobs to simulate: how long each takes, and what a schedule knows about it.
 *
 * @module
 */

import { expectedSeconds } from "../../generated/expected-seconds.ts";
import { models } from "../../generated/models.ts";
import { logNormal, logUniform, type Random } from "../support/random.ts";

/** A job to simulate. */
export interface SimulatedJob {
  durationMs: number;
  /** The average of the job's model, as the client knows it. */
  expectedMs: number | undefined;
}

/** An average completion time of the document: of one model with one choice of its parameters. */
export interface Average {
  meanMs: number;
  /** The mean of all averages of the model, which is what the client knows. */
  expectedMs: number;
}

/** Every average completion time of the document. */
export const averages: readonly Average[] = models.flatMap(({ id, prices }) =>
  (prices?.rows ?? []).flatMap(({ seconds }) => {
    const expected = expectedSeconds[id];
    if (seconds === undefined || expected === undefined) return [];
    return [{ meanMs: seconds * 1_000, expectedMs: expected * 1_000 }];
  }),
);

/** How durations are drawn around averages. */
export interface Spread {
  /** The coefficient of variation: the standard deviation divided by the mean. */
  variation: number;
  /** The factor by which jobs take longer than the document says. Default: 1. */
  factor?: number;
}

/** Draws jobs around these averages, equally many around each. */
export function jobsAround(
  around: readonly Average[],
  count: number,
  { variation, factor = 1 }: Spread,
  random: Random,
): SimulatedJob[] {
  const perAverage = Math.ceil(count / around.length);
  return around.flatMap(({ meanMs, expectedMs }) =>
    Array.from({ length: perAverage }, () => ({
      durationMs: logNormal(random, meanMs * factor, variation),
      expectedMs,
    })),
  );
}

/** Draws jobs of models without an average in the document. */
export function jobsWithoutAverage(
  count: number,
  shortestMs: number,
  longestMs: number,
  random: Random,
): SimulatedJob[] {
  return Array.from({ length: count }, () => ({
    durationMs: logUniform(random, shortestMs, longestMs),
    expectedMs: undefined,
  }));
}
