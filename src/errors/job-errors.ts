/**
 * Errors of jobs: they were made, and are known by their id.
 *
 * @module
 */

import type { CompletedJob, Job } from "../jobs/job.ts";
import { KreaError } from "./base.ts";

/**
 * A job did not end as asked. It is known: `jobId` finds it again.
 *
 * @example
 * ```ts
 * if (isKreaJobError(error)) await store(error.jobId);
 * ```
 */
export class KreaJobError extends KreaError {
  static override readonly errorName: string = "KreaJobError";
  /** The job as it was last seen; undefined where it was never read. */
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
 * The job ended as `failed`; the message says why, where the API does. Krea bills no failed jobs.
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
 * The job ended as `cancelled`. Krea bills no cancelled jobs.
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
 * The wait's deadline passed before the job ended. The job goes on: wait for it again by its id, or cancel it.
 *
 * @example
 * ```ts
 * if (isKreaJobTimeoutError(error)) await krea.jobs.wait(error.jobId); // it goes on
 * ```
 */
export class KreaJobTimeoutError extends KreaJobError {
  static override readonly errorName = "KreaJobTimeoutError";
  /** The deadline, in milliseconds. */
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
 * The job ended as `completed`, but with nothing in it: the model has refused the content without saying so.
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
 * Of the jobs of a node app at least one did not end well, or not in time. None is lost: each is named.
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
  /** The jobs that have completed. */
  readonly completed: readonly CompletedJob[];
  /** Why the others have not: the errors that {@link Jobs.wait} throws, each with the id of its job. */
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
