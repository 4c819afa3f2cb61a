/**
 * `maxConcurrentJobs`: holds submissions back while that many jobs have not ended.
 *
 * @module
 */

import { Turns } from "../support/wait-queue.ts";

/** A place that a submission has taken. */
export interface JobPlace {
  /** The submission made these jobs; the place is free again when all have ended. */
  made(jobIds: readonly string[]): void;
  /** The submission made no job, or none that is known. */
  free(): void;
}

/**
 * Counts the jobs of a client that have not ended. A place is taken before a submission goes out and freed when its jobs
 * are seen to have ended, by whichever read sees it.
 */
export class JobLimiter {
  readonly #most: number;
  readonly #running = new Map<string, { left: Set<string> }>();
  #taken = 0;
  readonly #turns: Turns;
  /** Called with the jobs that hold places, whenever somebody waits for one: they must be watched for the queue to move. */
  onWaiting: (jobIds: string[]) => void = () => {};
  /** Called when nobody waits any more. */
  onIdle: () => void = () => {};

  /** @param most - how many jobs may run at once; infinity for any number */
  constructor(most: number) {
    this.#most = most;
    this.#turns = new Turns(
      () => this.#taken < this.#most,
      () => {
        this.#taken += 1;
      },
    );
  }

  /** Takes a place, if there is one and nobody waits; none for a signal that has aborted. */
  takeNow(signal: AbortSignal | undefined): JobPlace | undefined {
    return this.#turns.takeNow(signal) ? this.#newPlace() : undefined;
  }

  /**
   * Waits for a place, in the order of the calls.
   *
   * @param timeoutMs - how long to wait at most, in milliseconds
   * @throws InterruptedError when the signal aborts first, or the time is up
   */
  async take(signal: AbortSignal | undefined, timeoutMs: number): Promise<JobPlace> {
    const turn = this.#turns.take(signal, timeoutMs);
    this.#tell();
    try {
      await turn;
    } finally {
      if (this.#turns.length === 0) this.onIdle();
    }
    return this.#newPlace();
  }

  #newPlace(): JobPlace {
    return {
      made: (jobIds) => this.#place(jobIds),
      free: () => this.#free(),
    };
  }

  /** A job that was found to be this client's runs: it holds a place, though there may be none left. */
  adopt(jobId: string): void {
    this.#taken += 1;
    this.#place([jobId]);
  }

  /** A job was seen to have ended, or to be gone. */
  ended(jobId: string): void {
    const place = this.#running.get(jobId);
    if (!place) return;
    this.#running.delete(jobId);
    place.left.delete(jobId);
    if (place.left.size === 0) this.#free();
  }

  #place(jobIds: readonly string[]): void {
    if (this.#most === Number.POSITIVE_INFINITY || jobIds.length === 0) {
      this.#free();
      return;
    }
    const place = { left: new Set(jobIds) };
    for (const id of jobIds) {
      // An id that comes again is one job: it holds one place.
      this.ended(id);
      this.#running.set(id, place);
    }
    this.#tell();
  }

  #free(): void {
    this.#taken -= 1;
    this.#turns.advance();
  }

  #tell(): void {
    if (this.#turns.length > 0) this.onWaiting([...this.#running.keys()]);
  }
}
