/**
 * Errors of jobs: they were made, and are known by their id.
 *
 * @module
 */

import type { Job } from "../job.ts";
import { KreaError } from "./base.ts";

/** A job did not end as asked. It is known: `jobId` finds it again. */
export class KreaJobError extends KreaError {
  static override readonly errorName: string = "KreaJobError";
  /** The job as it was last seen; undefined where it was never read. */
  readonly job: Job | undefined;
  readonly jobId: string;

  constructor(message: string, { job, jobId, ...options }: { job: Job | undefined; jobId: string; cause?: unknown }) {
    super(message, options);
    this.job = job;
    this.jobId = jobId;
  }
}

/** The job ended as `failed`; the message says why, where the API does. Failed jobs are not billed. */
export class KreaJobFailedError extends KreaJobError {
  static override readonly errorName = "KreaJobFailedError";
}

/** The job ended as `cancelled`. Cancelled jobs are not billed. */
export class KreaJobCancelledError extends KreaJobError {
  static override readonly errorName = "KreaJobCancelledError";
}

/** The wait's deadline passed before the job ended. The job goes on: wait for it again by its id, or cancel it. */
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

/** The job ended as `completed`, but with nothing in it: the model has refused the content without saying so. */
export class KreaEmptyResultError extends KreaJobError {
  static override readonly errorName = "KreaEmptyResultError";
}
