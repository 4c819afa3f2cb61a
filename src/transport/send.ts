/**
 * The one retry loop: makes attempts until one succeeds or the policy allows no more.
 *
 * @module
 */

import { abortError } from "../errors/abort-error.ts";
import { isKreaTimeoutError } from "../errors/guards.ts";
import { monotonicMs } from "../support/clock.ts";
import { sleep } from "../support/deadline.ts";
import type { Attempt, FailedAttempt, Outcome } from "./outcome.ts";
import { decideRetry, type RetryPolicy } from "./retry.ts";

/** What to send, and how often the loop may try. */
export interface Retries {
  /** The name of the request in error messages: `GET /jobs/{id}`. */
  operation: string;
  policy: RetryPolicy;
  signal: AbortSignal | undefined;
  /** Whether sending it twice does the same as sending it once. */
  isRepeatable: boolean;
}

/** What follows an attempt that failed: another one after a sleep, in milliseconds, or the end. */
export type Decision = { retryInMs: number } | { throw: unknown };

/** What accompanies each attempt. */
export interface AttemptHooks<Value> {
  /** Runs before each attempt, which waits for it. What it throws ends the loop. */
  before(remainingMs: number): Promise<void> | undefined;
  /** Called with the value of the attempt that succeeded. */
  succeeded(value: Value): void;
  /** Called after each attempt that failed, with what the policy decides. Returns what is done instead. */
  failed(outcome: FailedAttempt, planned: Decision): Decision;
}

/**
 * Makes attempts until one succeeds.
 *
 * @throws the error of the last attempt; what a hook throws or decides; KreaAbortError if the signal aborts between two
 *   attempts
 */
export async function send<Value>(
  { operation, policy, signal, isRepeatable }: Retries,
  attempt: Attempt<Value>,
  hooks?: AttemptHooks<Value>,
): Promise<Value> {
  let startedAt = monotonicMs();
  let lastError: unknown;
  const remainingMs = () => policy.retryBudgetMs - (monotonicMs() - startedAt);
  for (let attempts = 1; ; attempts += 1) {
    const waiting = hooks?.before(remainingMs());
    if (waiting) await waiting;
    const budgetMs = remainingMs();
    const outcome = await attempt(budgetMs).catch(brokenAttempt);
    if (outcome.ok) {
      hooks?.succeeded(outcome.value);
      return outcome.value;
    }
    const { error, failure, progressed } = outcome;
    if (progressed) {
      startedAt = monotonicMs();
      attempts = 1;
    }
    const elapsedMs = monotonicMs() - startedAt;
    const delayMs = failure && decideRetry({ isRepeatable, failure, attempts, elapsedMs }, policy, Math.random());
    // A timeout caused by the end of the budget says less than the error before it.
    const isOutOfBudget = isRepeatable && isKreaTimeoutError(error) && error.timeoutMs === Math.floor(budgetMs);
    const reported = isOutOfBudget && lastError !== undefined ? lastError : error;
    lastError = error;
    const planned: Decision = delayMs === undefined ? { throw: reported } : { retryInMs: delayMs };
    const decision = hooks ? hooks.failed(outcome, planned) : planned;
    if ("throw" in decision) throw decision.throw;
    if (decision.retryInMs === 0) continue;
    await sleep(decision.retryInMs, signal).catch((interruption: unknown) => {
      const suffix = isRepeatable ? "" : "; no job was made";
      throw abortError(interruption, `${operation} was aborted between two attempts${suffix}.`);
    });
  }
}

/** An attempt that rejects, instead of reporting how it ended, proves nothing. */
function brokenAttempt(error: unknown): Outcome<never> {
  return { ok: false, error, failure: undefined, sent: true };
}
