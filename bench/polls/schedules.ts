/**
 * The schedules that are compared: ours, and those of other clients.
 *
 * @module
 */

import { type Progress, pollDelayMs } from "../../src/jobs/schedule.ts";
import type { Random } from "../support/random.ts";

/** When to look at a job again. */
export interface Schedule {
  readonly name: string;
  /**
   * How long to sleep before a look, in milliseconds.
   *
   * @param progress - as the watcher of `src/waiting` gives it
   * @param looks - how many looks there were before
   */
  delayMs(progress: Progress, looks: number, random: Random): number;
}

/** Ours. */
export const ours: Schedule = { name: "**krea-sdk**", delayMs: (progress) => pollDelayMs(progress) };

/** What other clients do. Each sleeps before its first look, which spares those that do not a poll. */
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
