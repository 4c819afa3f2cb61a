/**
 * Subclasses of KreaAPIError, one for each status that calls for a different reaction.
 *
 * @module
 */

import { isRecord } from "../support/is-record.ts";
import { type ApiErrorDetails, KreaAPIError } from "./api-error.ts";

/**
 * 400: the request is invalid. The message names the field and the reason, if the API gives them.
 *
 * @example
 * ```ts
 * if (isKreaBadRequestError(error)) showToUser(error.message);
 * ```
 */
export class KreaBadRequestError extends KreaAPIError {
  static override readonly errorName = "KreaBadRequestError";
}

/**
 * 401: the API key is missing, wrong or revoked.
 *
 * @example
 * ```ts
 * if (isKreaAuthenticationError(error)) alertOperator("Krea rejected the API key.");
 * ```
 */
export class KreaAuthenticationError extends KreaAPIError {
  static override readonly errorName = "KreaAuthenticationError";
}

/**
 * 402: the account is out of credits.
 *
 * @example
 * ```ts
 * if (isKreaInsufficientCreditsError(error)) buyCredits();
 * ```
 */
export class KreaInsufficientCreditsError extends KreaAPIError {
  static override readonly errorName = "KreaInsufficientCreditsError";
}

/**
 * 403: the API key has no permission for this request.
 *
 * @example
 * ```ts
 * if (isKreaPermissionError(error)) console.error(error.path, error.body);
 * ```
 */
export class KreaPermissionError extends KreaAPIError {
  static override readonly errorName = "KreaPermissionError";
}

/**
 * 404: the job, asset, style, node app or model does not exist, or your API key has no access to it.
 *
 * @example
 * ```ts
 * const job = await krea.jobs.get(id).catch((error: unknown) => {
 *   if (isKreaNotFoundError(error)) return undefined;
 *   throw error;
 * });
 * ```
 */
export class KreaNotFoundError extends KreaAPIError {
  static override readonly errorName = "KreaNotFoundError";
}

/**
 * 409: the request conflicts with the current state of the resource.
 *
 * @example
 * ```ts
 * if (isKreaConflictError(error)) console.error(error.body);
 * ```
 */
export class KreaConflictError extends KreaAPIError {
  static override readonly errorName = "KreaConflictError";
}

/**
 * 410: the model is retired, so repeating the request cannot succeed. Use `replacement` if it is set.
 *
 * @example
 * ```ts
 * if (isKreaModelRetiredError(error)) console.error(error.replacement, error.migrationUrl);
 * ```
 */
export class KreaModelRetiredError extends KreaAPIError {
  static override readonly errorName = "KreaModelRetiredError";
  /** The model to use instead, if the API names one. */
  readonly replacement: string | undefined;
  /** The date on which the model was retired, as the API writes it. */
  readonly sunsetDate: string | undefined;
  /** The URL of a page about moving to another model. */
  readonly migrationUrl: string | undefined;

  constructor(message: string, details: ApiErrorDetails) {
    super(message, details);
    this.replacement = stringField(details.body, "replacement");
    this.sunsetDate = stringField(details.body, "sunset_date");
    this.migrationUrl = stringField(details.body, "migration_url");
  }
}

/**
 * 422: the request is well formed, but a value in it is unusable: a file that cannot be fetched, or of the wrong type.
 *
 * @example
 * ```ts
 * if (isKreaUnprocessableError(error)) showToUser(error.message);
 * ```
 */
export class KreaUnprocessableError extends KreaAPIError {
  static override readonly errorName = "KreaUnprocessableError";
}

/**
 * 429: too many requests, or too many concurrent jobs.
 *
 * @example
 * ```ts
 * if (isKreaRateLimitError(error)) await queue.pause(error.retryAfterMs ?? 30_000);
 * ```
 */
export class KreaRateLimitError extends KreaAPIError {
  static override readonly errorName = "KreaRateLimitError";
}

/**
 * 5xx: the API, or a gateway in front of it, failed.
 *
 * @example
 * ```ts
 * if (isKreaServerError(error)) console.error(error.status, error.requestId);
 * ```
 */
export class KreaServerError extends KreaAPIError {
  static override readonly errorName = "KreaServerError";
}

function stringField(body: unknown, field: string): string | undefined {
  const value = isRecord(body) ? body[field] : undefined;
  return typeof value === "string" ? value : undefined;
}
