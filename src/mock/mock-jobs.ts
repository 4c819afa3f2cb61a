/**
 * The jobs of a mock server, as a test sees and controls them.
 *
 * @module
 */

import type { JobFailure, JobOutcome, JobState } from "./job-state.ts";

/** The submission that created a job. */
export interface Submission {
  /** The path of the request: `/generate/image/bfl/flux-1-dev`. */
  path: string;
  /** The body of the request. */
  body: unknown;
  /** The `X-Webhook-URL` header of the request. Null if it had none. */
  webhookUrl: string | null;
}

/** A job of the mock server. */
export interface MockJob extends Submission {
  /** The id of the job: a UUID. */
  id: string;
  /** When the job was created, as ISO 8601. Different for every job. */
  createdAt: string;
  /** The current status of the job. */
  status: JobState["status"];
}

/**
 * The jobs of a running mock server. Inspect and control them in your tests.
 *
 * @example
 * ```ts
 * mock.jobs.next("failed");
 * await submit(); // this job will fail
 * const job = mock.jobs.list().at(-1);
 * job?.body; // what was submitted
 * ```
 */
export interface MockJobs {
  /**
   * Lists all jobs, oldest first.
   *
   * @example
   * ```ts
   * expect(mock.jobs.list()).toHaveLength(1);
   * ```
   */
  list(): MockJob[];
  /**
   * Sets how the next job will end, at its usual time. Each further call sets the outcome of one more job.
   *
   * @param outcome - how the job ends. `empty` means completed without URLs, which is how the API refuses content
   * @throws KreaInputError if the outcome is unknown
   * @example
   * ```ts
   * mock.jobs.next("failed");
   * ```
   */
  next(outcome: JobOutcome): void;
  /**
   * Completes a job now.
   *
   * @throws Error if no job has this id, or if the job has already ended
   * @example
   * ```ts
   * mock.jobs.complete(job.job_id);
   * ```
   */
  complete(id: string): void;
  /**
   * Makes a job fail now.
   *
   * @param failure - the job's `error`
   * @throws Error if no job has this id, or if the job has already ended
   * @example
   * ```ts
   * mock.jobs.fail(job.job_id, { code: "GENERATION_FAILED", message: "No." });
   * ```
   */
  fail(id: string, failure?: JobFailure): void;
  /**
   * Cancels a job now.
   *
   * @throws Error if no job has this id, or if the job has already ended
   * @example
   * ```ts
   * mock.jobs.cancel(job.job_id);
   * ```
   */
  cancel(id: string): void;
}
