/**
 * Reads the jobs that deliveries name from the API, with bounded concurrency.
 *
 * @module
 */

import { KreaError } from "../errors/base.ts";
import { KreaTimeoutError } from "../errors/client-errors.ts";
import { type EndedJob, hasEnded, type Job, statusText } from "../jobs/job.ts";
import { parseJob } from "../jobs/parse-job.ts";
import { show } from "../options/check.ts";
import { InterruptedError, withDeadline } from "../support/deadline.ts";
import { WaitQueue } from "../support/wait-queue.ts";
import type { WebhookClient } from "./options.ts";
import { UnknownJobs } from "./unknown-jobs.ts";

/** The result of reading a job. */
export type JobRead =
  | { kind: "ended"; job: EndedJob }
  | { kind: "unknown-job" }
  | { kind: "not-ended" | "unavailable"; error: unknown };

/** Options of a {@link JobReader}. */
export interface JobReaderOptions {
  krea: WebhookClient;
  /** How long reading a job may take, including the wait for a free slot, in milliseconds. */
  timeoutMs: number;
  /** How many jobs may be read at the same time. */
  maxConcurrentReads: number;
}

/** How many deliveries may wait for a free slot. Further deliveries are refused at once. */
const maxWaiting = 1_000;

/**
 * The statuses by which the API says that a job does not exist: 404 as documented, and those of an id that it cannot
 * parse.
 */
const unknownStatuses: readonly unknown[] = [400, 404, 410, 422];

/** Reads jobs from the API, at most `maxConcurrentReads` at a time, so that invented ids cannot flood it. */
export class JobReader {
  readonly #options: JobReaderOptions;
  readonly #unknown = new UnknownJobs();
  readonly #turns: WaitQueue;
  #running = 0;

  constructor(options: JobReaderOptions) {
    this.#options = options;
    this.#turns = new WaitQueue(
      () => this.#running < options.maxConcurrentReads,
      () => {
        this.#running += 1;
      },
    );
  }

  /** Reads a job. Never rejects. */
  async read(jobId: string): Promise<JobRead> {
    if (this.#unknown.has(jobId)) return { kind: "unknown-job" };
    if (this.#turns.length >= maxWaiting) return unavailable(jobId, `${maxWaiting} other deliveries are waiting`);
    const { timeoutMs } = this.#options;
    let answer: unknown;
    try {
      answer = await withDeadline({ signal: undefined, timeoutMs }, (signal) => this.#get(jobId, signal));
    } catch (error) {
      if (error instanceof InterruptedError) {
        const message = `webhook: job ${jobId} could not be read within ${timeoutMs} ms (timeoutMs).`;
        return { kind: "unavailable", error: new KreaTimeoutError(message, { timeoutMs }) };
      }
      if (!unknownStatuses.includes(statusOf(error))) return { kind: "unavailable", error };
      this.#unknown.add(jobId);
      return { kind: "unknown-job" };
    }
    const job = parseJob(answer);
    if (!job) return unavailable(jobId, `the API's response is not a job: ${show(answer)}`);
    // The API may resolve a differently written id, such as one in upper case, to the same job. Handling it under that
    // id would handle the job twice.
    if (job.job_id !== jobId) return { kind: "unknown-job" };
    if (hasEnded(job)) return { kind: "ended", job };
    const message = `webhook: a delivery named job ${jobId}, which is ${show(statusText(job))} and has not ended.`;
    return { kind: "not-ended", error: new KreaError(message) };
  }

  async #get(jobId: string, signal: AbortSignal): Promise<Job> {
    await this.#turns.take(signal, this.#options.timeoutMs);
    try {
      return await this.#options.krea.jobs.get(jobId, { signal });
    } finally {
      this.#running -= 1;
      this.#turns.advance();
    }
  }
}

function unavailable(jobId: string, reason: string): JobRead {
  return { kind: "unavailable", error: new KreaError(`webhook: job ${jobId} was not read: ${reason}.`) };
}

/** The HTTP status of an API error, of this package's client or of another one. */
function statusOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "status" in error ? error.status : undefined;
}
