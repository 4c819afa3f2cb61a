/**
 * The one retry loop: makes attempts until one succeeds or the policy allows no more.
 *
 * @module
 */

import { type AbortDetails, KreaAbortError } from "../errors/client-errors.ts";
import { isKreaTimeoutError } from "../errors/guards.ts";
import { monotonicMs } from "../support/clock.ts";
import { abortOf, sleep } from "../support/deadline.ts";
import { decideRetry, type Failure, type RetryPolicy } from "./retry.ts";

/** How an attempt ended. */
export type Outcome<Value> =
  | { ok: true; value: Value }
  | {
      ok: false;
      error: unknown;
      /** Undefined where another attempt cannot help: an abort, or an error that is not the server's. */
      failure: Failure | undefined;
      /** Whether the request may have reached the server. */
      sent: boolean;
      /** Whether the attempt got further than the one before: the retries are then counted from here. */
      progressed?: boolean;
    };

/** An attempt that failed. */
export type FailedAttempt = Extract<Outcome<unknown>, { ok: false }>;

/**
 * Makes one attempt. What it throws ends the loop.
 *
 * @param remainingMs - what is left of the retry budget, in milliseconds
 */
export type Attempt<Value> = (remainingMs: number) => Promise<Outcome<Value>>;

/** What to send, and what the loop is allowed. */
export interface Retries {
  /** How messages begin: `GET /jobs/{id}`. */
  operation: string;
  policy: RetryPolicy;
  signal: AbortSignal | undefined;
  isRepeatable: boolean;
}

/** What accompanies each attempt. */
export interface AttemptHooks<Value> {
  /** Runs before each attempt, which waits for it; what it throws ends the loop. */
  before(remainingMs: number): Promise<void> | undefined;
  /** Called with the value of the attempt that succeeded. */
  succeeded(value: Value): void;
  /**
   * Called after an attempt that failed; what it throws ends the loop.
   *
   * @param delayMs - how long the loop will sleep before the next attempt; undefined where it will make none
   * @returns how long to sleep instead, in milliseconds
   */
  failed(outcome: FailedAttempt, delayMs: number | undefined): number | undefined;
}

/**
 * Makes attempts until one succeeds.
 *
 * @throws the error of the last attempt; what a hook throws; KreaAbortError where the signal aborts between two attempts
 */
export async function send<Value>(
  { operation, policy, signal, isRepeatable }: Retries,
  attempt: Attempt<Value>,
  hooks?: AttemptHooks<Value>,
): Promise<Value> {
  let startedAt = monotonicMs();
  let lastError: unknown;
  for (let attempts = 1; ; attempts += 1) {
    const waiting = hooks?.before(policy.retryBudgetMs - (monotonicMs() - startedAt));
    if (waiting) await waiting;
    const remainingMs = policy.retryBudgetMs - (monotonicMs() - startedAt);
    const outcome = await attempt(remainingMs);
    if (outcome.ok) {
      hooks?.succeeded(outcome.value);
      return outcome.value;
    }
    const { error, failure, progressed } = outcome;
    // A timeout that the end of the budget has caused says less than the error before it.
    if (isKreaTimeoutError(error) && error.timeoutMs === Math.floor(remainingMs) && lastError) throw lastError;
    lastError = error;
    if (progressed) {
      startedAt = monotonicMs();
      attempts = 1;
    }
    const elapsedMs = monotonicMs() - startedAt;
    const planned = failure && decideRetry({ isRepeatable, failure, attempts, elapsedMs }, policy, Math.random());
    const delayMs = hooks ? hooks.failed(outcome, planned) : planned;
    if (delayMs === undefined) throw error;
    if (delayMs === 0) continue;
    await sleep(delayMs, signal).catch((interruption: unknown) => {
      throw abortError(interruption, `${operation} was aborted between two attempts.`);
    });
  }
}

/** An abort as the error that a caller catches; any other error as it is. */
export function abortError(error: unknown, message: string, details: Omit<AbortDetails, "cause"> = {}): unknown {
  if (error instanceof KreaAbortError) return new KreaAbortError(message, { ...details, cause: error.cause });
  const abort = abortOf(error);
  return abort ? new KreaAbortError(message, { ...details, cause: abort.reason }) : error;
}
