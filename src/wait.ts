/**
 * Waiting for a job to end.
 *
 * @module
 */

import { type Check, checkOptions, isFunction, isMilliseconds, isSignal } from "./check.ts";
import { InterruptedError, sleep, withDeadline } from "./deadline.ts";
import { KreaAbortError } from "./errors/client-errors.ts";
import {
  KreaEmptyResultError,
  KreaJobCancelledError,
  KreaJobFailedError,
  KreaJobTimeoutError,
} from "./errors/job-errors.ts";
import { type CompletedJob, hasEnded, hasResult, type Job } from "./job.ts";
import { pollDelayMs } from "./schedule.ts";

/** How to wait for a job. */
export interface WaitOptions {
  /** How long to wait at most, in milliseconds. Default: 7 200 000, the longest that the API lets a job run. */
  timeoutMs?: number | undefined;
  /** A fixed time between two looks at the job, in milliseconds. Default: 1 s, growing to 5 s. */
  intervalMs?: number | undefined;
  /** Ends the wait at once when it aborts. The job goes on. */
  signal?: AbortSignal | undefined;
  /** Called with the job when it is first read, and whenever it has changed. */
  onUpdate?: ((job: Job) => void) | undefined;
}

/** The longest that the API lets a job of an external model run. */
const defaultTimeoutMs = 2 * 60 * 60 * 1_000;

export const waitChecks: Record<keyof WaitOptions, Check> = {
  timeoutMs: isMilliseconds,
  intervalMs: isMilliseconds,
  signal: isSignal,
  onUpdate: isFunction,
};

/**
 * Reads a job until it has ended.
 *
 * @param jobId - the job
 * @param read - reads the job once
 * @param first - the job as it was last seen, where it was seen
 * @throws KreaJobFailedError, KreaJobCancelledError, KreaEmptyResultError, KreaJobTimeoutError, KreaAbortError, and what
 *   `read` throws
 */
export async function waitForJob(
  jobId: string,
  read: (signal: AbortSignal) => Promise<Job>,
  options: WaitOptions = {},
  first?: Job,
): Promise<CompletedJob> {
  checkOptions("wait", options, waitChecks);
  const { timeoutMs = defaultTimeoutMs, intervalMs, signal, onUpdate } = options;
  let job = first;
  let shown: string | undefined;
  const show = (current: Job) => {
    const text = JSON.stringify(current);
    if (text !== shown) onUpdate?.(current);
    shown = text;
  };
  try {
    return await withDeadline({ signal, timeoutMs }, async (deadline) => {
      if (job) show(job);
      for (let looks = 0; !job || !hasEnded(job); looks += 1) {
        if (job) await sleep(intervalMs ?? pollDelayMs(looks), deadline);
        job = await read(deadline);
        show(job);
      }
      return completed(job);
    });
  } catch (error) {
    if (!(error instanceof InterruptedError)) throw error;
    if (error.interruption.kind === "aborted") {
      throw new KreaAbortError(`The wait for job ${jobId} was aborted; the job goes on.`, {
        jobId,
        cause: error.interruption.reason,
      });
    }
    throw new KreaJobTimeoutError(
      `Job ${jobId} did not end within ${timeoutMs} ms (timeoutMs); it is ${job?.status ?? "not read yet"} and goes on. ` +
        "Wait for it again by its id, or cancel it.",
      { timeoutMs, job, jobId },
    );
  }
}

/** The job, if it ended well. */
function completed(job: Job): CompletedJob {
  const jobId = job.job_id;
  if (hasResult(job)) return job;
  if (job.status === "failed") {
    const reason = job.error ? `: ${job.error.message}` : ", and the API gives no reason";
    throw new KreaJobFailedError(`Job ${jobId} failed${reason}. Failed jobs are not billed.`, { job, jobId });
  }
  if (job.status === "cancelled") {
    throw new KreaJobCancelledError(`Job ${jobId} was cancelled. Cancelled jobs are not billed.`, { job, jobId });
  }
  throw new KreaEmptyResultError(
    `Job ${jobId} completed with no result: the model has likely refused the content. Change the input and try again.`,
    { job, jobId },
  );
}
