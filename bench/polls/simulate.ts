/**
 * Waits for simulated jobs by a schedule.
 *
 * @module
 */

import type { Random } from "../support/random.ts";
import { mean, percentile } from "../support/statistics.ts";
import type { SimulatedJob } from "./durations.ts";
import type { Schedule } from "./schedules.ts";

/** From a look's request to its answer. The server looks in the middle of it. */
export const roundTripMs = 100;

/** What a schedule costs and brings. */
export interface Outcome {
  pollsPerJob: number;
  /** From the job's end to the answer that shows it, in seconds. */
  meanDelay: number;
  lateDelay: number;
}

/** Waits for each job alone, from the answer to its submission on. */
export function simulate(schedule: Schedule, jobs: readonly SimulatedJob[], random: Random): Outcome {
  let polls = 0;
  const delays = jobs.map((job) => {
    const { looks, endMs } = wait(schedule, job, random);
    polls += looks;
    return (endMs - job.durationMs) / 1_000;
  });
  return { pollsPerJob: polls / jobs.length, meanDelay: mean(delays), lateDelay: percentile(delays, 0.95) };
}

/** As the watcher of `src/waiting` does: each sleep begins when the answer before it has come. */
function wait(
  schedule: Schedule,
  { durationMs, expectedMs }: SimulatedJob,
  random: Random,
): { looks: number; endMs: number } {
  let elapsedMs = 0;
  for (let looks = 0; ; looks += 1) {
    const lookMs = elapsedMs + schedule.delayMs({ elapsedMs, expectedMs }, looks, random);
    elapsedMs = lookMs + roundTripMs;
    if (lookMs + roundTripMs / 2 >= durationMs) return { looks: looks + 1, endMs: elapsedMs };
  }
}
