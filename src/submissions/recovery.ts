/**
 * Recovery: looks for the job of a submission whose outcome is unknown.
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
/** The pause between two looks. It doubles, up to the longest. */
const firstPauseMs = 250;
const maxPauseMs = 2_000;

const recoverChecks = { lagMs: isMilliseconds, signal: isSignal };

/** Looks for the job once. */
export type Look = (signal: AbortSignal | undefined) => Promise<Recovery>;

/**
 * Looks for the job of a lost submission, less and less often, until it is found. The last look begins after `lagMs`.
 *
 * @returns what the last look has shown
 * @throws KreaInputError if an option is invalid; InterruptedError if the signal aborts; what a look throws
 */
export async function recover(look: Look, options: RecoverOptions = {}): Promise<Recovery> {
  checkOptions("recover", options, recoverChecks);
  const { lagMs = defaultLagMs, signal } = options;
  const giveUpAt = monotonicMs() + lagMs;
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, maxPauseMs)) {
    // Decided before the look, because the response may take longer than the time that is left.
    const isLast = monotonicMs() >= giveUpAt;
    const seen = await look(signal);
    if (isLast || seen.status === "found") return seen;
    await sleep(Math.min(pauseMs, Math.max(giveUpAt - monotonicMs(), 1)), signal);
  }
}

/**
 * Finds the job of a lost submission, for `onUnknownSubmission: "recover"`. Sets the error's `recovery` to the result.
 *
 * @returns undefined if the search failed or did not find exactly one job
 * @throws KreaAbortError if the signal aborts
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
