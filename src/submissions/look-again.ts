/**
 * Looking for something that may still come.
 *
 * @module
 */

import { monotonicMs } from "../support/clock.ts";
import { sleep } from "../support/deadline.ts";

/** Between two looks. */
const firstPauseMs = 250;
const longestPauseMs = 2_000;

/**
 * Looks until something is found, ever less often, until the time is up; the last look begins after that.
 *
 * @param look - answers what it has found; `isLast`: it will not be asked again, and answers in any case
 * @throws InterruptedError when the signal aborts between two looks; what a look throws
 */
export async function lookAgain<Found>(
  forMs: number,
  signal: AbortSignal | undefined,
  look: (isLast: boolean) => Promise<Found | undefined>,
): Promise<Found | undefined> {
  const giveUpAt = monotonicMs() + forMs;
  for (let pause = firstPauseMs; ; pause = Math.min(pause * 2, longestPauseMs)) {
    // What counts is when it was asked: an answer may have taken until after the time was up.
    const isLast = monotonicMs() >= giveUpAt;
    const found = await look(isLast);
    if (found !== undefined || isLast) return found;
    await sleep(Math.min(pause, Math.max(giveUpAt - monotonicMs(), 1)), signal);
  }
}
