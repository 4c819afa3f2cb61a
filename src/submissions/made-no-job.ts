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
 * Whether an attempt that failed after the request had gone out certainly made no job. A 5xx and a 408 are no such
 * certainty: a gateway gives up on requests that the server goes on with. Neither is an abort, which has no failure.
 */
export function attemptMadeNoJob(failure: Failure | undefined): boolean {
  if (failure?.kind === "answered") return failure.status < 500 && failure.status !== 408;
  return failure?.kind === "not-connected";
}

/**
 * Whether a call that threw this error certainly made no job: nothing was sent, the API refused it, or a search of the
 * whole time of the submission found none.
 */
export function madeNoJob(error: unknown): boolean {
  if (isKreaSubmissionUnknownError(error)) return error.recovery?.status === "none";
  if (isKreaAbortError(error)) return error.submittedAt === undefined && error.jobId === undefined;
  // The wait for a job that exists may end with an error of the API's.
  if (isKreaJobError(error) || (isKreaAPIError(error) && error.jobId !== undefined)) return false;
  return isKreaError(error);
}
