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

/**
 * Whether an attempt that failed after it was sent certainly made no job. A 5xx or a 408 does not prove it, because a
 * gateway may give up on a request that the server still handles. Neither does an abort, which has no failure.
 */
export function attemptMadeNoJob(failure: Failure | undefined): boolean {
  if (failure?.kind === "answered") return failure.status < 500 && failure.status !== 408;
  return failure?.kind === "not-connected";
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
