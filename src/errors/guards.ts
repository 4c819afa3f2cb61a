/**
 * Type guards for the errors of this package. Unlike `instanceof`, they recognize errors of any copy of it in the
 * program.
 *
 * @module
 */

import { KreaAPIError } from "./api-error.ts";
import { isErrorNamed, KreaError } from "./base.ts";
import {
  KreaAbortError,
  KreaConnectionError,
  KreaInputError,
  KreaSubmissionUnknownError,
  KreaTimeoutError,
} from "./client-errors.ts";
import { KreaDownloadError } from "./download-error.ts";
import {
  KreaEmptyResultError,
  KreaJobCancelledError,
  KreaJobError,
  KreaJobFailedError,
  KreaJobTimeoutError,
  KreaNodeAppError,
} from "./job-errors.ts";
import {
  KreaAuthenticationError,
  KreaBadRequestError,
  KreaConflictError,
  KreaInsufficientCreditsError,
  KreaModelRetiredError,
  KreaNotFoundError,
  KreaPermissionError,
  KreaRateLimitError,
  KreaServerError,
  KreaUnprocessableError,
} from "./status-errors.ts";
import { KreaValidationError } from "./validation-error.ts";

type ErrorClass<T> = { readonly errorName: string } & (abstract new (...args: never[]) => T);

function guardOf<T>(type: ErrorClass<T>): (value: unknown) => value is T {
  return (value): value is T => isErrorNamed(value, type.errorName);
}

/**
 * Whether a value is any error of this package. Like all guards here, it also recognizes errors created by another copy
 * of this package.
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
/** Whether a value is a {@link KreaInputError}. */
export const isKreaInputError = /* @__PURE__ */ guardOf(KreaInputError);
/** Whether a value is a {@link KreaValidationError}. */
export const isKreaValidationError = /* @__PURE__ */ guardOf(KreaValidationError);
/** Whether a value is a {@link KreaConnectionError}. */
export const isKreaConnectionError = /* @__PURE__ */ guardOf(KreaConnectionError);
/** Whether a value is a {@link KreaTimeoutError}. */
export const isKreaTimeoutError = /* @__PURE__ */ guardOf(KreaTimeoutError);
/** Whether a value is a {@link KreaAbortError}. */
export const isKreaAbortError = /* @__PURE__ */ guardOf(KreaAbortError);
/** Whether a value is a {@link KreaSubmissionUnknownError}. */
export const isKreaSubmissionUnknownError = /* @__PURE__ */ guardOf(KreaSubmissionUnknownError);
/** Whether a value is a {@link KreaAPIError}: an error response of the API, of any status. */
export const isKreaAPIError = /* @__PURE__ */ guardOf(KreaAPIError);
/** Whether a value is a {@link KreaBadRequestError}. */
export const isKreaBadRequestError = /* @__PURE__ */ guardOf(KreaBadRequestError);
/** Whether a value is a {@link KreaAuthenticationError}. */
export const isKreaAuthenticationError = /* @__PURE__ */ guardOf(KreaAuthenticationError);
/** Whether a value is a {@link KreaInsufficientCreditsError}. */
export const isKreaInsufficientCreditsError = /* @__PURE__ */ guardOf(KreaInsufficientCreditsError);
/** Whether a value is a {@link KreaPermissionError}. */
export const isKreaPermissionError = /* @__PURE__ */ guardOf(KreaPermissionError);
/** Whether a value is a {@link KreaNotFoundError}. */
export const isKreaNotFoundError = /* @__PURE__ */ guardOf(KreaNotFoundError);
/** Whether a value is a {@link KreaConflictError}. */
export const isKreaConflictError = /* @__PURE__ */ guardOf(KreaConflictError);
/** Whether a value is a {@link KreaModelRetiredError}. */
export const isKreaModelRetiredError = /* @__PURE__ */ guardOf(KreaModelRetiredError);
/** Whether a value is a {@link KreaUnprocessableError}. */
export const isKreaUnprocessableError = /* @__PURE__ */ guardOf(KreaUnprocessableError);
/** Whether a value is a {@link KreaRateLimitError}. */
export const isKreaRateLimitError = /* @__PURE__ */ guardOf(KreaRateLimitError);
/** Whether a value is a {@link KreaServerError}. */
export const isKreaServerError = /* @__PURE__ */ guardOf(KreaServerError);
/** Whether a value is a {@link KreaJobError} or one of its subclasses. */
export const isKreaJobError = /* @__PURE__ */ guardOf(KreaJobError);
/** Whether a value is a {@link KreaJobFailedError}. */
export const isKreaJobFailedError = /* @__PURE__ */ guardOf(KreaJobFailedError);
/** Whether a value is a {@link KreaJobCancelledError}. */
export const isKreaJobCancelledError = /* @__PURE__ */ guardOf(KreaJobCancelledError);
/** Whether a value is a {@link KreaJobTimeoutError}. */
export const isKreaJobTimeoutError = /* @__PURE__ */ guardOf(KreaJobTimeoutError);
/** Whether a value is a {@link KreaEmptyResultError}. */
export const isKreaEmptyResultError = /* @__PURE__ */ guardOf(KreaEmptyResultError);
/** Whether a value is a {@link KreaNodeAppError}. */
export const isKreaNodeAppError = /* @__PURE__ */ guardOf(KreaNodeAppError);
/** Whether a value is a {@link KreaDownloadError}. */
export const isKreaDownloadError = /* @__PURE__ */ guardOf(KreaDownloadError);
