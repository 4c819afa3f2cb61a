/**
 * What waiting for a job and watching it share: the job, its listener, and the errors of a wait that ends early.
 *
 * @module
 */

import { KreaAbortError } from "../errors/client-errors.ts";
import { KreaJobTimeoutError } from "../errors/job-errors.ts";
import { InterruptedError, withDeadline } from "../support/deadline.ts";
import { messageOf } from "../support/message-of.ts";
import { hasEnded, type Job, statusText } from "./job.ts";
import { defaultWaitMs, type WatchOptions } from "./wait-options.ts";
import type { JobListener, WatchSettings } from "./watched-job.ts";
import type { JobWatcher } from "./watcher.ts";

/** The job to wait for, and what is known of it. */
export interface WaitTarget extends Pick<WatchSettings, "expectedMs" | "lastSeen"> {
  jobId: string;
  watcher: JobWatcher;
  /** Cancels the job on the server. */
  cancel(): Promise<void>;
  /** Removes the API key from a job that did not end well, because its error may be printed. */
  redact(job: Job): Job;
  /** Whether the API documents that failed and cancelled jobs are not billed. */
  failuresAreFree: boolean;
}

/**
 * Listens to the changes of a job.
 *
 * @returns a function that stops listening
 */
export function listen(
  { watcher, jobId, expectedMs, lastSeen }: WaitTarget,
  { intervalMs }: WatchOptions,
  listener: JobListener,
): () => void {
  // A job that has ended will not change, so it need not be read.
  if (lastSeen && hasEnded(lastSeen)) {
    listener.changed(lastSeen);
    return () => {};
  }
  return watcher.watch(jobId, { intervalMs, expectedMs, lastSeen }, listener);
}

/** What a wait knows of its job when its time is up. */
export interface LastRead {
  /** The job as it was last read. */
  job: Job | undefined;
  /** Why it could not be read since. */
  error?: unknown;
}

/**
 * Runs a part of a wait until it is done, the signal aborts or the time is up.
 *
 * @param lastRead - returns what is known of the job
 * @param remainingMs - what is left of `timeoutMs`, in milliseconds
 * @throws KreaJobTimeoutError, KreaAbortError; what the work throws
 */
export async function untilInterrupted<T>(
  { jobId, cancel }: WaitTarget,
  { timeoutMs = defaultWaitMs, signal, cancelOnAbort }: WatchOptions,
  lastRead: () => LastRead,
  work: () => Promise<T>,
  remainingMs = timeoutMs,
): Promise<T> {
  try {
    return await withDeadline({ signal, timeoutMs: remainingMs }, work);
  } catch (error) {
    if (!(error instanceof InterruptedError)) throw error;
    const { interruption } = error;
    if (interruption.kind === "aborted") {
      const cancellation = cancelOnAbort ? cancel() : undefined;
      // If you do not look at `cancellation`, its failure must not crash your program.
      cancellation?.catch(() => {});
      const what = cancelOnAbort ? "the job is being cancelled" : "the job keeps running";
      throw new KreaAbortError(`The wait for job ${jobId} was aborted; ${what}.`, {
        jobId,
        cancellation,
        cause: interruption.reason,
      });
    }
    const { job, error: cause } = lastRead();
    const state = job ? `Its last known status is ${statusText(job)}` : "It could not be read";
    const reason = cause === undefined ? "" : ` The last attempt to read it failed: ${messageOf(cause)}`;
    throw new KreaJobTimeoutError(
      `Job ${jobId} did not end within ${timeoutMs} ms (timeoutMs). ${state}; it keeps running. ` +
        `Wait for it again by its id, or cancel it.${reason}`,
      { timeoutMs, job, jobId, ...(cause !== undefined && { cause }) },
    );
  }
}
