/**
 * Jobs: what every submission makes.
 *
 * @module
 */

import { expectedSeconds } from "../../generated/expected-seconds.ts";
import { type CompletedJob, hasEnded, type Job, type JobStatus } from "../jobs/job.ts";
import { type JobListQuery, listJobPage } from "../jobs/list-jobs.ts";
import { parseJob } from "../jobs/parse-job.ts";
import { type WaitOptions, type WaitTarget, type WatchOptions, waitForJob, watchJob } from "../jobs/wait.ts";
import { JobWatcher } from "../jobs/watcher.ts";
import { checkOptions } from "../options/check.ts";
import { checkId } from "../options/check-id.ts";
import { type RequestSettings, requestChecks } from "../options/request-settings.ts";
import type { JobLimiter } from "../submissions/job-limiter.ts";
import type { SubmissionTracker } from "../submissions/tracker.ts";
import type { Transport } from "../transport/transport.ts";
import {
  createList,
  isNonEmptyString,
  isNonEmptyStrings,
  type List,
  type ListDefinition,
  type ListOptions,
} from "./list.ts";

/** A job, or its id. */
export type JobReference = string | { readonly job_id: string };

/** Which jobs to list. */
export interface ListJobsOptions extends ListOptions {
  /** Only jobs in this state. */
  status?: JobStatus | undefined;
  /** Only jobs of these types, in the API's own words: `["flux", "k1"]`. */
  types?: readonly string[] | undefined;
}

/** Jobs: read them, wait for them, watch them, cancel them. */
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
  get(job: JobReference, options?: RequestSettings): Promise<Job>;
  /**
   * Lists the account's jobs, newest first.
   *
   * @returns a promise of one page, and an iterable of all jobs
   * @example
   * ```ts
   * for await (const job of krea.jobs.list({ status: "failed" })) console.log(job.job_id, job.error?.message);
   * ```
   */
  list(options?: ListJobsOptions): List<Job>;
  /**
   * Waits until a job has completed. Network errors, 429 and 5xx do not end the wait; all waits of a client share their
   * requests.
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
   * The changes of a job, until it has ended, well or not: the last one says how. A consumer that is slow is given the
   * latest state, not every one in between.
   *
   * @throws KreaJobTimeoutError and KreaAbortError with its id
   * @example
   * ```ts
   * for await (const { status, result } of krea.jobs.watch(job)) show(status, result?.urls);
   * ```
   */
  watch(job: JobReference, options?: WatchOptions): AsyncIterableIterator<Job>;
  /**
   * Asks the API to cancel a job. It does so while the job is queued or processing; one that has ended stays as it is.
   *
   * @throws KreaNotFoundError where there is no such job, or the key may not see it
   * @example
   * ```ts
   * await krea.jobs.cancel(job);
   * ```
   */
  cancel(job: JobReference, options?: RequestSettings): Promise<void>;
}

/** What jobs need of their client. */
export interface JobsContext {
  transport: Transport;
  limiter: JobLimiter;
  tracker: SubmissionTracker;
}

/** `krea.jobs` of a client. */
export function createJobs({ transport, limiter, tracker }: JobsContext): Jobs {
  const read = async (id: string, settings: RequestSettings): Promise<Job> => {
    const job = await transport.call("GET", "/jobs/{id}", { ...settings, params: { path: { id } } }, parseJob);
    limiter.observe([job]);
    return job;
  };
  const listPage = async (query: JobListQuery, settings: RequestSettings) => {
    const page = await listJobPage(transport, query, settings);
    limiter.observe(page.items);
    return page;
  };
  const cancel = async (job: JobReference, settings: RequestSettings = {}) => {
    checkOptions("jobs.cancel", settings, requestChecks);
    const id = jobIdOf(job);
    tracker.name(id);
    await transport.call("DELETE", "/jobs/{id}", { ...settings, params: { path: { id } } }, anyBody);
  };
  const list: ListDefinition<Job> = {
    what: "jobs.list",
    operation: "GET /jobs",
    filters: { status: isNonEmptyString, types: isNonEmptyStrings },
    readPage: listPage,
  };
  // The watcher has its own way of surviving failures: each of its reads is sent once.
  const watcher = new JobWatcher({
    get: (id, signal) => read(id, { maxRetries: 0, signal }),
    list: (query, signal) => listPage(query, { maxRetries: 0, signal }),
  });
  const expectedMsOf = (jobId: string) => {
    const seconds = expectedSeconds[tracker.modelOf(jobId) ?? ""];
    return seconds === undefined ? undefined : seconds * 1_000;
  };
  keepQueueMoving(limiter, watcher, expectedMsOf);

  const targetOf = (job: JobReference): WaitTarget => {
    const jobId = jobIdOf(job);
    tracker.name(jobId);
    return {
      jobId,
      watcher,
      cancel: () => cancel(jobId),
      first: parseJob(job),
      expectedMs: expectedMsOf(jobId),
      failuresAreFree: true,
    };
  };
  return {
    get: async (job, settings = {}) => {
      checkOptions("jobs.get", settings, requestChecks);
      return read(jobIdOf(job), settings);
    },
    list: (options) => createList(list, options),
    wait: async (job, options) => waitForJob(targetOf(job), options),
    watch: (job, options) => watchJob(() => targetOf(job), options),
    cancel,
  };
}

/** Accepts any body, none too. */
const anyBody = (data: unknown) => ({ data });

/** Watches the jobs that hold a place while submissions wait for one; otherwise nothing is read for them. */
function keepQueueMoving(
  limiter: JobLimiter,
  watcher: JobWatcher,
  expectedMsOf: (jobId: string) => number | undefined,
): void {
  const watched = new Map<string, () => void>();
  const end = (id: string) => {
    watched.get(id)?.();
    watched.delete(id);
  };
  limiter.onWaiting = (jobIds) => {
    for (const id of jobIds) {
      if (watched.has(id)) continue;
      const freed = () => {
        end(id);
        limiter.ended(id);
      };
      const listener = {
        changed: (job: Job) => {
          if (hasEnded(job)) freed();
        },
        failed: freed,
      };
      watched.set(id, watcher.watch(id, { expectedMs: expectedMsOf(id) }, listener));
    }
  };
  limiter.onIdle = () => {
    for (const id of [...watched.keys()]) end(id);
  };
}

/**
 * The id of a job.
 *
 * @throws KreaInputError where the value is neither an id nor a job
 */
function jobIdOf(job: unknown): string {
  return checkId(job, { what: "job", resource: "a job", field: "job_id" });
}
