/**
 * Errors for submissions whose outcome is unknown.
 *
 * @module
 */

import { abortError } from "../errors/abort-error.ts";
import { KreaAbortError, KreaSubmissionUnknownError } from "../errors/client-errors.ts";
import type { LostSubmission } from "../errors/lost-submission.ts";
import { now } from "../support/clock.ts";
import { messageOf } from "../support/message-of.ts";
import type { Search } from "./search.ts";
import type { OpenSubmission } from "./tracker.ts";

/**
 * Makes the error for a submission whose job may exist: a KreaAbortError if the caller aborted it, else a
 * KreaSubmissionUnknownError. Both have `recover()`.
 *
 * @param cause - the error of the attempt
 */
export function lostSubmissionError(submission: OpenSubmission, cause: unknown, search: Search): unknown {
  const lost = lostSubmission(submission, search);
  const between = `between ${lost.submittedAt.toISOString()} and ${lost.failedAt.toISOString()}`;
  const what = messageOf(cause);
  const advice = `Call recover() to look for it among the jobs created ${between}.`;
  if (cause instanceof KreaAbortError) {
    const message = `${what} The job may exist, and be billed. ${advice}`;
    return new KreaAbortError(message, { submission: lost, cause: cause.cause });
  }
  const message = `${what} The job may exist, and be billed; it was not sent again. ${advice}`;
  return new KreaSubmissionUnknownError(message, { ...lost, cause });
}

function lostSubmission(submission: OpenSubmission, search: Search): LostSubmission {
  const lost: LostSubmission = {
    model: submission.model,
    submittedAt: new Date(submission.sentAt.wallMs),
    failedAt: new Date((submission.lostAt ?? now()).wallMs),
    recover: (options) =>
      search(submission, options).catch((error: unknown) => {
        const message = "The search for the job of a lost submission was aborted; the job may exist, and be billed.";
        throw abortError(error, message, { submission: lost });
      }),
  };
  return lost;
}
