/**
 * One job that a watcher watches.
 *
 * @module
 */

import { isKreaAPIError } from "../errors/guards.ts";
import { monotonicMs } from "../support/clock.ts";
import type { Job } from "./job.ts";
import { failureDelayMs, pollDelayMs } from "./schedule.ts";

/** Receives news of a job. */
export interface JobListener {
  /** Called when the job is first read, and whenever it has changed. */
  changed(job: Job): void;
  /** Called when the job could not be read and will be read again. */
  unreadable?(error: unknown): void;
  /** Called when the job cannot be read and trying again would not help. */
  failed(error: unknown): void;
}

/** How to watch a job. */
export interface WatchSettings {
  /** A fixed time between two reads, in milliseconds. */
  intervalMs?: number | undefined;
  /** How long the job's model takes on average, in milliseconds. */
  expectedMs?: number | undefined;
  /** The job as it was last seen. */
  lastSeen?: Job | undefined;
}

/** Statuses in which a job waits for its turn. */
const queuedStatuses: ReadonlySet<string> = new Set(["backlogged", "queued", "scheduled"]);

/** A watched job: its listeners, its last known state, and when to read it again. */
export class WatchedJob {
  readonly id: string;
  readonly watchedSince = monotonicMs();
  /** Aborts the read in progress when nobody listens anymore. */
  readonly reads = new AbortController();
  /** When to read the job next. Infinity while a read is in progress. */
  nextReadAt = Number.POSITIVE_INFINITY;
  job: Job | undefined;
  readonly #listeners = new Map<JobListener, WatchSettings>();
  /** The job as the listeners know it, as JSON. */
  #shown: string | undefined;
  /** When the job was last seen waiting for its turn; else when the watch began. */
  #startedAt = this.watchedSince;
  #failures = 0;

  constructor(id: string) {
    this.id = id;
  }

  /** Adds a listener, and calls it with the last known state if there is one. */
  add(listener: JobListener, settings: WatchSettings): void {
    this.#listeners.set(listener, settings);
    if (!this.job && settings.lastSeen) {
      this.job = settings.lastSeen;
      this.#shown = JSON.stringify(this.job);
    }
    const now = monotonicMs();
    this.nextReadAt = Math.min(this.nextReadAt, this.job ? now + this.#delayMs(now) : now);
    if (this.job) listener.changed(this.job);
  }

  /** Removes a listener. Returns whether it was the last one. */
  remove(listener: JobListener): boolean {
    return this.#listeners.delete(listener) && this.#listeners.size === 0;
  }

  /** Notes that the job was read, and schedules the next read. Returns whether the job has changed. */
  update(job: Job): boolean {
    const now = monotonicMs();
    this.#failures = 0;
    this.job = job;
    if (queuedStatuses.has(job.status)) this.#startedAt = now;
    this.nextReadAt = now + this.#delayMs(now);
    const text = JSON.stringify(job);
    if (text === this.#shown) return false;
    this.#shown = text;
    return true;
  }

  /**
   * Notes that a read failed, tells the listeners, and schedules the next read. Returns when that is.
   *
   * @param maxDelayMs - the longest time until then, in milliseconds
   */
  retryAfter(error: unknown, maxDelayMs = Number.POSITIVE_INFINITY): number {
    this.#failures += 1;
    const retryAfterMs = isKreaAPIError(error) ? error.retryAfterMs : undefined;
    this.nextReadAt = monotonicMs() + Math.min(failureDelayMs(this.#failures, retryAfterMs), maxDelayMs);
    for (const listener of this.listeners()) listener.unreadable?.(error);
    return this.nextReadAt;
  }

  /** The listeners at this moment. They may leave while they are called. */
  listeners(): JobListener[] {
    return [...this.#listeners.keys()];
  }

  /** The shortest delay that any of the listeners asks for. */
  #delayMs(now: number): number {
    const elapsedMs = now - this.#startedAt;
    const delays = Array.from(
      this.#listeners.values(),
      ({ intervalMs, expectedMs }) => intervalMs ?? pollDelayMs({ elapsedMs, expectedMs }),
    );
    return Math.min(...delays);
  }
}
