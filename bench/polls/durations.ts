/**
 * Jobs to simulate: how long each takes, and what the schedule is told of it.
 *
 * @module
 */

import { expectedSeconds } from "../../generated/expected-seconds.ts";
import { models } from "../../generated/models.ts";
import { logNormal, logUniform, type Random } from "../support/random.ts";

/** A job to simulate. */
export interface SimulatedJob {
  durationMs: number;
  /** What the client knows: the average of the job's model. */
  expectedMs: number | undefined;
}

/** An average that the document gives: of one model, at one choice of its parameters. */
export interface Average {
  meanMs: number;
  expectedMs: number;
}

/** Every average of the document. The client knows only their mean for each model. */
export const averages: readonly Average[] = models.flatMap(({ id, prices }) =>
  (prices?.rows ?? []).flatMap(({ seconds }) => {
    const expected = expectedSeconds[id];
    if (seconds === undefined || expected === undefined) return [];
    return [{ meanMs: seconds * 1_000, expectedMs: expected * 1_000 }];
  }),
);

/** How durations are drawn around averages. */
export interface Spread {
  /** The coefficient of variation: the standard deviation in shares of the mean. */
  variation: number;
  /** How much longer jobs take than the document says. Default: 1. */
  factor?: number;
}

/** Jobs around these averages, as many of each. */
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

/** Jobs of models that the document gives no average for. */
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
