/**
 * Errors of reading a job: which of them may pass, and how a wait reports the others. Pure.
 *
 * @module
 */

import {
  isKreaAPIError,
  isKreaConnectionError,
  isKreaNotFoundError,
  isKreaRateLimitError,
  isKreaServerError,
  isKreaTimeoutError,
} from "../errors/guards.ts";
import { KreaJobError } from "../errors/job-errors.ts";
import { aboutJob, withDetails } from "../errors/with-details.ts";
import { messageOf } from "../support/message-of.ts";
import type { Job } from "./job.ts";

/** Whether the same read may succeed later. */
export function isTransient(error: unknown): boolean {
  return (
    isKreaConnectionError(error) ||
    isKreaTimeoutError(error) ||
    isKreaServerError(error) ||
    isKreaRateLimitError(error) ||
    (isKreaAPIError(error) && error.status === 408)
  );
}

/**
 * The error that ends a wait whose job cannot be read: the API's own with the job's id, or a KreaJobError if there was no
 * response because middleware or the caller's own `fetch` threw.
 */
export function readError(error: unknown, { id, job }: { id: string; job: Job | undefined }): unknown {
  if (isKreaNotFoundError(error))
    return withDetails(error, `${error.message} The wait for it has ended.`, { jobId: id });
  if (isKreaAPIError(error)) return aboutJob(error, id);
  const reason = messageOf(error);
  const message = `The wait for job ${id} has ended because the job cannot be read: ${reason} The job keeps running.`;
  return new KreaJobError(message, { job, jobId: id, cause: error });
}
