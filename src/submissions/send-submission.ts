/**
 * Sends submissions: requests that make a billed job each time they arrive.
 *
 * @module
 */

import { abortError } from "../errors/abort-error.ts";
import { KreaAbortError, KreaTimeoutError } from "../errors/client-errors.ts";
import { isKreaRateLimitError } from "../errors/guards.ts";
import type { KreaRateLimitError } from "../errors/status-errors.ts";
import { withDetails } from "../errors/with-details.ts";
import { InterruptedError } from "../support/deadline.ts";
import type { Success } from "../transport/outcome.ts";
import type { Parse } from "../transport/parse.ts";
import type { PreparedRequest } from "../transport/prepared-request.ts";
import { type AttemptHooks, send } from "../transport/send.ts";
import type { Transport } from "../transport/transport.ts";
import type { JobLimiter, JobPlace } from "./job-limiter.ts";
import { lostSubmissionError } from "./lost-submission-error.ts";
import { attemptMadeNoJob } from "./made-no-job.ts";
import { jobIdsOf, modelOf } from "./operations.ts";
import type { RateLimitGate } from "./rate-limit-gate.ts";
import type { Search } from "./search.ts";
import type { OpenSubmission, SubmissionTracker } from "./tracker.ts";

/** How long a submission waits for a place. The API lets no job run for longer than 2 hours. */
const maxQueueMs = 2 * 60 * 60 * 1_000;

/** What all submissions of a client share. */
export interface Submissions {
  transport: Transport;
  tracker: SubmissionTracker;
  gate: RateLimitGate;
  limiter: JobLimiter;
  /** Looks for the job of a lost submission. */
  search: Search;
}

/**
 * Sends a submission. It is retried only if the server certainly made no job: the connection was never made, or the API
 * answered 429.
 *
 * @param finishesOnAbort - whether an attempt that was sent goes on after an abort
 * @throws KreaSubmissionUnknownError if the job may exist; KreaAbortError; otherwise the error of the last attempt
 */
export async function sendSubmission<Data>(
  request: PreparedRequest,
  submissions: Submissions,
  parse: Parse<Data> | undefined,
  finishesOnAbort = false,
): Promise<Success<Data>> {
  const { operation, signal } = request;
  if (signal?.aborted) {
    throw new KreaAbortError(`${operation} was aborted before it was sent.`, { cause: signal.reason });
  }
  const { limiter, transport } = submissions;
  const place = limiter.takeNow(signal) ?? (await waitForPlace(request, limiter));
  try {
    const attempted = finishesOnAbort ? { ...request, signal: undefined } : request;
    return await send(request, transport.attempt(attempted, parse), hooksOf(request, submissions, place));
  } catch (error) {
    place.free();
    throw error;
  }
}

function waitForPlace({ operation, signal }: PreparedRequest, limiter: JobLimiter): Promise<JobPlace> {
  return limiter.take(signal, maxQueueMs).catch((error: unknown) => {
    if (error instanceof InterruptedError && error.interruption.kind === "timeout") {
      const message = `${operation} was not sent within ${maxQueueMs} ms: maxConcurrentJobs jobs of this client have not ended, or cannot be read.`;
      throw new KreaTimeoutError(message, { timeoutMs: maxQueueMs });
    }
    throw abortError(error, `${operation} was aborted before it was sent: it was waiting for maxConcurrentJobs.`);
  });
}

/** Each attempt passes the gate, and the tracker notes whether it made a job, made none, or is lost. */
function hooksOf<Data>(
  request: PreparedRequest,
  { tracker, gate, search }: Submissions,
  place: JobPlace,
): AttemptHooks<Success<Data>> {
  const { signal, policy } = request;
  let submission: OpenSubmission;
  const begin = () => {
    submission = tracker.begin(modelOf(request.path));
    return undefined;
  };
  return {
    before(remainingMs) {
      if (gate.enterNow(signal)) return begin();
      return gate.enter(signal, remainingMs).then(begin, (error: unknown) => {
        throw heldBack(error, request, gate.lastLimit);
      });
    },
    succeeded({ data }) {
      const jobIds = readableJobIds(data);
      tracker.settle(submission, jobIds);
      gate.leave();
      place.made(jobIds);
    },
    failed({ failure, error, sent }, planned) {
      const isRetried = "retryInMs" in planned;
      const isLimited = failure?.kind === "answered" && failure.status === 429;
      const limitedMs = isLimited ? (failure.retryAfterMs ?? policy.retryDelayMs) : undefined;
      const closedForMs = isLimited && isRetried ? planned.retryInMs : limitedMs;
      gate.leave(closedForMs, isLimited && isKreaRateLimitError(error) ? error : undefined);
      if (sent && !attemptMadeNoJob(failure)) {
        tracker.lose(submission);
        return { throw: lostSubmissionError(submission, error, search) };
      }
      tracker.settle(submission);
      // After a 429 the gate does the waiting, for all submissions of the client.
      return isLimited && isRetried ? { retryInMs: 0 } : planned;
    },
  };
}

/** The ids of the jobs of a success. The body that a caller's own fetch has read may throw where it is read. */
function readableJobIds(data: unknown): string[] {
  try {
    return jobIdsOf(data);
  } catch {
    return [];
  }
}

/** The error for a submission that the gate did not let through before the abort or the end of the budget. */
function heldBack(
  error: unknown,
  { operation, method, path, policy }: PreparedRequest,
  limit: KreaRateLimitError | undefined,
): unknown {
  if (error instanceof InterruptedError && error.interruption.kind === "timeout" && limit) {
    const message =
      `${operation} was not sent within ${policy.retryBudgetMs} ms (retryBudgetMs): the API had answered 429, and ` +
      "submissions are held back. No job was made. Submit fewer jobs at once (maxConcurrentJobs), or allow more time.";
    return withDetails(limit, message, { method, path });
  }
  return abortError(error, `${operation} was aborted before it was sent: the API had answered 429.`);
}
