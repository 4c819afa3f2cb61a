/**
 * Reads of jobs by a client: one by one, by pages, and by the watcher that all of its waits share.
 *
 * @module
 */

import { KreaConnectionError } from "../errors/client-errors.ts";
import { isKreaNotFoundError } from "../errors/guards.ts";
import { withDetails } from "../errors/with-details.ts";
import { hasEnded, type Job } from "../jobs/job.ts";
import { type JobListQuery, listJobPage } from "../jobs/list-jobs.ts";
import { parseJob } from "../jobs/parse-job.ts";
import { JobWatcher } from "../jobs/watcher.ts";
import type { ApiDocument } from "../models/api-document.ts";
import { show } from "../options/check.ts";
import type { RequestSettings } from "../options/request-settings.ts";
import type { WatchUntilEnded } from "../submissions/job-limiter.ts";
import type { SubmissionTracker } from "../submissions/tracker.ts";
import type { Page } from "../transport/page.ts";
import type { Transport } from "../transport/transport.ts";

/** Reads the jobs of a client. */
export interface JobReader {
  read(jobId: string, settings: RequestSettings): Promise<Job>;
  readPage(query: JobListQuery, settings: RequestSettings): Promise<Page<Job>>;
  readonly watcher: JobWatcher;
  /** How long the model of a job of this client takes on average, in milliseconds. Undefined if unknown. */
  expectedMsOf(jobId: string): number | undefined;
  readonly watchUntilEnded: WatchUntilEnded;
}

/** What reads of jobs use of their client. */
export interface JobReaderContext {
  transport: Transport;
  tracker: SubmissionTracker;
  document: ApiDocument;
  /** Called with all jobs that are read. */
  observe(jobs: readonly Job[]): void;
}

/** Makes the reader of a client. */
export function createJobReader({ transport, tracker, document, observe }: JobReaderContext): JobReader {
  const read = async (id: string, settings: RequestSettings): Promise<Job> => {
    const init = { ...settings, params: { path: { id } } };
    const job = await transport.call("GET", "/jobs/{id}", init, parseJob).catch(aboutId(id));
    observe([job]);
    return job;
  };
  const readPage = async (query: JobListQuery, settings: RequestSettings) => {
    const page = await listJobPage(transport, query, settings);
    observe(page.items);
    return page;
  };
  // The watcher decides itself when to read again, so its requests are not retried.
  const watcher = new JobWatcher({
    get: async (id, signal) => onlyJob(id, await read(id, { maxRetries: 0, signal })),
    list: (query, signal) => readPage(query, { maxRetries: 0, signal }),
  });
  const expectedMsOf = (jobId: string) => {
    const seconds = document.expectedSeconds[tracker.modelOf(jobId) ?? ""];
    return seconds === undefined ? undefined : seconds * 1_000;
  };
  return {
    read,
    readPage,
    watcher,
    expectedMsOf,
    watchUntilEnded: (jobId, ended) =>
      watcher.watch(
        jobId,
        { expectedMs: expectedMsOf(jobId) },
        { changed: (job) => void (hasEnded(job) && ended()), failed: ended },
      ),
  };
}

/**
 * The job, if it is the one that was asked for. A wait would take the result of another for its own.
 *
 * @throws KreaConnectionError, so that the wait reads it again
 */
function onlyJob(id: string, job: Job): Job {
  // The API may write a UUID in another case than the caller.
  if (job.job_id.toLowerCase() === id.toLowerCase()) return job;
  throw new KreaConnectionError(`GET /jobs/{id} was answered with job ${show(job.job_id)}, not with ${show(id)}.`);
}

/** Names the job in the error of one that does not exist. */
function aboutId(id: string): (error: unknown) => never {
  return (error) => {
    if (!isKreaNotFoundError(error)) throw error;
    throw withDetails(error, `There is no job ${show(id)}: ${error.message}`, {});
  };
}
