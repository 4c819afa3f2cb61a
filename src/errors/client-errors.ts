/**
 * Errors of calls that received no usable response.
 *
 * @module
 */

import { KreaError } from "./base.ts";
import type { SavedFile } from "./download-error.ts";
import type { LostSubmission, RecoverOptions, Recovery } from "./lost-submission.ts";

/**
 * An option or input is invalid. Thrown before anything is sent. The message names the option or field, what was
 * expected, and what you passed.
 *
 * @example
 * ```ts
 * new Krea({ timeoutMs: -1 });
 * // KreaInputError: new Krea(): timeoutMs: expected a number of milliseconds above 0 and up to 2147483647, got -1.
 * ```
 */
export class KreaInputError extends KreaError {
  static override readonly errorName: string = "KreaInputError";
  /** Of `saveJob`: the files of the same job that were saved before the error, if there were any. */
  declare readonly saved?: readonly SavedFile[];

  constructor(message: string, { saved, ...options }: { cause?: unknown; saved?: readonly SavedFile[] } = {}) {
    super(message, options);
    if (saved) this.saved = saved;
  }
}

/**
 * No response arrived, and repeating the request is safe. `cause` is the error that `fetch` threw.
 *
 * @example
 * ```ts
 * if (isKreaConnectionError(error)) console.error(error.cause); // try again later
 * ```
 */
export class KreaConnectionError extends KreaError {
  static override readonly errorName = "KreaConnectionError";
}

/**
 * A request exceeded its own timeout before a response arrived.
 *
 * @example
 * ```ts
 * if (isKreaTimeoutError(error)) console.error(`no response within ${error.timeoutMs} ms`);
 * ```
 */
export class KreaTimeoutError extends KreaError {
  static override readonly errorName = "KreaTimeoutError";
  /** The timeout, in milliseconds. */
  readonly timeoutMs: number;

  constructor(message: string, { timeoutMs, ...options }: { timeoutMs: number; cause?: unknown }) {
    super(message, options);
    this.timeoutMs = timeoutMs;
  }
}

/**
 * Your `signal` aborted the call. The error's `name` is `AbortError`, as for every abort, and `cause` is the signal's
 * reason.
 *
 * @example
 * ```ts
 * if (isKreaAbortError(error) && error.jobId) await store(error.jobId); // the job keeps running
 * ```
 */
export class KreaAbortError extends KreaError {
  static override readonly errorName = "AbortError";
  /**
   * The id of the job that was being waited for, if there was one. The job keeps running unless you asked for
   * `cancelOnAbort`.
   */
  readonly jobId: string | undefined;
  /** The ids of all jobs that were being waited for, if there were several: a node app can create more than one. */
  readonly jobIds: readonly string[] | undefined;
  /** When the aborted submission was sent, by this machine's clock. Undefined if no submission was in flight. */
  readonly submittedAt: Date | undefined;
  /** When the submission was aborted. Its job, if one exists, was created between `submittedAt` and this time. */
  readonly failedAt: Date | undefined;
  /**
   * Searches for the job of the aborted submission: see {@link KreaSubmissionUnknownError.recover}. Undefined if no
   * submission was in flight.
   */
  readonly recover: ((options?: RecoverOptions) => Promise<Recovery>) | undefined;
  /** With `cancelOnAbort`: settles when the API has responded to the cancellation. Otherwise undefined. */
  readonly cancellation: Promise<void> | undefined;
  /** Of `saveJob`: the files of the same job that were saved before the abort, if there were any. */
  declare readonly saved?: readonly SavedFile[];

  constructor(message: string, { jobId, jobIds, cancellation, submission, saved, ...options }: AbortDetails = {}) {
    super(message, options);
    if (saved) this.saved = saved;
    this.jobIds = jobIds;
    this.submittedAt = submission?.submittedAt;
    this.failedAt = submission?.failedAt;
    this.recover = submission?.recover;
    this.jobId = jobId;
    this.cancellation = cancellation;
  }
}

/** The details of a {@link KreaAbortError}. */
export interface AbortDetails {
  /** The id of the job that was being waited for. */
  jobId?: string | undefined;
  /** The ids of all jobs that were being waited for, if there were several. */
  jobIds?: readonly string[] | undefined;
  /** Settles when the API has responded to the cancellation. */
  cancellation?: Promise<void> | undefined;
  /** The submission that was in flight. */
  submission?: LostSubmission | undefined;
  /** The files that were saved before. */
  saved?: readonly SavedFile[] | undefined;
  /** The reason of the signal. */
  cause?: unknown;
}

/**
 * A submission was sent, but its outcome is unknown: the connection broke, the request timed out, or the response was a
 * 5xx or could not be read. A job may exist and be billed. The submission is never sent again automatically.
 *
 * @example
 * ```ts
 * try {
 *   job = await krea.image("bfl/flux-1-dev", input);
 * } catch (error) {
 *   if (!isKreaSubmissionUnknownError(error)) throw error;
 *   const recovery = await error.recover();
 *   if (recovery.status === "found") job = recovery.job;
 *   else if (recovery.status === "none") job = await krea.image("bfl/flux-1-dev", input);
 *   else review(recovery.jobs, recovery.reason);
 * }
 * ```
 */
export class KreaSubmissionUnknownError extends KreaError {
  static override readonly errorName = "KreaSubmissionUnknownError";
  /** The id of the model; for other submissions the path of the operation, such as `styles/train`. */
  readonly model: string;
  /**
   * When the submission was sent, by this machine's clock. Its job, if one exists, was created between then and
   * `failedAt`.
   */
  readonly submittedAt: Date;
  /** When the outcome became unknown, by this machine's clock. */
  readonly failedAt: Date;
  /**
   * The result of the client's own search, which it makes if you set `onUnknownSubmission: "recover"`. Otherwise
   * undefined.
   */
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
   * Searches for the job that the submission may have created: a job created while the submission was in flight, by the
   * server's clock, that this client did not create otherwise. Only reads from the API.
   *
   * `none` means that the whole list was read for that time, that every row was understood, and that no such job was there.
   * If other processes submit with the same key, `found` can be the job of one of them: pass `sharedKey: true` to the client.
   *
   * @returns `found` with the job and the evidence; `none`; `ambiguous` with the jobs that it could be and the reason
   * @throws KreaAPIError, KreaConnectionError or KreaTimeoutError if the list of jobs cannot be read; KreaAbortError if
   *   your signal aborts
   * @example
   * ```ts
   * if (isKreaSubmissionUnknownError(error)) {
   *   const recovery = await error.recover();
   *   if (recovery.status === "found") await krea.jobs.wait(recovery.job);
   * }
   * ```
   */
  async recover(options?: RecoverOptions): Promise<Recovery> {
    return this.#recover(options);
  }
}
