/**
 * Errors of calls that got no answer.
 *
 * @module
 */

import { KreaError } from "./base.ts";

/**
 * A bad option or input, found before anything was sent. The message names it, says what was expected and what came.
 *
 * @example
 * ```ts
 * new Krea({ baseUrl: "api.krea.ai" }); // KreaInputError: baseUrl: expected an absolute URL, got "api.krea.ai".
 * ```
 */
export class KreaInputError extends KreaError {
  static override readonly errorName = "KreaInputError";
}

/** No answer came, and the request may be repeated safely. `cause` is what `fetch` threw. */
export class KreaConnectionError extends KreaError {
  static override readonly errorName = "KreaConnectionError";
}

/** A request's own deadline passed before its answer came. */
export class KreaTimeoutError extends KreaError {
  static override readonly errorName = "KreaTimeoutError";
  /** The deadline, in milliseconds. */
  readonly timeoutMs: number;

  constructor(message: string, { timeoutMs, ...options }: { timeoutMs: number; cause?: unknown }) {
    super(message, options);
    this.timeoutMs = timeoutMs;
  }
}

/**
 * The caller's signal aborted the call. Its name is `AbortError`, as that of every abort, and `cause` is the signal's
 * reason.
 */
export class KreaAbortError extends KreaError {
  static override readonly errorName = "AbortError";
  /** The job that was being waited for, once there is one. It goes on unless it was cancelled. */
  readonly jobId: string | undefined;

  constructor(message: string, { jobId, ...options }: { jobId?: string | undefined; cause?: unknown } = {}) {
    super(message, options);
    this.jobId = jobId;
  }
}
