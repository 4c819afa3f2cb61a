/**
 * The options of waiting for a job.
 *
 * @module
 */

import { type Check, isBoolean, isFunction, isMilliseconds, isSignal } from "../options/check.ts";
import type { Job } from "./job.ts";

/** How to watch a job. */
export interface WatchOptions {
  /** The longest time to wait, in milliseconds. Default: 7 200 000 (2 hours), the longest that the API lets a job run. */
  timeoutMs?: number | undefined;
  /**
   * A fixed time between two reads of the job, in milliseconds. Default: if the document says how long the model takes on
   * average, reads are timed by that; else 3 s after the submission, then less and less often, up to every 15 s.
   * A wait for an id reads the job at once.
   */
  intervalMs?: number | undefined;
  /** Ends the wait at once when it aborts. The job keeps running, unless you set `cancelOnAbort`. */
  signal?: AbortSignal | undefined;
  /**
   * Whether to cancel the job on the server when the signal aborts. If the submission is on its way by then, its answer is
   * awaited first, because a job can only be cancelled by its id. Default: false.
   */
  cancelOnAbort?: boolean | undefined;
}

/** How to wait for a job. */
export interface WaitOptions extends WatchOptions {
  /** Called with the job when it is first read, and whenever it has changed. If it throws, the wait ends with that error. */
  onUpdate?: ((job: Job) => void) | undefined;
}

/** The longest that the API lets a job of an external model run. */
export const defaultWaitMs = 2 * 60 * 60 * 1_000;

/** Checks of {@link WatchOptions}. */
export const watchChecks: Record<keyof WatchOptions, Check> = {
  timeoutMs: isMilliseconds,
  intervalMs: isMilliseconds,
  signal: isSignal,
  cancelOnAbort: isBoolean,
};

/** Checks of {@link WaitOptions}. */
export const waitChecks: Record<keyof WaitOptions, Check> = { ...watchChecks, onUpdate: isFunction };
