/**
 * `maxConcurrentJobs`: holds back submissions while that many jobs are running.
 *
 * @module
 */

import { hasEnded, type Job } from "../jobs/job.ts";
import { WaitQueue } from "../support/wait-queue.ts";

/** The place of one submission. */
export interface JobPlace {
  /** The submission made these jobs. The place is freed when all of them have ended. */
  made(jobIds: readonly string[]): void;
  /** Frees the place, because the submission made no job, or none whose id is known. */
  free(): void;
}

/**
 * Watches a job, and calls `ended` when it has ended or cannot be read.
 *
 * @returns a function that stops watching
 */
export type WatchUntilEnded = (jobId: string, ended: () => void) => () => void;

/**
 * Counts the running jobs of a client. A submission takes a place before it is sent. The place is freed when any response
 * shows that its jobs have ended.
 */
export class JobLimiter {
  readonly #maxJobs: number;
  readonly #places = new Map<string, { runningIds: Set<string> }>();
  #taken = 0;
  readonly #queue: WaitQueue;
  readonly #watchUntilEnded: WatchUntilEnded;
  /** The jobs that are watched, each with the function that stops it. */
  readonly #watched = new Map<string, () => void>();

  /**
   * @param maxJobs - how many jobs may run at the same time; Infinity for no limit
   * @param watchUntilEnded - watches the jobs that hold a place, while submissions wait. At other times nothing is read for
   *   them
   */
  constructor(maxJobs: number, watchUntilEnded: WatchUntilEnded) {
    this.#maxJobs = maxJobs;
    this.#watchUntilEnded = watchUntilEnded;
    this.#queue = new WaitQueue(
      () => this.#taken < this.#maxJobs,
      () => {
        this.#taken += 1;
      },
    );
  }

  /** Takes a place if one is free, nobody waits and the signal has not aborted. */
  takeNow(signal: AbortSignal | undefined): JobPlace | undefined {
    return this.#queue.takeNow(signal) ? this.#newPlace() : undefined;
  }

  /**
   * Waits for a place, first come, first served.
   *
   * @param timeoutMs - the longest time to wait, in milliseconds
   * @throws InterruptedError if the signal aborts or the time is up
   */
  async take(signal: AbortSignal | undefined, timeoutMs: number): Promise<JobPlace> {
    const place = this.#queue.take(signal, timeoutMs);
    this.#watchRunning();
    try {
      await place;
    } finally {
      if (this.#queue.length === 0) for (const jobId of [...this.#watched.keys()]) this.#stopWatching(jobId);
    }
    return this.#newPlace();
  }

  #newPlace(): JobPlace {
    return {
      made: (jobIds) => this.#occupy(jobIds),
      free: () => this.#free(),
    };
  }

  /** Counts a job of this client that a search has found, even if no place is free. */
  adopt(jobId: string): void {
    this.#taken += 1;
    this.#occupy([jobId]);
  }

  /** Notes that a job has ended or cannot be read. */
  ended(jobId: string): void {
    this.#stopWatching(jobId);
    const place = this.#places.get(jobId);
    if (!place) return;
    this.#places.delete(jobId);
    place.runningIds.delete(jobId);
    if (place.runningIds.size === 0) this.#free();
  }

  /** Whether any job holds a place. */
  get isCounting(): boolean {
    return this.#places.size > 0;
  }

  /** Frees the places of the jobs that have ended. Called with all jobs that the client reads. */
  observe(jobs: readonly Job[]): void {
    for (const job of jobs) if (hasEnded(job)) this.ended(job.job_id);
  }

  #occupy(jobIds: readonly string[]): void {
    if (this.#maxJobs === Number.POSITIVE_INFINITY || jobIds.length === 0) {
      this.#free();
      return;
    }
    const place = { runningIds: new Set(jobIds) };
    for (const id of jobIds) {
      // A repeated id is a single job.
      this.ended(id);
      this.#places.set(id, place);
    }
    this.#watchRunning();
  }

  #free(): void {
    this.#taken -= 1;
    this.#queue.advance();
  }

  /** Watches the jobs that hold a place, if a submission waits for one. */
  #watchRunning(): void {
    if (this.#queue.length === 0) return;
    for (const jobId of [...this.#places.keys()]) {
      if (this.#watched.has(jobId)) continue;
      this.#watched.set(
        jobId,
        this.#watchUntilEnded(jobId, () => this.ended(jobId)),
      );
    }
  }

  #stopWatching(jobId: string): void {
    this.#watched.get(jobId)?.();
    this.#watched.delete(jobId);
  }
}
