/**
 * Errors of calls that got no answer.
 *
 * @module
 */

import type { RecoverOptions, Recovery } from "../submissions/recovery.ts";
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
  static override readonly errorName: string = "KreaInputError";
}

/**
 * No answer came, and the request may be repeated safely. `cause` is what `fetch` threw.
 *
 * @example
 * ```ts
 * if (isKreaConnectionError(error)) console.error(error.cause); // nothing came of it: try again later
 * ```
 */
export class KreaConnectionError extends KreaError {
  static override readonly errorName = "KreaConnectionError";
}

/**
 * A request's own deadline passed before its answer came.
 *
 * @example
 * ```ts
 * if (isKreaTimeoutError(error)) console.error(`no answer within ${error.timeoutMs} ms`);
 * ```
 */
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
 *
 * @example
 * ```ts
 * if (isKreaAbortError(error) && error.jobId) await store(error.jobId); // the job goes on
 * ```
 */
export class KreaAbortError extends KreaError {
  static override readonly errorName = "AbortError";
  /** The job that was being waited for, once there is one. It goes on unless it was cancelled. */
  readonly jobId: string | undefined;
  /** The jobs that were being waited for, where there are several: those of a node app. */
  readonly jobIds: readonly string[] | undefined;
  /** When the submission that was aborted had gone out, by this machine's clock; undefined where none had. */
  readonly submittedAt: Date | undefined;
  /** When it was aborted: its job, if there is one, was created between `submittedAt` and then. */
  readonly failedAt: Date | undefined;
  /** Looks for its job, as {@link KreaSubmissionUnknownError.recover} does. */
  readonly recover: ((options?: RecoverOptions) => Promise<Recovery>) | undefined;
  /** Settles when the API has answered the cancellation that `cancelOnAbort` asks for; undefined where it does not. */
  readonly cancellation: Promise<void> | undefined;

  constructor(message: string, { jobId, jobIds, cancellation, submission, ...options }: AbortDetails = {}) {
    super(message, options);
    this.jobIds = jobIds;
    this.submittedAt = submission?.submittedAt;
    this.failedAt = submission?.failedAt;
    this.recover = submission?.recover;
    this.jobId = jobId;
    this.cancellation = cancellation;
  }
}

/** What a {@link KreaAbortError} is made from. */
export interface AbortDetails {
  /** The job that was being waited for. */
  jobId?: string | undefined;
  /** The jobs that were being waited for, where there are several. */
  jobIds?: readonly string[] | undefined;
  /** Settles when the API has answered the cancellation. */
  cancellation?: Promise<void> | undefined;
  /** The submission that had gone out. */
  submission?: LostSubmission | undefined;
  /** The reason of the signal. */
  cause?: unknown;
}

/**
 * A submission went out, and what became of it is not known: the connection broke, no answer came in time, or the answer
 * was a failure of the API's (5xx) or could not be read. The job may exist, and be billed; it is never sent again by
 * itself.
 *
 * @example
 * ```ts
 * try {
 *   job = await krea.image("bfl/flux-1-dev", input);
 * } catch (error) {
 *   if (!isKreaSubmissionUnknownError(error)) throw error;
 *   const recovery = await error.recover();
 *   if (recovery.status === "found") job = recovery.job;
 *   else if (recovery.status === "none") job = await krea.image("bfl/flux-1-dev", input); // none was made until now
 *   else review(recovery.jobs);
 * }
 * ```
 */
export class KreaSubmissionUnknownError extends KreaError {
  static override readonly errorName = "KreaSubmissionUnknownError";
  /** The model, by its id, or the operation's path where it is none. */
  readonly model: string;
  /** When the submission went out, by this machine's clock. The job, if there is one, was created between then and `failedAt`. */
  readonly submittedAt: Date;
  /** When its outcome was found not to be known. */
  readonly failedAt: Date;
  /** What was found, where the client has looked by itself (`onUnknownSubmission: "recover"`). */
  recovery: Recovery | undefined;
  readonly #recover: (options?: RecoverOptions) => Promise<Recovery>;

  constructor(message: string, { model, submittedAt, failedAt, recover, cause }: LostSubmission & { cause?: unknown }) {
    super(message, { cause });
    this.model = model;
    this.submittedAt = submittedAt;
    this.failedAt = failedAt;
    this.#recover = recover;
  }

  /**
   * Looks for the job among those created in the time of the submission, by the server's clock, that this client does not
   * know otherwise. Sends nothing but reads.
   *
   * @returns `found` with the job; `none`: no such job was made until now; `ambiguous` with the jobs that it could be
   * @throws KreaAPIError, KreaConnectionError, KreaTimeoutError where the list cannot be read; KreaAbortError
   * @example
   * ```ts
   * const recovery = await error.recover();
   * if (recovery.status === "found") await krea.jobs.wait(recovery.job);
   * ```
   */
  async recover(options?: RecoverOptions): Promise<Recovery> {
    return this.#recover(options);
  }
}

/** A submission whose outcome is not known. */
export interface LostSubmission {
  /** The model, by its id, or the operation's path where it is none. */
  model: string;
  /** When it went out. */
  submittedAt: Date;
  /** When its outcome was found not to be known. */
  failedAt: Date;
  /**
   * Looks for its job.
   *
   * @example
   * ```ts
   * const recovery = await error.recover();
   * if (recovery.status === "found") await krea.jobs.wait(recovery.job);
   * ```
   */
  recover(options?: RecoverOptions): Promise<Recovery>;
}
