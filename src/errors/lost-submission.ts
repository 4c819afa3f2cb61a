/**
 * The types that an error about a lost submission carries.
 *
 * @module
 */

import type { Job } from "../jobs/job.ts";

/** The result of searching for the job of a submission whose outcome is unknown. */
export type Recovery =
  /**
   * Exactly one job matches: it was created in the time window of the submission, and this client did not create it
   * otherwise. Another process that uses the same key can have created it.
   */
  | { status: "found"; job: Job }
  /** No matching job was seen so far. It can still appear. */
  | { status: "none" }
  /**
   * The job cannot be told apart: several jobs match, another lost submission could own it, or you passed its id to
   * this client.
   */
  | { status: "ambiguous"; jobs: Job[] };

/** Options of a search for the job of a lost submission. */
export interface RecoverOptions {
  /**
   * How long to keep searching while nothing is found, in milliseconds. The API's list of jobs may lag behind the jobs
   * themselves. Default: 10 000.
   */
  lagMs?: number | undefined;
  /** Ends the search at once when it aborts. */
  signal?: AbortSignal | undefined;
}

/** A submission whose outcome is unknown. */
export interface LostSubmission {
  /** The id of the model; for other submissions the path of the operation, such as `styles/train`. */
  model: string;
  /** When the submission was sent, by this machine's clock. */
  submittedAt: Date;
  /** When its outcome became unknown, by this machine's clock. */
  failedAt: Date;
  /**
   * Searches for the job that the submission may have created. Only reads from the API.
   *
   * @returns `found` with the job, `none`, or `ambiguous` with the jobs that it could be
   * @throws KreaAPIError, KreaConnectionError or KreaTimeoutError if the list of jobs cannot be read; KreaAbortError
   * @example
   * ```ts
   * if (isKreaSubmissionUnknownError(error)) {
   *   const recovery = await error.recover();
   *   if (recovery.status === "found") await krea.jobs.wait(recovery.job);
   * }
   * ```
   */
  recover(options?: RecoverOptions): Promise<Recovery>;
}
