/**
 * Guards that know an error made by any copy of this package, where `instanceof` knows its own copy alone.
 *
 * @module
 */

import * as api from "./api-errors.ts";
import { isErrorNamed, KreaError } from "./base.ts";
import * as client from "./client-errors.ts";
import { KreaDownloadError } from "./download-error.ts";
import * as job from "./job-errors.ts";
import { KreaValidationError } from "./validation-error.ts";

type ErrorClass<T> = { readonly errorName: string } & (abstract new (...args: never[]) => T);

function guardOf<T>(type: ErrorClass<T>): (value: unknown) => value is T {
  return (value): value is T => isErrorNamed(value, type.errorName);
}

/**
 * Whether a value is any error of this package. As every guard here it knows an error of another copy of the package, too.
 *
 * @example
 * ```ts
 * await krea.jobs.wait(job).catch((error: unknown) => {
 *   if (isKreaError(error)) logger.error(error.toJSON());
 *   else throw error;
 * });
 * ```
 */
export const isKreaError = /* @__PURE__ */ guardOf(KreaError);
/** Whether a value is a {@link client.KreaInputError}. */
export const isKreaInputError = /* @__PURE__ */ guardOf(client.KreaInputError);
/** Whether a value is a {@link KreaValidationError}. */
export const isKreaValidationError = /* @__PURE__ */ guardOf(KreaValidationError);
/** Whether a value is a {@link client.KreaConnectionError}. */
export const isKreaConnectionError = /* @__PURE__ */ guardOf(client.KreaConnectionError);
/** Whether a value is a {@link client.KreaTimeoutError}. */
export const isKreaTimeoutError = /* @__PURE__ */ guardOf(client.KreaTimeoutError);
/** Whether a value is a {@link client.KreaAbortError}. */
export const isKreaAbortError = /* @__PURE__ */ guardOf(client.KreaAbortError);
/** Whether a value is a {@link client.KreaSubmissionUnknownError}. */
export const isKreaSubmissionUnknownError = /* @__PURE__ */ guardOf(client.KreaSubmissionUnknownError);
/** Whether a value is an error that the API answered with, of any status. */
export const isKreaAPIError = /* @__PURE__ */ guardOf(api.KreaAPIError);
/** Whether a value is a {@link api.KreaBadRequestError}. */
export const isKreaBadRequestError = /* @__PURE__ */ guardOf(api.KreaBadRequestError);
/** Whether a value is a {@link api.KreaAuthenticationError}. */
export const isKreaAuthenticationError = /* @__PURE__ */ guardOf(api.KreaAuthenticationError);
/** Whether a value is a {@link api.KreaInsufficientCreditsError}. */
export const isKreaInsufficientCreditsError = /* @__PURE__ */ guardOf(api.KreaInsufficientCreditsError);
/** Whether a value is a {@link api.KreaPermissionError}. */
export const isKreaPermissionError = /* @__PURE__ */ guardOf(api.KreaPermissionError);
/** Whether a value is a {@link api.KreaNotFoundError}. */
export const isKreaNotFoundError = /* @__PURE__ */ guardOf(api.KreaNotFoundError);
/** Whether a value is a {@link api.KreaConflictError}. */
export const isKreaConflictError = /* @__PURE__ */ guardOf(api.KreaConflictError);
/** Whether a value is a {@link api.KreaModelRetiredError}. */
export const isKreaModelRetiredError = /* @__PURE__ */ guardOf(api.KreaModelRetiredError);
/** Whether a value is a {@link api.KreaUnprocessableError}. */
export const isKreaUnprocessableError = /* @__PURE__ */ guardOf(api.KreaUnprocessableError);
/** Whether a value is a {@link api.KreaRateLimitError}. */
export const isKreaRateLimitError = /* @__PURE__ */ guardOf(api.KreaRateLimitError);
/** Whether a value is a {@link api.KreaServerError}. */
export const isKreaServerError = /* @__PURE__ */ guardOf(api.KreaServerError);
/** Whether a value is an error of a job, of any kind. */
export const isKreaJobError = /* @__PURE__ */ guardOf(job.KreaJobError);
/** Whether a value is a {@link job.KreaJobFailedError}. */
export const isKreaJobFailedError = /* @__PURE__ */ guardOf(job.KreaJobFailedError);
/** Whether a value is a {@link job.KreaJobCancelledError}. */
export const isKreaJobCancelledError = /* @__PURE__ */ guardOf(job.KreaJobCancelledError);
/** Whether a value is a {@link job.KreaJobTimeoutError}. */
export const isKreaJobTimeoutError = /* @__PURE__ */ guardOf(job.KreaJobTimeoutError);
/** Whether a value is a {@link job.KreaEmptyResultError}. */
export const isKreaEmptyResultError = /* @__PURE__ */ guardOf(job.KreaEmptyResultError);
/** Whether a value is a {@link job.KreaNodeAppError}. */
export const isKreaNodeAppError = /* @__PURE__ */ guardOf(job.KreaNodeAppError);
/** Whether a value is a {@link KreaDownloadError}. */
export const isKreaDownloadError = /* @__PURE__ */ guardOf(KreaDownloadError);
