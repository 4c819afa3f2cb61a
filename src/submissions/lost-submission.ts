/**
 * What a caller is told of a submission whose outcome is not known.
 *
 * @module
 */

import { KreaAbortError, KreaSubmissionUnknownError } from "../errors/client-errors.ts";
import type { LostSubmission, RecoverOptions, Recovery } from "../errors/lost-submission.ts";
import { abortOf } from "../transport/send-repeatable.ts";
import type { OpenSubmission } from "./tracker.ts";

/** Looks for the job of a submission. */
export type Search = (submission: OpenSubmission, options?: RecoverOptions) => Promise<Recovery>;

/**
 * The error for a submission whose job may exist: an abort that names the time of the submission where the caller has
 * aborted it, else a KreaSubmissionUnknownError.
 *
 * @param operation - `POST /generate/image/bfl/flux-1-dev`
 * @param cause - how the attempt ended
 */
export function errorOfLost(operation: string, submission: OpenSubmission, cause: unknown, search: Search): unknown {
  const lost = lostSubmission(operation, submission, search);
  const between = `between ${lost.submittedAt.toISOString()} and ${lost.failedAt.toISOString()}`;
  const what = cause instanceof Error ? cause.message : String(cause);
  const advice = `Call recover() to look for it among the jobs created ${between}.`;
  if (cause instanceof KreaAbortError) {
    return new KreaAbortError(`${what} The job may exist, and be billed. ${advice}`, {
      submission: lost,
      cause: cause.cause,
    });
  }
  const message = `${what} The job may exist, and be billed; it was not sent again. ${advice}`;
  return new KreaSubmissionUnknownError(message, { ...lost, cause });
}

function lostSubmission(operation: string, submission: OpenSubmission, search: Search): LostSubmission {
  const lost: LostSubmission = {
    model: operation.replace(/^POST \/(generate\/)?/, ""),
    submittedAt: new Date(submission.sentAtMs),
    failedAt: new Date(submission.lostAtMs ?? Date.now()),
    recover: (options) =>
      search(submission, options).catch((error: unknown) => {
        const message = "The search for the job of a lost submission was aborted; the job may exist, and be billed.";
        throw abortOf(error, message, { submission: lost });
      }),
  };
  return lost;
}
