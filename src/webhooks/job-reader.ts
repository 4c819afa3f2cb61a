/**
 * Reads from the API the jobs that deliveries name, so many at once.
 *
 * @module
 */

import { KreaError } from "../errors/base.ts";
import { KreaTimeoutError } from "../errors/client-errors.ts";
import { type EndedJob, hasEnded, type Job, parseJob, statusText } from "../jobs/job.ts";
import { show } from "../options/check.ts";
import { InterruptedError, withDeadline } from "../support/deadline.ts";
import { WaitQueue } from "../support/wait-queue.ts";
import type { WebhookClient } from "./options.ts";
import { UnknownJobs } from "./unknown-jobs.ts";

/** What the API says of a job. */
export type JobRead =
  | { kind: "ended"; job: EndedJob }
  | { kind: "unknown-job" }
  | { kind: "not-ended" | "unavailable"; error: unknown };

/** What a {@link JobReader} is made from. */
export interface JobReaderOptions {
  krea: WebhookClient;
  /** How long a read may take, with the wait for its turn. */
  timeoutMs: number;
  maxConcurrentReads: number;
}

/** How many deliveries may wait for their turn. What comes beyond is turned away at once. */
const mostWaiting = 1_000;

/** The statuses by which the API says that there is no such job: the documented one, and those of an id that it cannot read. */
const unknownStatuses: readonly unknown[] = [400, 404, 410, 422];

/** Reads jobs. Whoever posts made-up ids causes no more than so many reads at once. */
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
    if (this.#turns.length >= mostWaiting)
      return unavailable(jobId, `${mostWaiting} others wait for theirs to be read`);
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
    if (!job) return unavailable(jobId, `the API answered what is no job: ${show(answer)}`);
    // An id that the API takes for that of another job (by its case, for one) must not make that one be handled again.
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

/** The status of an API error, of this package's client or of another. */
function statusOf(error: unknown): unknown {
  return typeof error === "object" && error !== null && "status" in error ? error.status : undefined;
}
