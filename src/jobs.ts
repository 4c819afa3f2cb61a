/**
 * Jobs: what every submission makes.
 *
 * @module
 */

import { isPlainObject, show } from "./check.ts";
import { KreaInputError } from "./errors/client-errors.ts";
import { type CompletedJob, type Job, parseJob } from "./job.ts";
import type { Transport } from "./transport.ts";
import { type WaitOptions, waitForJob } from "./wait.ts";

/** Options of a single request. */
export interface CallOptions {
  /** Aborts the request. */
  signal?: AbortSignal | undefined;
  /** How long the request may take, in milliseconds. Default: the client's `timeoutMs`. */
  timeoutMs?: number | undefined;
}

/** Something that names a job: its id, or the job. */
export type JobReference = string | { readonly job_id: string };

/** Jobs: read them, wait for them, cancel them. */
export interface Jobs {
  /**
   * Reads a job.
   *
   * @throws KreaNotFoundError where there is no such job, or the key may not see it
   * @example
   * ```ts
   * const job = await krea.jobs.get("3c90c3cc-0d44-4b50-8888-8dd25736052a");
   * ```
   */
  get(job: JobReference, options?: CallOptions): Promise<Job>;
  /**
   * Waits until a job has completed.
   *
   * @returns the job with its result: `result.urls`
   * @throws KreaJobFailedError, KreaJobCancelledError, KreaEmptyResultError as the job ended; KreaJobTimeoutError and
   *   KreaAbortError with its id where the wait ended first
   * @example
   * ```ts
   * const job = await krea.image("bfl/flux-1-dev", { prompt: "a lighthouse" });
   * const { result } = await krea.jobs.wait(job, { timeoutMs: 60_000 });
   * ```
   */
  wait(job: JobReference, options?: WaitOptions): Promise<CompletedJob>;
  /**
   * Asks the API to cancel a job. It does so while the job is queued or processing; one that has ended stays as it is.
   *
   * @throws KreaNotFoundError where there is no such job, or the key may not see it
   */
  cancel(job: JobReference, options?: CallOptions): Promise<void>;
}

/** The jobs of a transport's client. */
export function createJobs(transport: Transport): Jobs {
  const read = async (id: string, options: CallOptions): Promise<Job> => {
    const init = { ...options, params: { path: { id } } };
    const { data: job } = await transport.call("GET", "/jobs/{id}", init, parseJob);
    return job;
  };
  return {
    get: async (job, options = {}) => read(jobIdOf(job), options),
    wait: async (job, options) => {
      const jobId = jobIdOf(job);
      return waitForJob(jobId, (signal) => read(jobId, { signal }), options, parseJob(job));
    },
    cancel: async (job, options = {}) => {
      await transport.call("DELETE", "/jobs/{id}", { ...options, params: { path: { id: jobIdOf(job) } } });
    },
  };
}

/**
 * The id of a job.
 *
 * @throws KreaInputError where the value is neither an id nor a job
 */
export function jobIdOf(job: unknown): string {
  const id = isPlainObject(job) ? job.job_id : job;
  if (typeof id === "string" && id !== "") return id;
  throw new KreaInputError(`job: expected a job or its id, got ${show(job)}.`);
}
