/**
 * The types that an error about a lost submission carries.
 *
 * @module
 */

import type { Job } from "../jobs/job.ts";

/**
 * What a found job rests on.
 *
 * - `time`: it is the only job that was created in the time window of the submission and that this client did not create
 *   otherwise
 * - `model`: the list of jobs names its model, which is that of the submission
 * - `id`: it has the id that the client chose for it (`krea-sdk/runware`)
 */
export type RecoveryEvidence = "time" | "model" | "id";

/** The result of searching for the job of a submission whose outcome is unknown. */
export type Recovery =
  /**
   * Exactly one job can be it. If other processes submit with the same key, it can be the job of one of them: pass
   * `sharedKey: true` to the client, which makes such a job `ambiguous`.
   */
  | { status: "found"; job: Job; evidence: readonly RecoveryEvidence[] }
  /** No job was created in the time window of the submission: the whole window was read, and every row was understood. */
  | { status: "none" }
  /** It cannot be told whether there is a job, or which one it is. `jobs` are those that it could be, if any were seen. */
  | { status: "ambiguous"; jobs: Job[]; reason: string };

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
   * @returns `found` with the job and the evidence, `none`, or `ambiguous` with the jobs that it could be and the reason
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
