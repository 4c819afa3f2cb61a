/**
 * Whether to send a request again, and when. The rules are data, the decision is pure.
 *
 * @module
 */

/** What is known of a request that did not succeed. */
export type Failure =
  /** The connection was never made: the server certainly saw nothing. */
  | { kind: "not-connected" }
  /** An answer came, and it was no success. */
  | { kind: "answered"; status: number; retryAfterMs: number | undefined }
  /** The request went out, and no answer came, or one that could not be read. */
  | { kind: "unknown" };

/** How much retrying is allowed. */
export interface RetryPolicy {
  /** How often a request may be sent again. */
  maxRetries: number;
  /** How long all attempts of a request and the sleeps between them may take, in milliseconds. */
  retryBudgetMs: number;
  /** The unit of the sleeps between attempts, in milliseconds. */
  retryDelayMs: number;
}

/** After which failures a request is sent again. */
interface RetryRule {
  notConnected: boolean;
  unknown: boolean;
  statuses: readonly (number | "5xx")[];
}

const repeatable: RetryRule = { notConnected: true, unknown: true, statuses: [408, 429, "5xx"] };
// A 5xx does not say that nothing was done: a gateway gives up on requests that the server goes on with.
const notRepeatable: RetryRule = { notConnected: true, unknown: false, statuses: [429] };

/** Bounds of the sleep before a retry, in units of `retryDelayMs`. A rate limit lasts longer than a hiccup. */
const delays = { limited: { first: 4, longest: 60 }, other: { first: 1, longest: 16 } };

/** What a decision is made from. */
export interface RetrySituation {
  /** Whether sending the request twice does the same as sending it once. */
  isRepeatable: boolean;
  failure: Failure;
  /** How often the request has been sent: 1 after the first failure. */
  attempts: number;
  /** The time since the first attempt began, in milliseconds. */
  elapsedMs: number;
}

/**
 * Decides on a retry.
 *
 * @param random - at least 0 and below 1: the jitter
 * @returns how long to sleep before the next attempt, in milliseconds; undefined for no further attempt
 */
export function decideRetry(situation: RetrySituation, policy: RetryPolicy, random: number): number | undefined {
  const { isRepeatable, failure, attempts, elapsedMs } = situation;
  const rule = isRepeatable ? repeatable : notRepeatable;
  if (attempts > policy.maxRetries || !allows(rule, failure)) return undefined;
  const delayMs = retryDelayMs(failure, attempts, policy.retryDelayMs, random);
  return elapsedMs + delayMs <= policy.retryBudgetMs ? delayMs : undefined;
}

function allows(rule: RetryRule, failure: Failure): boolean {
  if (failure.kind === "not-connected") return rule.notConnected;
  if (failure.kind === "unknown") return rule.unknown;
  return rule.statuses.includes(failure.status >= 500 ? "5xx" : failure.status);
}

/** Full jitter: a random time up to a bound that doubles with each attempt; never less than the server asks for. */
function retryDelayMs(failure: Failure, attempts: number, unitMs: number, random: number): number {
  const limited = failure.kind === "answered" && failure.status === 429;
  const { first, longest } = limited ? delays.limited : delays.other;
  const jittered = random * unitMs * Math.min(first * 2 ** (attempts - 1), longest);
  const asked = failure.kind === "answered" ? (failure.retryAfterMs ?? 0) : 0;
  return Math.max(jittered, asked);
}
