/**
 * Errors that the API answered with, one class for each status that asks something else of the caller.
 *
 * @module
 */

import { KreaError } from "./base.ts";

/** What is known of an answer that was not a success. */
export interface ApiErrorDetails {
  /** The HTTP status of the answer. */
  status: number;
  /** A machine-readable code, where the body holds one (`model_unavailable`). */
  code: string | undefined;
  /** The body: parsed JSON, or its text where it was no JSON; undefined where it was empty. */
  body: unknown;
  /** The answer's `x-request-id`, to quote to the provider's support. */
  requestId: string | undefined;
  /** `POST` */
  method: string;
  /** The operation's path: `/jobs/{id}`. */
  path: string;
  /** The wait that the answer's `Retry-After` asks for, in milliseconds. */
  retryAfterMs: number | undefined;
  /** The job that was being waited for. */
  jobId?: string | undefined;
}

/**
 * The API answered with an error.
 *
 * @example
 * ```ts
 * if (isKreaAPIError(error) && error.status === 402) buyCredits();
 * ```
 */
export class KreaAPIError extends KreaError {
  static override readonly errorName: string = "KreaAPIError";
  /** The HTTP status of the answer: 404. */
  readonly status: number;
  /** The API's own word for the error, where its body has one. */
  readonly code: string | undefined;
  /** The body of the answer: parsed JSON, else its text; undefined where it has none. */
  readonly body: unknown;
  /** The answer's `x-request-id`, to name to the API's support. */
  readonly requestId: string | undefined;
  /** The method of the request: `POST`. */
  readonly method: string;
  /** The path of the operation: `/jobs/{id}`. */
  readonly path: string;
  /** The wait that `Retry-After` asks for, in milliseconds; undefined where the answer had none. */
  readonly retryAfterMs: number | undefined;
  /** The job that was being waited for, where the answer ended a wait: it goes on. */
  readonly jobId: string | undefined;

  constructor(message: string, details: ApiErrorDetails) {
    super(message);
    this.status = details.status;
    this.code = details.code;
    this.body = details.body;
    this.requestId = details.requestId;
    this.method = details.method;
    this.path = details.path;
    this.retryAfterMs = details.retryAfterMs;
    this.jobId = details.jobId;
  }
}

/**
 * 400: the request is invalid. The message says which field and why, where the API does.
 *
 * @example
 * ```ts
 * if (isKreaBadRequestError(error)) showToUser(error.message); // the input was refused
 * ```
 */
export class KreaBadRequestError extends KreaAPIError {
  static override readonly errorName = "KreaBadRequestError";
}

/**
 * 401: the key is missing, wrong or revoked.
 *
 * @example
 * ```ts
 * if (isKreaAuthenticationError(error)) alertOperator("The key is not let in.");
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
 * 403: the key may not do this.
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
 * 404: there is no such job, asset, style, node app or model, or the key may not see it.
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
 * 409: the request conflicts with the state of what it addresses.
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
 * 410: the model is retired. Repeating the request will not help; `replacement` may.
 *
 * @example
 * ```ts
 * if (isKreaModelRetiredError(error)) console.error(error.replacement, error.migrationUrl);
 * ```
 */
export class KreaModelRetiredError extends KreaAPIError {
  static override readonly errorName = "KreaModelRetiredError";
  /** The model to use instead, where the API names one. */
  readonly replacement: string | undefined;
  /** The date of its end, as the API writes it. */
  readonly sunsetDate: string | undefined;
  /** A page about moving to another model. */
  readonly migrationUrl: string | undefined;

  constructor(message: string, details: ApiErrorDetails) {
    super(message, details);
    this.replacement = textOf(details.body, "replacement");
    this.sunsetDate = textOf(details.body, "sunset_date");
    this.migrationUrl = textOf(details.body, "migration_url");
  }
}

/**
 * 422: the request is well formed, but something in it cannot be used: a file that cannot be fetched, a wrong type.
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
 * 429: too many requests, or too many jobs at once.
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
 * 5xx: the API, or a gateway before it, failed.
 *
 * @example
 * ```ts
 * if (isKreaServerError(error)) console.error(error.status, error.requestId);
 * ```
 */
export class KreaServerError extends KreaAPIError {
  static override readonly errorName = "KreaServerError";
}

function textOf(body: unknown, field: string): string | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const value: unknown = Reflect.get(body, field);
  return typeof value === "string" ? value : undefined;
}
