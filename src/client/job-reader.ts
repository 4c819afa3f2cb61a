/**
 * Reads of jobs by a client: one by one, by pages, and by the watcher that all of its waits share.
 *
 * @module
 */

import { hasEnded, type Job } from "../jobs/job.ts";
import { type JobListQuery, listJobPage } from "../jobs/list-jobs.ts";
import { parseJob } from "../jobs/parse-job.ts";
import { JobWatcher } from "../jobs/watcher.ts";
import type { ApiDocument } from "../models/api-document.ts";
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
    const job = await transport.call("GET", "/jobs/{id}", { ...settings, params: { path: { id } } }, parseJob);
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
    get: (id, signal) => read(id, { maxRetries: 0, signal }),
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
