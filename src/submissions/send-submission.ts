/**
 * Sends a submission: a request that makes a billed job each time it arrives.
 *
 * @module
 */

import { KreaSubmissionUnknownError } from "../errors/client-errors.ts";
import { sleep } from "../transport/deadline.ts";
import { decideRetry, type Failure } from "../transport/retry.ts";
import { abortOf, type RequestPlan, type Success } from "../transport/send-repeatable.ts";
import type { SubmissionGate } from "./gate.ts";
import type { JobLimiter, JobPlace } from "./limiter.ts";
import type { RecoverOptions, Recovery } from "./recovery.ts";
import type { OpenSubmission, SubmissionTracker } from "./tracker.ts";

/** What the submissions of a client share. */
export interface Submissions {
  tracker: SubmissionTracker;
  gate: SubmissionGate;
  limiter: JobLimiter;
  /** Looks for the job of a lost submission. */
  recover(submission: OpenSubmission, options?: RecoverOptions): Promise<Recovery>;
}

/**
 * Sends a submission. It is sent again only when the server certainly made no job: the connection was never made, or the
 * answer was 429.
 *
 * @param jobIdsOf - the ids of the jobs that an answer names
 * @throws KreaSubmissionUnknownError where the job may exist; else the error of the last attempt; KreaAbortError
 */
export async function sendSubmission<Data>(
  plan: RequestPlan<Data>,
  submissions: Submissions,
  jobIdsOf: (data: Data) => string[],
): Promise<Success<Data>> {
  const { operation, signal } = plan;
  const { limiter } = submissions;
  const place = await limiter.take(signal).catch((error: unknown) => {
    throw abortOf(error, `${operation} was aborted before it was sent: it was waiting for maxConcurrentJobs.`);
  });
  try {
    return await attemptUntilKnown(plan, submissions, place, jobIdsOf);
  } catch (error) {
    place.free();
    throw error;
  }
}

async function attemptUntilKnown<Data>(
  { operation, policy, signal, attempt }: RequestPlan<Data>,
  submissions: Submissions,
  place: JobPlace,
  jobIdsOf: (data: Data) => string[],
): Promise<Success<Data>> {
  const { tracker, gate } = submissions;
  let firstAt: number | undefined;
  for (let attempts = 1; ; attempts += 1) {
    await gate.enter(signal).catch((error: unknown) => {
      throw abortOf(error, `${operation} was aborted before it was sent: the API had answered 429.`);
    });
    firstAt ??= Date.now();
    const submission = tracker.begin();
    const outcome = await attempt(attempts === 1 ? undefined : policy.retryBudgetMs - (Date.now() - firstAt));
    if (outcome.ok) {
      const jobIds = jobIdsOf(outcome.data);
      tracker.settle(submission, jobIds);
      gate.leave();
      place.made(jobIds);
      return outcome;
    }
    const { failure, error, sent } = outcome;
    const elapsedMs = Date.now() - firstAt;
    const delayMs = failure && decideRetry({ kind: "submission", failure, attempts, elapsedMs }, policy, Math.random());
    const isLimited = failure?.kind === "answered" && failure.status === 429;
    gate.leave(isLimited ? (delayMs ?? failure.retryAfterMs ?? policy.retryDelayMs) : undefined);
    if (sent && mayHaveMadeJob(failure)) {
      tracker.lose(submission);
      throw failure ? submissionUnknown(operation, submission, error, submissions) : error;
    }
    tracker.settle(submission);
    if (delayMs === undefined) throw error;
    if (!isLimited) await pause(delayMs, signal, operation);
  }
}

/** Whether a submission that went out may have made a job all the same: where it was aborted, too. */
function mayHaveMadeJob(failure: Failure | undefined): boolean {
  if (!failure || failure.kind === "unknown") return true;
  return failure.kind === "answered" && (failure.status >= 500 || failure.status === 408);
}

function submissionUnknown(
  operation: string,
  submission: OpenSubmission,
  cause: unknown,
  { recover }: Submissions,
): KreaSubmissionUnknownError {
  const submittedAt = new Date(submission.sentAtMs);
  const failedAt = new Date(submission.lostAtMs ?? Date.now());
  const what = cause instanceof Error ? cause.message : String(cause);
  return new KreaSubmissionUnknownError(
    `${what} The job may exist, and be billed; it was not sent again. Call recover() to look for it among the jobs ` +
      `created between ${submittedAt.toISOString()} and ${failedAt.toISOString()}.`,
    {
      model: operation.replace(/^POST \/(generate\/)?/, ""),
      submittedAt,
      failedAt,
      recover: (options) => recover(submission, options),
      cause,
    },
  );
}

async function pause(delayMs: number, signal: AbortSignal | undefined, operation: string): Promise<void> {
  await sleep(delayMs, signal).catch((error: unknown) => {
    throw abortOf(error, `${operation} was aborted between two attempts; no job was made.`);
  });
}
