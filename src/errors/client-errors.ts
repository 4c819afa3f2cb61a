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

/**
 * A submission went out, and what became of it is not known: the connection broke, no answer came in time, or the answer
 * was a failure of the API's (5xx) or could not be read. The job may exist, and be billed; it is never sent again by
 * itself. Look for it among the jobs created since `submittedAt` before sending it again.
 */
export class KreaSubmissionUnknownError extends KreaError {
  static override readonly errorName = "KreaSubmissionUnknownError";
  /** The model, by its id, or the operation's path where it is none. */
  readonly model: string;
  /** When the submission went out. */
  readonly submittedAt: Date;

  constructor(
    message: string,
    { model, submittedAt, ...options }: { model: string; submittedAt: Date; cause?: unknown },
  ) {
    super(message, options);
    this.model = model;
    this.submittedAt = submittedAt;
  }
}
