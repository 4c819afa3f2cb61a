/**
 * Errors of jobs that exist. Each error has the id of its job.
 *
 * @module
 */

import type { CompletedJob, Job } from "../jobs/job.ts";
import { KreaError } from "./base.ts";

/**
 * A job did not end as you asked. It exists, and `jobId` identifies it.
 *
 * @example
 * ```ts
 * if (isKreaJobError(error)) await store(error.jobId);
 * ```
 */
export class KreaJobError extends KreaError {
  static override readonly errorName: string = "KreaJobError";
  /** The job as it was last read. Undefined if it was never read. */
  readonly job: Job | undefined;
  /** The id of the job. */
  readonly jobId: string;

  constructor(message: string, { job, jobId, ...options }: { job: Job | undefined; jobId: string; cause?: unknown }) {
    super(message, options);
    this.job = job;
    this.jobId = jobId;
  }
}

/**
 * The job's status is `failed`. The message gives the reason, if the API does. Krea does not bill failed jobs.
 *
 * @example
 * ```ts
 * if (isKreaJobFailedError(error)) console.error(error.job?.error?.message);
 * ```
 */
export class KreaJobFailedError extends KreaJobError {
  static override readonly errorName = "KreaJobFailedError";
}

/**
 * The job's status is `cancelled`. Krea does not bill cancelled jobs.
 *
 * @example
 * ```ts
 * if (isKreaJobCancelledError(error)) console.log(error.jobId, "was cancelled");
 * ```
 */
export class KreaJobCancelledError extends KreaJobError {
  static override readonly errorName = "KreaJobCancelledError";
}

/**
 * The job did not end within the wait's `timeoutMs`. It keeps running: wait for it again by its id, or cancel it.
 *
 * @example
 * ```ts
 * if (isKreaJobTimeoutError(error)) await krea.jobs.wait(error.jobId); // it keeps running
 * ```
 */
export class KreaJobTimeoutError extends KreaJobError {
  static override readonly errorName = "KreaJobTimeoutError";
  /** The timeout of the wait, in milliseconds. */
  readonly timeoutMs: number;

  constructor(
    message: string,
    { timeoutMs, ...details }: { timeoutMs: number; job: Job | undefined; jobId: string; cause?: unknown },
  ) {
    super(message, details);
    this.timeoutMs = timeoutMs;
  }
}

/**
 * The job's status is `completed`, but it has no result. This is how models refuse content without saying so.
 *
 * @example
 * ```ts
 * if (isKreaEmptyResultError(error)) showToUser("Try another prompt.");
 * ```
 */
export class KreaEmptyResultError extends KreaJobError {
  static override readonly errorName = "KreaEmptyResultError";
}

/**
 * At least one job of a node app's run failed, was cancelled or timed out. The error lists all jobs of the run, so none
 * is lost.
 *
 * @example
 * ```ts
 * if (isKreaNodeAppError(error)) for (const job of error.completed) save(job.result.urls);
 * ```
 */
export class KreaNodeAppError extends KreaJobError {
  static override readonly errorName = "KreaNodeAppError";
  /** The ids of all jobs of the run. */
  readonly jobIds: readonly string[];
  /** The jobs that completed. */
  readonly completed: readonly CompletedJob[];
  /** The errors of the other jobs, as {@link Jobs.wait} throws them. Each has the id of its job. */
  readonly failures: readonly unknown[];

  constructor(
    message: string,
    {
      jobIds,
      completed,
      failures,
      ...details
    }: {
      jobIds: readonly string[];
      completed: readonly CompletedJob[];
      failures: readonly unknown[];
      job: Job | undefined;
      jobId: string;
      cause?: unknown;
    },
  ) {
    super(message, details);
    this.jobIds = jobIds;
    this.completed = completed;
    this.failures = failures;
  }
}
