/**
 * The job watcher: all waits of a client share its requests.
 *
 * @module
 */

import { isKreaAuthenticationError, isKreaNotFoundError, isKreaRateLimitError } from "../errors/guards.ts";
import { monotonicMs } from "../support/clock.ts";
import { maxPageSize, type Page, readPages } from "../transport/page.ts";
import { hasEnded, type Job } from "./job.ts";
import { isTransient, readError } from "./read-error.ts";
import { type JobListener, WatchedJob, type WatchSettings } from "./watched-job.ts";

/** Reads jobs for a watcher. Each call is one request that is not retried, and ends when its signal aborts. */
export interface JobSource {
  /** Reads one job. */
  get(jobId: string, signal: AbortSignal): Promise<Job>;
  /** Reads one page of the list of jobs, newest first. */
  list(query: { limit: number; cursor?: string | undefined }, signal: AbortSignal): Promise<Page<Job>>;
}

/** Up to this many jobs are read one by one. If there are more, the watcher reads pages of the list instead. */
const maxReadOneByOne = 5;
/** The minimum time between two reads of the list. */
const listIntervalMs = 1_000;
/** Jobs that are due within this time are read together. */
const dueToleranceMs = 100;
/** How many jobs that are missing from the list may be read one by one at the same time. */
const maxConcurrentReads = 10;
/** How long a 429 may hold back the reads of other jobs, in milliseconds. */
const maxPauseMs = 30_000;
/** How long a new job may be unknown to the server that answers. */
const notFoundGraceMs = 10_000;

/** Reads jobs until they have ended. It has one timer for all jobs, and only while somebody waits. */
export class JobWatcher {
  readonly #source: JobSource;
  readonly #watched = new Map<string, WatchedJob>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #timerAt = Number.POSITIVE_INFINITY;
  /** No job is due before. The job that was due then may have left, so this can be too early. */
  #earliestAt = Number.POSITIVE_INFINITY;
  /** Set while the list is being read. Aborts the read when nobody waits anymore. */
  #listRead: AbortController | undefined;
  #listReadAt = Number.NEGATIVE_INFINITY;
  /** The list could not be read, so the next look reads jobs one by one. */
  #listFailed = false;
  /** Nothing is read until then, because the API answered 429. At most {@link maxPauseMs} ahead. */
  #pausedUntil = 0;

  constructor(source: JobSource) {
    this.#source = source;
  }

  /**
   * Watches a job for a listener until the job has ended.
   *
   * @returns a function that removes the listener
   */
  watch(jobId: string, settings: WatchSettings, listener: JobListener): () => void {
    const watched = this.#watched.get(jobId) ?? new WatchedJob(jobId);
    this.#watched.set(jobId, watched);
    watched.add(listener, settings);
    this.#earliestAt = Math.min(this.#earliestAt, watched.nextReadAt);
    this.#setTimer();
    return () => this.#leave(watched, listener);
  }

  #leave(watched: WatchedJob, listener: JobListener): void {
    if (!watched.remove(listener) || !this.#isCurrent(watched)) return;
    this.#watched.delete(watched.id);
    watched.reads.abort();
    if (this.#watched.size === 0) {
      this.#listRead?.abort();
      this.#earliestAt = Number.POSITIVE_INFINITY;
    }
    // The other jobs are not searched for the one that is due first: with many that leave, the time would be quadratic.
    this.#setTimer();
  }

  /** Finds the job that is due first. The time grows with the number of jobs, so this is only done after a read. */
  #schedule(): void {
    this.#earliestAt = Number.POSITIVE_INFINITY;
    for (const { nextReadAt } of this.#watched.values()) this.#earliestAt = Math.min(this.#earliestAt, nextReadAt);
    this.#setTimer();
  }

  /** Sets the timer for the job that is due first. */
  #setTimer(): void {
    let dueAt = Math.max(this.#earliestAt, this.#pausedUntil);
    if (this.#usesList()) {
      dueAt = this.#listRead ? Number.POSITIVE_INFINITY : Math.max(dueAt, this.#listReadAt + listIntervalMs);
    }
    if (dueAt === this.#timerAt) return;
    clearTimeout(this.#timer);
    this.#timerAt = dueAt;
    if (dueAt === Number.POSITIVE_INFINITY) return;
    this.#timer = setTimeout(() => this.#readDue(), Math.max(0, dueAt - monotonicMs()));
  }

  #usesList(): boolean {
    return this.#watched.size > maxReadOneByOne;
  }

  /** Reads the jobs that are due. A job is not due again until its read has ended, so one that hangs delays no other. */
  #readDue(): void {
    this.#timerAt = Number.POSITIVE_INFINITY;
    const dueUntil = monotonicMs() + dueToleranceMs;
    if (this.#pausedUntil <= dueUntil) {
      const due = [...this.#watched.values()].filter(({ nextReadAt }) => nextReadAt <= dueUntil);
      for (const watched of due) watched.nextReadAt = Number.POSITIVE_INFINITY;
      if (due.length > 0) this.#readAll(due);
    }
    this.#schedule();
  }

  #readAll(due: WatchedJob[]): void {
    if (!this.#usesList()) for (const watched of due) void this.#read(watched);
    else if (this.#listFailed) this.#readOneByOne(due);
    else void this.#readList(due);
    this.#listFailed = false;
  }

  async #read(watched: WatchedJob): Promise<void> {
    try {
      this.#update(watched, await this.#source.get(watched.id, watched.reads.signal));
    } catch (error) {
      this.#failed(watched, error, isTransient(error));
    }
    this.#schedule();
  }

  /** Reads pages of the list until every due job was seen. Jobs that are missing from it are read one by one. */
  async #readList(due: WatchedJob[]): Promise<void> {
    const listRead = new AbortController();
    this.#listRead = listRead;
    const missing = new Set(due);
    const limit = Math.min(maxPageSize, Math.max(100, Math.ceil(this.#watched.size * 1.1)));
    // The list also contains jobs that have ended.
    const maxPages = Math.ceil((2 * this.#watched.size) / limit) + 2;
    const readPage = (cursor: string | undefined) => this.#source.list({ limit, cursor }, listRead.signal);
    try {
      for await (const jobs of readPages(readPage, maxPages)) {
        for (const job of jobs) {
          const watched = this.#watched.get(job.job_id);
          if (!watched) continue;
          this.#update(watched, job);
          missing.delete(watched);
        }
        const oldest = jobs.at(-1)?.created_at;
        // Older pages cannot contain jobs that are newer than this one.
        const isNewer = ({ job }: WatchedJob) => !!job && Date.parse(job.created_at) > Date.parse(oldest ?? "");
        if (!oldest || [...missing].every(isNewer)) break;
      }
      this.#readOneByOne([...missing]);
    } catch (error) {
      // A key that may not read the list may still read its jobs.
      this.#listFailed = !isKreaAuthenticationError(error);
      for (const watched of missing) this.#failed(watched, error, this.#listFailed || isTransient(error), maxPauseMs);
    }
    this.#listRead = undefined;
    this.#listReadAt = monotonicMs();
    this.#schedule();
  }

  /** Reads a few jobs one by one. The next read of the list may show the others. */
  #readOneByOne(due: WatchedJob[]): void {
    const now = monotonicMs();
    const current = due.filter((watched) => this.#isCurrent(watched));
    for (const watched of current.slice(0, maxConcurrentReads)) void this.#read(watched);
    for (const watched of current.slice(maxConcurrentReads)) watched.nextReadAt = now + listIntervalMs;
  }

  #update(watched: WatchedJob, job: Job): void {
    if (!this.#isCurrent(watched) || !watched.update(job)) return;
    if (hasEnded(job)) this.#watched.delete(watched.id);
    for (const listener of watched.listeners()) listener.changed(job);
  }

  /** Whether the watch is still active. It may have ended, and another may have begun, while a response was on its way. */
  #isCurrent(watched: WatchedJob): boolean {
    return this.#watched.get(watched.id) === watched;
  }

  /**
   * Handles a failed read. Unless trying again may help, it ends the watch.
   *
   * @param maxDelayMs - the longest time until the next read. A `Retry-After` of the list is not about this job alone
   */
  #failed(watched: WatchedJob, error: unknown, mayRecover: boolean, maxDelayMs = Number.POSITIVE_INFINITY): void {
    if (!this.#isCurrent(watched)) return;
    const isNew = monotonicMs() - watched.watchedSince < notFoundGraceMs;
    if (mayRecover || (isKreaNotFoundError(error) && isNew)) {
      const retryAt = watched.retryAfter(error, maxDelayMs);
      if (isKreaRateLimitError(error)) {
        const pausedUntil = Math.min(retryAt, monotonicMs() + maxPauseMs);
        this.#pausedUntil = Math.max(this.#pausedUntil, pausedUntil);
      }
      return;
    }
    this.#watched.delete(watched.id);
    const failure = readError(error, watched);
    for (const listener of watched.listeners()) listener.failed(failure);
  }
}
