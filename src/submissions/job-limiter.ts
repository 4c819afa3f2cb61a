/**
 * `maxConcurrentJobs`: holds back submissions while that many jobs are running.
 *
 * @module
 */

import { hasEnded, type Job } from "../jobs/job.ts";
import { WaitQueue } from "../support/wait-queue.ts";

/** A place taken by a submission. */
export interface JobPlace {
  /** The submission made these jobs: the place is freed when all have ended. */
  made(jobIds: readonly string[]): void;
  /** The submission made no job, or none that is known: frees the place. */
  free(): void;
}

/**
 * Counts the running jobs of a client. A place is taken before a submission is sent, and freed as soon as any read shows
 * that its jobs have ended.
 */
export class JobLimiter {
  readonly #most: number;
  readonly #running = new Map<string, { left: Set<string> }>();
  #taken = 0;
  readonly #queue: WaitQueue;
  /** Called with the jobs that hold places while somebody waits for one: unless they are watched, the queue stands still. */
  onWaiting: (jobIds: string[]) => void = () => {};
  /** Called when nobody waits any more. */
  onIdle: () => void = () => {};

  /** @param most - how many jobs may run at once; infinity for any number */
  constructor(most: number) {
    this.#most = most;
    this.#queue = new WaitQueue(
      () => this.#taken < this.#most,
      () => {
        this.#taken += 1;
      },
    );
  }

  /** Takes a place where one is free, nobody waits and the signal has not aborted. */
  takeNow(signal: AbortSignal | undefined): JobPlace | undefined {
    return this.#queue.takeNow(signal) ? this.#newPlace() : undefined;
  }

  /**
   * Waits for a place, in the order of the calls.
   *
   * @param timeoutMs - how long to wait at most, in milliseconds
   * @throws InterruptedError when the signal aborts first, or the time is up
   */
  async take(signal: AbortSignal | undefined, timeoutMs: number): Promise<JobPlace> {
    const place = this.#queue.take(signal, timeoutMs);
    this.#tell();
    try {
      await place;
    } finally {
      if (this.#queue.length === 0) this.onIdle();
    }
    return this.#newPlace();
  }

  #newPlace(): JobPlace {
    return {
      made: (jobIds) => this.#place(jobIds),
      free: () => this.#free(),
    };
  }

  /** A job was found that this client made: it takes a place, even if none is free. */
  adopt(jobId: string): void {
    this.#taken += 1;
    this.#place([jobId]);
  }

  /** A job has ended, or is gone. */
  ended(jobId: string): void {
    const place = this.#running.get(jobId);
    if (!place) return;
    this.#running.delete(jobId);
    place.left.delete(jobId);
    if (place.left.size === 0) this.#free();
  }

  /** Whether any job holds a place. */
  get isCounting(): boolean {
    return this.#running.size > 0;
  }

  /** Jobs were read: frees the places of those that have ended. */
  observe(jobs: readonly Job[]): void {
    for (const job of jobs) if (hasEnded(job)) this.ended(job.job_id);
  }

  #place(jobIds: readonly string[]): void {
    if (this.#most === Number.POSITIVE_INFINITY || jobIds.length === 0) {
      this.#free();
      return;
    }
    const place = { left: new Set(jobIds) };
    for (const id of jobIds) {
      // A repeated id is one job, with one place.
      this.ended(id);
      this.#running.set(id, place);
    }
    this.#tell();
  }

  #free(): void {
    this.#taken -= 1;
    this.#queue.advance();
  }

  #tell(): void {
    if (this.#queue.length > 0) this.onWaiting([...this.#running.keys()]);
  }
}
