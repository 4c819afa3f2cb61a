/**
 * Simulates waits for jobs by a schedule.
 *
 * @module
 */

import type { Random } from "../support/random.ts";
import { mean, percentile } from "../support/statistics.ts";
import type { SimulatedJob } from "./durations.ts";
import type { Schedule } from "./schedules.ts";

/** The time from a request to its response. The server reads the job halfway. */
export const roundTripMs = 100;

/** What a schedule costs, and how soon it notices the end of a job. */
export interface Outcome {
  pollsPerJob: number;
  /** The mean time from a job's end to the response that shows it, in seconds. */
  meanDelay: number;
  /** The 95th percentile of that time. */
  lateDelay: number;
}

/** Simulates a wait for each job, starting with the response to its submission. */
export function simulate(schedule: Schedule, jobs: readonly SimulatedJob[], random: Random): Outcome {
  let polls = 0;
  const delays = jobs.map((job) => {
    const { looks, endMs } = wait(schedule, job, random);
    polls += looks;
    return (endMs - job.durationMs) / 1_000;
  });
  return { pollsPerJob: polls / jobs.length, meanDelay: mean(delays), lateDelay: percentile(delays, 0.95) };
}

/** Like the job watcher of `src/jobs`, this starts each sleep when the response before it has arrived. */
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
