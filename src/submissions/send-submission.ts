/**
 * Sends a submission: a request that makes a billed job each time it arrives.
 *
 * @module
 */

import { KreaAbortError, KreaTimeoutError } from "../errors/client-errors.ts";
import { isKreaRateLimitError } from "../errors/guards.ts";
import type { KreaRateLimitError } from "../errors/status-errors.ts";
import { withDetails } from "../errors/with-details.ts";
import { monotonicMs } from "../support/clock.ts";
import { InterruptedError, sleep } from "../support/deadline.ts";
import { decideRetry, type Failure } from "../transport/retry.ts";
import { abortOf, type RequestPlan, type Success } from "../transport/send-repeatable.ts";
import type { JobLimiter, JobPlace } from "./job-limiter.ts";
import { errorOfLost, type Search } from "./lost-submission.ts";
import type { SubmissionGate } from "./rate-limit-gate.ts";
import type { SubmissionTracker } from "./tracker.ts";

/** No job runs for longer than the 2 hours that the API lets an external model have. */
const longestQueueMs = 2 * 60 * 60 * 1_000;

/** What the submissions of a client share. */
export interface Submissions {
  tracker: SubmissionTracker;
  gate: SubmissionGate;
  limiter: JobLimiter;
  /** Looks for the job of a lost submission. */
  search: Search;
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
  if (signal?.aborted) {
    throw new KreaAbortError(`${operation} was aborted before it went out.`, { cause: signal.reason });
  }
  const place = submissions.limiter.takeNow(plan.signal) ?? (await waitForPlace(plan, submissions.limiter));
  try {
    return await attemptUntilKnown(plan, submissions, place, jobIdsOf);
  } catch (error) {
    place.free();
    throw error;
  }
}

function waitForPlace<Data>({ operation, signal }: RequestPlan<Data>, limiter: JobLimiter): Promise<JobPlace> {
  return limiter.take(signal, longestQueueMs).catch((error: unknown) => {
    if (error instanceof InterruptedError && error.interruption.kind === "timeout") {
      const message = `${operation} was not sent within ${longestQueueMs} ms: maxConcurrentJobs jobs of this client have not ended, or cannot be read.`;
      throw new KreaTimeoutError(message, { timeoutMs: longestQueueMs });
    }
    throw abortOf(error, `${operation} was aborted before it was sent: it was waiting for maxConcurrentJobs.`);
  });
}

async function attemptUntilKnown<Data>(
  plan: RequestPlan<Data>,
  submissions: Submissions,
  place: JobPlace,
  jobIdsOf: (data: Data) => string[],
): Promise<Success<Data>> {
  const { operation, policy, signal, attempt } = plan;
  const { tracker, gate, search } = submissions;
  const startedAt = monotonicMs();
  for (let attempts = 1; ; attempts += 1) {
    if (!gate.enterNow(signal)) {
      await gate.enter(signal, policy.retryBudgetMs - (monotonicMs() - startedAt)).catch((error: unknown) => {
        throw heldBack(error, plan, gate.limit);
      });
    }
    const submission = tracker.begin();
    // An attempt has all its time, though the budget may end on the way: cut short, its job would be lost.
    const outcome = await attempt(undefined);
    if (outcome.ok) {
      const jobIds = jobIdsOf(outcome.data);
      tracker.settle(submission, jobIds);
      gate.leave();
      place.made(jobIds);
      return outcome;
    }
    const { failure, error, sent } = outcome;
    const elapsedMs = monotonicMs() - startedAt;
    const delayMs = failure && decideRetry({ kind: "submission", failure, attempts, elapsedMs }, policy, Math.random());
    const isLimited = failure?.kind === "answered" && failure.status === 429;
    if (isLimited && isKreaRateLimitError(error)) gate.limit = error;
    gate.leave(isLimited ? (delayMs ?? failure.retryAfterMs ?? policy.retryDelayMs) : undefined);
    if (sent && mayHaveMadeJob(failure)) {
      tracker.lose(submission);
      throw errorOfLost(operation, submission, error, search);
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

/** The error of a submission that was not let through to the API: aborted, or out of its time. */
function heldBack<Data>(
  error: unknown,
  { operation, policy }: RequestPlan<Data>,
  limit: KreaRateLimitError | undefined,
): unknown {
  if (error instanceof InterruptedError && error.interruption.kind === "timeout" && limit) {
    const [method = "", path = ""] = operation.split(" ");
    const message =
      `${operation} was not sent within ${policy.retryBudgetMs} ms (retryBudgetMs): the API had answered 429, and ` +
      "submissions are held back. No job was made. Submit fewer jobs at once (maxConcurrentJobs), or allow more time.";
    return withDetails(limit, message, { method, path });
  }
  return abortOf(error, `${operation} was aborted before it was sent: the API had answered 429.`);
}

async function pause(delayMs: number, signal: AbortSignal | undefined, operation: string): Promise<void> {
  await sleep(delayMs, signal).catch((error: unknown) => {
    throw abortOf(error, `${operation} was aborted between two attempts; no job was made.`);
  });
}
