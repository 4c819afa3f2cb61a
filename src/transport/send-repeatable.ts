/**
 * Sends a request that may be repeated without harm.
 *
 * @module
 */

import { type AbortDetails, KreaAbortError } from "../errors/client-errors.ts";
import { isKreaTimeoutError } from "../errors/guards.ts";
import { monotonicMs } from "../support/clock.ts";
import { InterruptedError, sleep } from "../support/deadline.ts";
import type { Outcome } from "./attempt.ts";
import { decideRetry, type RetryPolicy } from "./retry.ts";

/** A request and what it is allowed. */
export interface RequestPlan<Data> {
  /** `GET /jobs/{id}` */
  operation: string;
  policy: RetryPolicy;
  signal: AbortSignal | undefined;
  /**
   * Makes one attempt.
   *
   * @param remainingMs - what is left of the budget; undefined where the attempt has all its time
   */
  attempt(remainingMs: number | undefined): Promise<Outcome<Data>>;
}

/** An answer that was a success. */
export interface Success<Data> {
  data: Data;
  response: Response;
}

/**
 * Sends a request, again and again as the policy allows.
 *
 * @throws the error of the last attempt; KreaAbortError
 */
export async function sendRepeatable<Data>(plan: RequestPlan<Data>): Promise<Success<Data>> {
  const { operation, policy, signal, attempt } = plan;
  const startedAt = monotonicMs();
  let lastError: unknown;
  for (let attempts = 1; ; attempts += 1) {
    const remainingMs = policy.retryBudgetMs - (monotonicMs() - startedAt);
    const outcome = await attempt(remainingMs);
    if (outcome.ok) return outcome;
    const { failure, error } = outcome;
    // An attempt that the budget has cut short says less than the one before it.
    if (isKreaTimeoutError(error) && error.timeoutMs === Math.floor(remainingMs) && lastError) throw lastError;
    lastError = error;
    const situation = failure && {
      kind: "repeatable" as const,
      failure,
      attempts,
      elapsedMs: monotonicMs() - startedAt,
    };
    const delayMs = situation && decideRetry(situation, policy, Math.random());
    if (delayMs === undefined) throw error;
    await sleep(delayMs, signal).catch((interruption: unknown) => {
      throw abortOf(interruption, `${operation} was aborted between two attempts.`);
    });
  }
}

/** The error that a caller catches where a sleep, a queue or a call was left by an abort. */
export function abortOf(error: unknown, message: string, details: Omit<AbortDetails, "cause"> = {}): unknown {
  if (error instanceof KreaAbortError) return new KreaAbortError(message, { ...details, cause: error.cause });
  if (!(error instanceof InterruptedError) || error.interruption.kind !== "aborted") return error;
  return new KreaAbortError(message, { ...details, cause: error.interruption.reason });
}
