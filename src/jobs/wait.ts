/**
 * Waiting for a job to end, and watching it on the way.
 *
 * @module
 */

import { KreaAbortError } from "../errors/client-errors.ts";
import {
  KreaEmptyResultError,
  KreaJobCancelledError,
  KreaJobFailedError,
  KreaJobTimeoutError,
} from "../errors/job-errors.ts";
import { type Check, checkOptions, isBoolean, isFunction, isMilliseconds, isSignal } from "../options/check.ts";
import { cancellableIterator } from "../support/cancellable-iterator.ts";
import { monotonicMs } from "../support/clock.ts";
import { InterruptedError, withDeadline } from "../support/deadline.ts";
import { type CompletedJob, hasEnded, hasResult, type Job } from "./job.ts";
import type { JobWatcher, WatchSettings } from "./watcher.ts";

/** How to watch a job. */
export interface WatchOptions {
  /** How long to wait at most, in milliseconds. Default: 7 200 000, the longest that the API lets a job run. */
  timeoutMs?: number | undefined;
  /**
   * A fixed time between two looks at the job, in milliseconds. Default: looks are spread as the end of the model's jobs is
   * likely where the document gives an average; else after 3 s, then less and less often, up to every 15 s.
   */
  intervalMs?: number | undefined;
  /** Ends the wait at once when it aborts. The job goes on, unless `cancelOnAbort` is set. */
  signal?: AbortSignal | undefined;
  /** Cancels the job on the server where the signal aborts. Default: false. */
  cancelOnAbort?: boolean | undefined;
}

/** How to wait for a job. */
export interface WaitOptions extends WatchOptions {
  /** Called with the job when it is first read, and whenever it has changed. What it throws ends the wait. */
  onUpdate?: ((job: Job) => void) | undefined;
}

/** The longest that the API lets a job of an external model run. */
const defaultTimeoutMs = 2 * 60 * 60 * 1_000;

/** Checks of {@link WatchOptions}. */
export const watchChecks: Record<keyof WatchOptions, Check> = {
  timeoutMs: isMilliseconds,
  intervalMs: isMilliseconds,
  signal: isSignal,
  cancelOnAbort: isBoolean,
};
/** Checks of {@link WaitOptions}. */
export const waitChecks: Record<keyof WaitOptions, Check> = { ...watchChecks, onUpdate: isFunction };

/** The job to wait for, and what is known of it. */
export interface WaitTarget extends Pick<WatchSettings, "expectedMs" | "first"> {
  jobId: string;
  watcher: JobWatcher;
  /** Cancels the job on the server. */
  cancel(): Promise<void>;
  /** Whether the API says that jobs which fail or are cancelled are not billed. */
  failuresAreFree: boolean;
}

/**
 * Waits until a job has ended.
 *
 * @throws KreaJobFailedError, KreaJobCancelledError, KreaEmptyResultError, KreaJobTimeoutError, KreaAbortError, and what
 *   reading the job throws where trying again would not help
 */
export async function waitForJob(target: WaitTarget, options: WaitOptions = {}): Promise<CompletedJob> {
  checkOptions("wait", options, waitChecks);
  let last: Job | undefined;
  let leave = () => {};
  try {
    return await interruptible(
      target,
      options,
      () => last,
      () =>
        new Promise<CompletedJob>((resolve, reject) => {
          const changed = (job: Job) => {
            last = job;
            try {
              // A callback may be async, whatever its type says: what it rejects with ends the wait, too.
              const returned: unknown = options.onUpdate?.(job);
              if (returned instanceof Promise) returned.catch(reject);
              if (hasEnded(job)) resolve(completed(job, target));
            } catch (error) {
              reject(error);
            }
          };
          leave = subscribe(target, options, { changed, failed: reject });
        }),
    );
  } finally {
    leave();
  }
}

/**
 * The changes of a job, until it has ended; how it ended is in the last one. A consumer that is slow is given the latest
 * state, not every one in between.
 *
 * @param targetOf - the job; what it throws for a bad reference rejects the first `next()`
 * @throws KreaInputError for a bad option; KreaJobTimeoutError, KreaAbortError, and what reading the job throws where
 *   another try would not help
 */
export function watchJob(targetOf: () => WaitTarget, options: WatchOptions = {}): AsyncIterableIterator<Job> {
  return cancellableIterator((left) => changesOf(targetOf, options, left));
}

async function* changesOf(
  targetOf: () => WaitTarget,
  options: WatchOptions,
  left: AbortSignal,
): AsyncGenerator<Job, void, void> {
  checkOptions("watch", options, watchChecks);
  const target = targetOf();
  const { timeoutMs = defaultTimeoutMs, signal } = options;
  const endsAt = monotonicMs() + timeoutMs;
  let next: Job | undefined;
  let last: Job | undefined;
  let failure: { error: unknown } | undefined;
  let wake = () => {};
  const leave = subscribe(target, options, {
    changed(job) {
      next = job;
      wake();
    },
    failed(error) {
      failure = { error };
      wake();
    },
  });
  left.addEventListener("abort", () => wake());
  let isAbortTold = false;
  try {
    for (;;) {
      await interruptible(
        target,
        options,
        () => last,
        async () => {
          if (!next && !failure && !left.aborted) {
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          }
        },
        Math.max(endsAt - monotonicMs(), 1),
      ).catch((error: unknown) => {
        isAbortTold = true;
        throw error;
      });
      if (left.aborted) return;
      if (next) {
        last = next;
        next = undefined;
        yield last;
        if (hasEnded(last)) return;
      } else if (failure) {
        throw failure.error;
      }
    }
  } finally {
    leave();
    // The signal may have aborted while the consumer was at work, and the consumer has left.
    const isRunning = !last || !hasEnded(last);
    if (options.cancelOnAbort && signal?.aborted && isRunning && !isAbortTold) target.cancel().catch(() => {});
  }
}

function subscribe(
  { watcher, jobId, expectedMs, first }: WaitTarget,
  { intervalMs }: WatchOptions,
  listener: Parameters<JobWatcher["watch"]>[2],
): () => void {
  // A job that has ended needs no look, and neither does a listener that ends at its first word.
  if (first && hasEnded(first)) {
    listener.changed(first);
    return () => {};
  }
  return watcher.watch(jobId, { intervalMs, expectedMs, first }, listener);
}

/** Work on a job with a deadline, whose interruption is an error that names the job. */
async function interruptible<T>(
  { jobId, cancel }: WaitTarget,
  { timeoutMs = defaultTimeoutMs, signal, cancelOnAbort }: WatchOptions,
  last: () => Job | undefined,
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
      // Who does not look at the cancellation is not to crash by it.
      cancellation?.catch(() => {});
      const what = cancelOnAbort ? "the job is being cancelled" : "the job goes on";
      throw new KreaAbortError(`The wait for job ${jobId} was aborted; ${what}.`, {
        jobId,
        cancellation,
        cause: interruption.reason,
      });
    }
    const job = last();
    throw new KreaJobTimeoutError(
      `Job ${jobId} did not end within ${timeoutMs} ms (timeoutMs); it is ${job?.status ?? "not read yet"} and goes on. ` +
        "Wait for it again by its id, or cancel it.",
      { timeoutMs, job, jobId },
    );
  }
}

/** The job, if it ended well. */
function completed(job: Job, { failuresAreFree }: Pick<WaitTarget, "failuresAreFree">): CompletedJob {
  const jobId = job.job_id;
  if (hasResult(job)) return job;
  if (job.status === "failed") {
    const reason = job.error ? `: ${job.error.message.replace(/[.\s]+$/, "")}` : ", and the API gives no reason";
    throw new KreaJobFailedError(
      `Job ${jobId} failed${reason}.${failuresAreFree ? " Failed jobs are not billed." : ""}`,
      { job, jobId },
    );
  }
  if (job.status === "cancelled") {
    throw new KreaJobCancelledError(
      `Job ${jobId} was cancelled.${failuresAreFree ? " Cancelled jobs are not billed." : ""}`,
      { job, jobId },
    );
  }
  throw new KreaEmptyResultError(
    `Job ${jobId} completed with no result: the model has likely refused the content. Change the input and try again.`,
    { job, jobId },
  );
}
