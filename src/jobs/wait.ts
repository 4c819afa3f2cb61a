/**
 * Waiting for a job to end.
 *
 * @module
 */

import { quotedMessage } from "../errors/from-response.ts";
import { KreaEmptyResultError, KreaJobCancelledError, KreaJobFailedError } from "../errors/job-errors.ts";
import { checkOptions } from "../options/check.ts";
import { ifRejected } from "../support/if-rejected.ts";
import { type CompletedJob, hasEnded, hasResult, type Job } from "./job.ts";
import { type WaitOptions, waitChecks } from "./wait-options.ts";
import { type LastRead, listen, untilInterrupted, type WaitTarget } from "./wait-target.ts";

/**
 * Waits until a job has ended.
 *
 * @throws KreaJobFailedError, KreaJobCancelledError or KreaEmptyResultError if the job ended without a result;
 *   KreaJobTimeoutError; KreaAbortError; what reading the job throws if trying again would not help
 */
export async function waitForJob(target: WaitTarget, options: WaitOptions = {}): Promise<CompletedJob> {
  checkOptions("wait", options, waitChecks);
  let last: LastRead = { job: undefined };
  let stopListening = () => {};
  const completion = () =>
    new Promise<CompletedJob>((resolve, reject) => {
      const changed = (job: Job) => {
        last = { job };
        try {
          // The callback may be async although its type says void. A rejection ends the wait too.
          const returned: unknown = options.onUpdate?.(job);
          ifRejected(returned, reject);
          if (hasEnded(job)) resolve(completed(job, target));
        } catch (error) {
          reject(error);
        }
      };
      const unreadable = (error: unknown) => {
        last = { ...last, error };
      };
      stopListening = listen(target, options, { changed, unreadable, failed: reject });
    });
  try {
    return await untilInterrupted(target, options, () => last, completion);
  } finally {
    stopListening();
  }
}

/** Returns the job if it has a result. Otherwise throws the error that says how it ended. */
function completed(read: Job, { failuresAreFree, redact }: WaitTarget): CompletedJob {
  if (hasResult(read)) return read;
  const job = redact(read);
  const jobId = job.job_id;
  if (job.status === "failed") {
    const said = quotedMessage(job.error?.message ?? "");
    const reason = said === "" ? ", and the API gives no reason" : `: ${said}`;
    const billing = failuresAreFree ? " Failed jobs are not billed." : "";
    throw new KreaJobFailedError(`Job ${jobId} failed${reason}.${billing}`, { job, jobId });
  }
  if (job.status === "cancelled") {
    const billing = failuresAreFree ? " Cancelled jobs are not billed." : "";
    throw new KreaJobCancelledError(`Job ${jobId} was cancelled.${billing}`, { job, jobId });
  }
  throw new KreaEmptyResultError(
    `Job ${jobId} completed without a result. The model probably refused the content: change the input and try again.`,
    { job, jobId },
  );
}
