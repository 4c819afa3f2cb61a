/**
 * Looking for the job of a submission whose outcome is unknown.
 *
 * @module
 */

import type { KreaSubmissionUnknownError } from "../errors/client-errors.ts";
import { isKreaAbortError } from "../errors/guards.ts";
import type { RecoverOptions, Recovery } from "../errors/lost-submission.ts";
import type { Job } from "../jobs/job.ts";
import { checkOptions, isMilliseconds, isSignal } from "../options/check.ts";
import { monotonicMs } from "../support/clock.ts";
import { sleep } from "../support/deadline.ts";

/** How long to keep looking by default, in milliseconds. */
const defaultLagMs = 10_000;
/** The pause between two looks, which doubles from the first to the longest. */
const firstPauseMs = 250;
const maxPauseMs = 2_000;

const recoverChecks = { lagMs: isMilliseconds, signal: isSignal };

/**
 * Looks once.
 *
 * @param isLast - nobody will look again: an answer that is not certain yet is given now
 * @returns undefined where nothing certain was found, so that it is worth looking again
 */
export type Look = (signal: AbortSignal | undefined, isLast: boolean) => Promise<Recovery | undefined>;

/**
 * Looks for the job of a lost submission, ever less often, until it is found or `lagMs` is over; the last look begins
 * after that.
 *
 * @returns `none` where the last look found nothing
 * @throws KreaInputError for a bad option; InterruptedError on an abort; what a look throws
 */
export async function recover(look: Look, options: RecoverOptions = {}): Promise<Recovery> {
  checkOptions("recover", options, recoverChecks);
  const { lagMs = defaultLagMs, signal } = options;
  const giveUpAt = monotonicMs() + lagMs;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, maxPauseMs)) {
    // What counts is when the look begins: its answer may arrive after the time is up.
    const isLast = monotonicMs() >= giveUpAt;
    const found = await look(signal, isLast);
    if (found) return found;
    if (isLast) return { status: "none" };
    await sleep(Math.min(pauseMs, Math.max(giveUpAt - monotonicMs(), 1)), signal);
  }
}

/**
 * The job of a lost submission, for `onUnknownSubmission: "recover"`. What the search found is in the error's `recovery`.
 *
 * @returns undefined where the search failed, or did not find exactly one job
 * @throws KreaAbortError where the signal aborts
 */
export async function findLostJob(
  error: KreaSubmissionUnknownError,
  signal: AbortSignal | undefined,
): Promise<Job | undefined> {
  error.recovery = await error.recover({ signal }).catch((reason: unknown) => {
    if (isKreaAbortError(reason)) throw reason;
    // A failed search must not hide the original error.
    return undefined;
  });
  return error.recovery?.status === "found" ? error.recovery.job : undefined;
}
