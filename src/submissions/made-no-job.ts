/**
 * The one answer to "did this certainly make no job?". Pure.
 *
 * @module
 */

import {
  isKreaAbortError,
  isKreaAPIError,
  isKreaError,
  isKreaJobError,
  isKreaSubmissionUnknownError,
} from "../errors/guards.ts";
import type { Failure } from "../transport/retry.ts";

/** Redirects that ask for the same request at another place. After the others, the server may have done what was asked. */
const unhandledRedirects: readonly number[] = [301, 307, 308];

/**
 * Whether an attempt that failed after it was sent certainly made no job. A 5xx or a 408 does not prove it, because a
 * gateway may give up on a request that the server still handles; a 303 says that the request was handled; status 0 hides
 * the answer. Neither does an abort, which has no failure.
 */
export function attemptMadeNoJob(failure: Failure | undefined): boolean {
  if (failure?.kind !== "answered") return failure?.kind === "not-connected";
  const { status } = failure;
  return unhandledRedirects.includes(status) || (status >= 400 && status < 500 && status !== 408);
}

/**
 * Whether a call that threw this error certainly made no job: nothing was sent, the API refused it, or a complete search
 * found no job.
 */
export function madeNoJob(error: unknown): boolean {
  if (isKreaSubmissionUnknownError(error)) return error.recovery?.status === "none";
  if (isKreaAbortError(error)) return error.submittedAt === undefined && error.jobId === undefined;
  // A wait can end with an API error although its job exists.
  if (isKreaJobError(error) || (isKreaAPIError(error) && error.jobId !== undefined)) return false;
  return isKreaError(error);
}
