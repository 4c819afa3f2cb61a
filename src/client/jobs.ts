/**
 * Jobs: what every submission makes.
 *
 * @module
 */

import { expectedSeconds } from "../../generated/expected-seconds.ts";
import { KreaInputError } from "../errors/client-errors.ts";
import { type CompletedJob, hasEnded, type Job, type JobStatus, parseJob } from "../jobs/job.ts";
import { listJobPage } from "../jobs/list-jobs.ts";
import { type WaitOptions, type WaitTarget, type WatchOptions, waitForJob, watchJob } from "../jobs/wait.ts";
import { JobWatcher } from "../jobs/watcher.ts";
import { checkOptions, isPlainObject, show } from "../options/check.ts";
import { type RequestSettings, requestChecks } from "../options/request-settings.ts";
import type { Transport } from "../transport/transport.ts";
import {
  createList,
  isNonEmptyString,
  isNonEmptyStrings,
  type List,
  type ListOptions,
  splitListOptions,
} from "./list.ts";

/** Something that names a job: its id, or the job. */
export type JobReference = string | { readonly job_id: string };

/** Which jobs to list. */
export interface ListJobsOptions extends ListOptions {
  /** Jobs in this state alone. */
  status?: JobStatus | undefined;
  /** Jobs of these types alone, in the API's own words: `["flux", "k1"]`. */
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

/** The jobs of a client, with what the client itself needs of them. */
export interface JobsOfClient extends Jobs {
  /** Notes the model of a job that was made, whose average tells when to look at it. */
  made(job: Job, model: string): void;
}

/** How many jobs' models are remembered. */
const mostModels = 10_000;

/** The jobs of a transport's client. */
export function createJobs(transport: Transport): JobsOfClient {
  const { limiter } = transport;
  const models = new Map<string, string>();

  const read = async (id: string, settings: RequestSettings): Promise<Job> => {
    const { data } = await transport.call("GET", "/jobs/{id}", { ...settings, params: { path: { id } } }, parseJob);
    return data;
  };
  const cancel = async (job: JobReference, settings: RequestSettings = {}) => {
    checkOptions("jobs.cancel", settings, requestChecks);
    transport.named(jobIdOf(job));
    await transport.call("DELETE", "/jobs/{id}", { ...settings, params: { path: { id: jobIdOf(job) } } });
  };
  // The watcher has its own way of going on after a failure: each of its reads is sent once.
  const watcher = new JobWatcher({
    get: (id, signal) => read(id, { maxRetries: 0, signal }),
    list: (query, signal) => listJobPage(transport.call, query, signal, { maxRetries: 0 }),
  });
  const expectedMsOf = (jobId: string) => {
    const seconds = expectedSeconds[models.get(jobId) ?? ""];
    return seconds === undefined ? undefined : seconds * 1_000;
  };
  keepQueueMoving(limiter, watcher, expectedMsOf);

  const targetOf = (job: JobReference): WaitTarget => {
    const jobId = jobIdOf(job);
    transport.named(jobId);
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
    list(options = {}) {
      const { query, settings } = splitListOptions("jobs.list", options, {
        status: isNonEmptyString,
        types: isNonEmptyStrings,
      });
      return createList(
        "GET /jobs",
        async (cursor) => {
          const { jobs, nextCursor } = await listJobPage(
            transport.call,
            { ...query, cursor },
            settings.signal,
            settings,
          );
          return { items: jobs, nextCursor };
        },
        query.cursor,
      );
    },
    wait: async (job, options) => waitForJob(targetOf(job), options),
    watch: (job, options) => watchJob(targetOf(job), options),
    cancel,
    made({ job_id }, model) {
      models.set(job_id, model);
      const [oldest] = models.keys();
      if (models.size > mostModels && oldest !== undefined) models.delete(oldest);
    },
  };
}

/** While submissions wait for a place, the jobs that hold one are watched; otherwise nothing is read for them. */
function keepQueueMoving(
  limiter: Transport["limiter"],
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
export function jobIdOf(job: unknown): string {
  const id = isPlainObject(job) ? job.job_id : job;
  if (typeof id === "string" && id !== "" && id !== "." && id !== "..") return id;
  throw new KreaInputError(`job: expected a job or its id, got ${show(job)}.`);
}
