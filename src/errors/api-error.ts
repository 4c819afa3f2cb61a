/**
 * The error for every response of the API that is not a success.
 *
 * @module
 */

import { KreaError } from "./base.ts";

/** The details of a response that is not a success. */
export interface ApiErrorDetails {
  /** The HTTP status of the response: 404. */
  status: number;
  /** The API's machine-readable error code, if the body has one: `model_unavailable`. */
  code: string | undefined;
  /** The response body: parsed JSON, or text if it is not JSON. Undefined if it is empty. */
  body: unknown;
  /** The response's `x-request-id` header. Quote it when you contact Krea's support. */
  requestId: string | undefined;
  /** The HTTP method of the request: `POST`. */
  method: string;
  /** The path of the operation: `/jobs/{id}`. */
  path: string;
  /** The delay that the response's `Retry-After` header asks for, in milliseconds, at most 5 minutes. */
  retryAfterMs: number | undefined;
  /** The id of the job that was being waited for. */
  jobId?: string | undefined;
}

/**
 * The API responded with an error. Each documented status has a subclass of its own.
 *
 * @example
 * ```ts
 * if (isKreaAPIError(error) && error.status === 402) buyCredits();
 * ```
 */
export class KreaAPIError extends KreaError {
  static override readonly errorName: string = "KreaAPIError";
  /** The HTTP status of the response: 404. */
  readonly status: number;
  /** The API's machine-readable error code, if the body has one: `model_unavailable`. */
  readonly code: string | undefined;
  /** The response body: parsed JSON, or text if it is not JSON. Undefined if it is empty. */
  readonly body: unknown;
  /** The response's `x-request-id` header. Quote it when you contact Krea's support. */
  readonly requestId: string | undefined;
  /** The HTTP method of the request: `POST`. */
  readonly method: string;
  /** The path of the operation: `/jobs/{id}`. */
  readonly path: string;
  /**
   * The delay that the `Retry-After` header asks for, in milliseconds, at most 5 minutes. Undefined if the response has
   * none, or one that cannot be read.
   */
  readonly retryAfterMs: number | undefined;
  /** The id of the job that was being waited for, if the error ended a wait. The job keeps running. */
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
