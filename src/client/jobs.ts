/**
 * `krea.jobs`: every submission makes a job.
 *
 * @module
 */

import type { CompletedJob, Job, JobStatus } from "../jobs/job.ts";
import { parseJob } from "../jobs/parse-job.ts";
import { waitForJob } from "../jobs/wait.ts";
import type { WaitOptions, WatchOptions } from "../jobs/wait-options.ts";
import type { WaitTarget } from "../jobs/wait-target.ts";
import { watchJob } from "../jobs/watch.ts";
import { checkOptions, isListOfTexts, isNonEmptyString } from "../options/check.ts";
import { checkId } from "../options/check-id.ts";
import { type RequestSettings, requestChecks } from "../options/request-settings.ts";
import type { SubmissionTracker } from "../submissions/tracker.ts";
import { anyBody } from "../transport/parse.ts";
import { redact } from "../transport/redact.ts";
import type { Transport } from "../transport/transport.ts";
import type { JobReader } from "./job-reader.ts";
import { createList, type List, type ListDefinition, type ListOptions } from "./list.ts";

/** A job, or its id. */
export type JobReference = string | { readonly job_id: string };

/** Which jobs to list. */
export interface ListJobsOptions extends ListOptions {
  /** Only jobs with this status. */
  status?: JobStatus | undefined;
  /** Only jobs of these types, as the API names them: `["flux", "k1"]`. */
  types?: readonly string[] | undefined;
}

/** Jobs: read them, wait for them, watch them, cancel them. */
export interface Jobs {
  /**
   * Reads a job.
   *
   * @throws KreaNotFoundError if the job does not exist or belongs to another account
   * @example
   * ```ts
   * const job = await krea.jobs.get("3c90c3cc-0d44-4b50-8888-8dd25736052a");
   * ```
   */
  get(job: JobReference, options?: RequestSettings): Promise<Job>;
  /**
   * Lists your jobs, newest first.
   *
   * @returns a list: await it for one page, or iterate over it for all jobs
   * @example
   * ```ts
   * for await (const job of krea.jobs.list({ status: "failed" })) console.log(job.job_id, job.error?.message);
   * ```
   */
  list(options?: ListJobsOptions): List<Job>;
  /**
   * Waits until a job has completed. The wait survives network errors and the statuses 429 and 5xx. All waits of a client
   * share their requests.
   *
   * @returns the completed job. Its files are in `result.urls`
   * @throws KreaJobFailedError, KreaJobCancelledError or KreaEmptyResultError if the job ended without a result;
   *   KreaJobTimeoutError or KreaAbortError, with the job's id, if the wait ended first
   * @example
   * ```ts
   * const job = await krea.image("bfl/flux-1-dev", { prompt: "a lighthouse" });
   * const { result } = await krea.jobs.wait(job, { timeoutMs: 60_000 });
   * ```
   */
  wait(job: JobReference, options?: WaitOptions): Promise<CompletedJob>;
  /**
   * Iterates over the changes of a job until it has ended. The last one says how it ended: a failed job does not throw. If
   * your loop is slow, it gets the latest state, not every one in between.
   *
   * @throws KreaJobTimeoutError or KreaAbortError, with the job's id, if the iteration ended before the job
   * @example
   * ```ts
   * for await (const { status, result } of krea.jobs.watch(job)) show(status, result?.urls);
   * ```
   */
  watch(job: JobReference, options?: WatchOptions): AsyncIterableIterator<Job>;
  /**
   * Cancels a job that is queued or processing. A job that has ended does not change.
   *
   * @throws KreaNotFoundError if the job does not exist or belongs to another account
   * @example
   * ```ts
   * await krea.jobs.cancel(job);
   * ```
   */
  cancel(job: JobReference, options?: RequestSettings): Promise<void>;
}

/** What `krea.jobs` uses of its client. */
export interface JobsContext {
  transport: Transport;
  reader: JobReader;
  tracker: SubmissionTracker;
}

/** Makes `krea.jobs`. */
export function createJobs({ transport, reader, tracker }: JobsContext): Jobs {
  const cancel = async (job: JobReference, settings: RequestSettings = {}) => {
    checkOptions("jobs.cancel", settings, requestChecks);
    const id = jobIdOf(job);
    tracker.name(id);
    await transport.call("DELETE", "/jobs/{id}", { ...settings, params: { path: { id } } }, anyBody);
  };
  const list: ListDefinition<Job> = {
    what: "jobs.list",
    operation: "GET /jobs",
    filters: { status: isNonEmptyString, types: isListOfTexts },
    readPage: reader.readPage,
  };
  const targetOf = (job: JobReference): WaitTarget => {
    const jobId = jobIdOf(job);
    tracker.name(jobId);
    return {
      jobId,
      watcher: reader.watcher,
      cancel: () => cancel(jobId),
      lastSeen: parseJob(job),
      expectedMs: reader.expectedMsOf(jobId),
      redact: (read) => redact(read, transport.connection.apiKey),
      failuresAreFree: true,
    };
  };
  return {
    get: async (job, settings = {}) => {
      checkOptions("jobs.get", settings, requestChecks);
      return reader.read(jobIdOf(job), settings);
    },
    list: (options) => createList(list, options),
    wait: async (job, options) => waitForJob(targetOf(job), options),
    watch: (job, options) => watchJob(() => targetOf(job), options),
    cancel,
  };
}

function jobIdOf(job: unknown): string {
  return checkId(job, { what: "job", resource: "a job", field: "job_id" });
}
