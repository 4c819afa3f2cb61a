/**
 * The polling schedules that are compared.
 *
 * @module
 */

import { type Progress, pollDelayMs } from "../../src/jobs/schedule.ts";
import type { Random } from "../support/random.ts";

/** Decides when to look at a job again. */
export interface Schedule {
  readonly name: string;
  /**
   * How long to sleep before the next look, in milliseconds.
   *
   * @param progress - what the job watcher of `src/jobs` knows about the job
   * @param looks - how often the job was looked at before
   */
  delayMs(progress: Progress, looks: number, random: Random): number;
}

/** The schedule of krea-sdk. */
export const ours: Schedule = { name: "**krea-sdk**", delayMs: (progress) => pollDelayMs(progress) };

/** The schedules of other clients. Each sleeps before its first look here, although some clients look at once. */
export const others: readonly Schedule[] = [
  { name: "500 ms", delayMs: () => 500 },
  { name: "2 s", delayMs: () => 2_000 },
  { name: "3 s", delayMs: () => 3_000 },
  { name: "5 s", delayMs: () => 5_000 },
  {
    name: "2 s, each ×1.3, up to 5 s",
    delayMs: (_progress, looks) => Math.min(2_000 * 1.3 ** looks, 5_000),
  },
  { name: "6 s with jitter (4.5 to 7.5 s)", delayMs: (_progress, _looks, random) => 4_500 + 3_000 * random() },
];
