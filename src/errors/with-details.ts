/**
 * Errors of the API with more said of them.
 *
 * @module
 */

import type { ApiErrorDetails, KreaAPIError } from "./api-errors.ts";

/** An error of the API's with other details: of the same class, with the same fields. */
export function withDetails<T extends KreaAPIError>(error: T, message: string, details: Partial<ApiErrorDetails>): T {
  const ErrorType = error.constructor as new (message: string, details: ApiErrorDetails) => T;
  return new ErrorType(message, { ...error, ...details });
}

/** The error where it ended the wait for a job. */
export function aboutJob<T extends KreaAPIError>(error: T, jobId: string): T {
  return withDetails(error, `${error.message} The wait for job ${jobId} has ended; the job goes on.`, { jobId });
}
