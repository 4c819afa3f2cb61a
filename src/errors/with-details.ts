/**
 * Copies of API errors with additional details.
 *
 * @module
 */

import type { ApiErrorDetails, KreaAPIError } from "./api-error.ts";

/**
 * Returns a copy of an API error with another message and some details replaced. The copy has the same class and
 * fields.
 */
export function withDetails<T extends KreaAPIError>(error: T, message: string, details: Partial<ApiErrorDetails>): T {
  const ErrorType = error.constructor as new (message: string, details: ApiErrorDetails) => T;
  return new ErrorType(message, { ...error, ...details });
}

/** Returns a copy of an API error that ended the wait for a job. The copy names the job. */
export function aboutJob<T extends KreaAPIError>(error: T, jobId: string): T {
  return withDetails(error, `${error.message} The wait for job ${jobId} has ended; the job keeps running.`, { jobId });
}
