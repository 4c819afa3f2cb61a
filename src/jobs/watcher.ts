/**
 * One watcher for all the waits of a client: they share their requests.
 *
 * @module
 */

import {
  isKreaAPIError,
  isKreaAuthenticationError,
  isKreaConnectionError,
  isKreaNotFoundError,
  isKreaRateLimitError,
  isKreaServerError,
  isKreaTimeoutError,
} from "../errors/guards.ts";
import { KreaJobError } from "../errors/job-errors.ts";
import { aboutJob } from "../errors/with-details.ts";
import { monotonicMs } from "../support/clock.ts";
import { hasEnded, type Job } from "./job.ts";
import { failureDelayMs, pollDelayMs } from "./schedule.ts";

/** Who wants to know of a job. */
export interface JobListener {
  /** The job was read: for the first time, or it has changed. */
  changed(job: Job): void;
  /** The job cannot be read, and trying again would not help. */
  failed(error: unknown): void;
}

/** How to watch a job. */
export interface WatchSettings {
  /** A fixed time between two looks, in milliseconds. */
  intervalMs?: number | undefined;
  /** How long its model takes on average, in milliseconds. */
  expectedMs?: number | undefined;
  /** The job as it was last seen. */
  first?: Job | undefined;
}

/** What a watcher reads by. Each call is one request, not repeated, and ends where its signal aborts. */
export interface JobSource {
  /** Reads one job. */
  get(jobId: string, signal: AbortSignal): Promise<Job>;
  /** Reads one page of the list of jobs, newest first. */
  list(
    query: { limit: number; cursor?: string | undefined },
    signal: AbortSignal,
  ): Promise<{ items: Job[]; nextCursor: string | undefined }>;
}

/** A job that somebody waits for. */
interface Watch {
  readonly id: string;
  readonly listeners: Map<JobListener, WatchSettings>;
  /** Ends the read that is under way, once nobody listens. */
  readonly reads: AbortController;
  /** When the watch began, and when the job was last seen waiting for its turn. */
  readonly since: number;
  startedAt: number;
  nextAt: number;
  failures: number;
  job: Job | undefined;
  shown: string | undefined;
}

/** Up to so many jobs are read one by one; past that, pages of the list are read instead. */
const handful = 5;
/** The least time between two readings of the list. */
const sweepGapMs = 1_000;
/** Jobs that are due this soon are read along. */
const slackMs = 100;
const longestPage = 1_000;
/** How many of the jobs that the list does not show are read by themselves at once. */
const mostAtOnce = 10;
/** How long a job that was just made may be unknown to the server that is asked. */
const notFoundGraceMs = 10_000;

/** States in which a job waits for its turn. */
const waitingStates: ReadonlySet<string> = new Set(["backlogged", "queued", "scheduled"]);

/** Looks at jobs until they have ended. It has a timer only while somebody waits, and one for all. */
export class JobWatcher {
  readonly #source: JobSource;
  readonly #watches = new Map<string, Watch>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #timerAt = Number.POSITIVE_INFINITY;
  /** Ends the reading of the list that is under way, once nobody waits. */
  #sweeping: AbortController | undefined;
  /** After a 429 nothing is read until then. */
  #pausedUntil = 0;
  #sweptAt = Number.NEGATIVE_INFINITY;
  /** The list could not be read: jobs are looked at by themselves before it is tried again. */
  #listFailed = false;

  constructor(source: JobSource) {
    this.#source = source;
  }

  /**
   * Tells a listener of a job until it has ended or the listener has had enough.
   *
   * @returns ends the listening
   */
  watch(jobId: string, settings: WatchSettings, listener: JobListener): () => void {
    const now = monotonicMs();
    const watch = this.#watches.get(jobId) ?? newWatch(jobId, now);
    this.#watches.set(jobId, watch);
    watch.listeners.set(listener, settings);
    if (!watch.job && settings.first) {
      watch.job = settings.first;
      watch.shown = JSON.stringify(watch.job);
    }
    watch.nextAt = Math.min(watch.nextAt, watch.job ? now + delayOf(watch, now) : now);
    if (watch.job) listener.changed(watch.job);
    this.#schedule();
    return () => this.#leave(jobId, listener);
  }

  #leave(jobId: string, listener: JobListener): void {
    const watch = this.#watches.get(jobId);
    if (!watch?.listeners.delete(listener) || watch.listeners.size > 0) return;
    this.#watches.delete(jobId);
    watch.reads.abort();
    if (this.#watches.size === 0) this.#sweeping?.abort();
    this.#schedule();
  }

  /** Sets the timer to the job that is due first. */
  #schedule(): void {
    let dueAt = Number.POSITIVE_INFINITY;
    for (const { nextAt } of this.#watches.values()) dueAt = Math.min(dueAt, nextAt);
    dueAt = Math.max(dueAt, this.#pausedUntil);
    if (this.#isMany()) dueAt = this.#sweeping ? Number.POSITIVE_INFINITY : Math.max(dueAt, this.#sweptAt + sweepGapMs);
    if (dueAt === this.#timerAt) return;
    clearTimeout(this.#timer);
    this.#timerAt = dueAt;
    if (dueAt === Number.POSITIVE_INFINITY) return;
    this.#timer = setTimeout(() => this.#look(), Math.max(0, dueAt - monotonicMs()));
  }

  #isMany(): boolean {
    return this.#watches.size > handful;
  }

  /** Reads what is due. A job is not due again until its read has ended, so that one that hangs holds up no other. */
  #look(): void {
    this.#timerAt = Number.POSITIVE_INFINITY;
    if (this.#pausedUntil > monotonicMs() + slackMs) {
      this.#schedule();
      return;
    }
    const soon = monotonicMs() + slackMs;
    const due = [...this.#watches.values()].filter(({ nextAt }) => nextAt <= soon);
    for (const watch of due) watch.nextAt = Number.POSITIVE_INFINITY;
    if (!this.#isMany()) for (const watch of due) void this.#read(watch);
    else if (this.#listFailed) this.#readSome(due);
    else void this.#sweep(due);
    this.#listFailed = false;
    this.#schedule();
  }

  async #read(watch: Watch): Promise<void> {
    try {
      this.#update(watch, await this.#source.get(watch.id, watch.reads.signal));
    } catch (error) {
      this.#survive(watch, error);
    }
    this.#schedule();
  }

  /** Reads pages of the list until every job that is due was seen; one that the list does not show is read by itself. */
  async #sweep(due: Watch[]): Promise<void> {
    const sweeping = new AbortController();
    this.#sweeping = sweeping;
    const missing = new Set(due);
    const limit = Math.min(longestPage, Math.max(100, Math.ceil(this.#watches.size * 1.1)));
    // The list holds jobs that have ended, too.
    const mostPages = Math.ceil((2 * this.#watches.size) / limit) + 2;
    let cursor: string | undefined;
    try {
      for (let pages = 0; pages < mostPages && missing.size > 0; pages += 1) {
        const page = await this.#source.list({ limit, cursor }, sweeping.signal);
        for (const job of page.items) {
          const watch = this.#watches.get(job.job_id);
          if (watch) this.#update(watch, job);
          if (watch) missing.delete(watch);
        }
        const oldest = page.items.at(-1)?.created_at;
        if (!oldest || page.nextCursor === undefined || page.nextCursor === cursor) break;
        if ([...missing].every(({ job }) => job && Date.parse(job.created_at) > Date.parse(oldest))) break;
        cursor = page.nextCursor;
      }
      this.#readSome([...missing]);
    } catch (error) {
      // Whoever may not read the list, may read their jobs.
      this.#listFailed = !isKreaAuthenticationError(error);
      for (const watch of missing) this.#survive(watch, error, this.#listFailed);
    }
    this.#sweeping = undefined;
    this.#sweptAt = monotonicMs();
    this.#schedule();
  }

  /** Reads jobs by themselves, some at a time: the next sweep may show the others. */
  #readSome(due: Watch[]): void {
    const now = monotonicMs();
    const watched = due.filter((watch) => this.#isCurrent(watch));
    for (const watch of watched.slice(0, mostAtOnce)) void this.#read(watch);
    for (const watch of watched.slice(mostAtOnce)) watch.nextAt = now + sweepGapMs;
  }

  #update(watch: Watch, job: Job): void {
    if (!this.#isCurrent(watch)) return;
    const now = monotonicMs();
    watch.failures = 0;
    watch.job = job;
    if (waitingStates.has(job.status)) watch.startedAt = now;
    watch.nextAt = now + delayOf(watch, now);
    const text = JSON.stringify(job);
    if (text === watch.shown) return;
    watch.shown = text;
    if (hasEnded(job)) this.#watches.delete(watch.id);
    for (const listener of [...watch.listeners.keys()]) listener.changed(job);
  }

  /** Whether somebody still waits: an answer may come for a watch that has ended, and another may have begun since. */
  #isCurrent(watch: Watch): boolean {
    return this.#watches.get(watch.id) === watch;
  }

  /** A job is not lost because it could not be read: only an answer that will not change ends the watch. */
  #survive(watch: Watch, error: unknown, mayPassByItself = false): void {
    if (!this.#isCurrent(watch)) return;
    const now = monotonicMs();
    const isNew = isKreaNotFoundError(error) && now - watch.since < notFoundGraceMs;
    const mayPass =
      mayPassByItself ||
      isNew ||
      isKreaConnectionError(error) ||
      isKreaTimeoutError(error) ||
      isKreaServerError(error) ||
      isKreaRateLimitError(error) ||
      (isKreaAPIError(error) && error.status === 408);
    if (!mayPass) {
      this.#watches.delete(watch.id);
      const failure = isKreaAPIError(error) ? aboutJob(error, watch.id) : cannotRead(watch, error);
      for (const listener of [...watch.listeners.keys()]) listener.failed(failure);
      return;
    }
    watch.failures += 1;
    const delayMs = failureDelayMs(watch.failures, isKreaAPIError(error) ? error.retryAfterMs : undefined);
    watch.nextAt = now + delayMs;
    if (isKreaRateLimitError(error)) this.#pausedUntil = Math.max(this.#pausedUntil, now + delayMs);
  }
}

/** Not an answer of the API's: what middleware or the caller's own `fetch` has thrown before the request went out. */
function cannotRead({ id, job }: Watch, cause: unknown): KreaJobError {
  const what = cause instanceof Error ? cause.message : String(cause);
  const message = `The wait for job ${id} has ended, since it cannot be read: ${what} The job goes on.`;
  return new KreaJobError(message, { job, jobId: id, cause });
}

function newWatch(id: string, now: number): Watch {
  const nextAt = Number.POSITIVE_INFINITY;
  return {
    id,
    listeners: new Map(),
    reads: new AbortController(),
    since: now,
    startedAt: now,
    nextAt,
    failures: 0,
    job: undefined,
    shown: undefined,
  };
}

/** The shortest of what the listeners of a job ask for. */
function delayOf({ listeners, startedAt }: Watch, now: number): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (const { intervalMs, expectedMs } of listeners.values()) {
    shortest = Math.min(shortest, intervalMs ?? pollDelayMs({ elapsedMs: now - startedAt, expectedMs }));
  }
  return shortest;
}
