/**
 * Whether to send a request again, and when. The rules are data, the decision is pure.
 *
 * @module
 */

/** What is known of an attempt that did not succeed. */
export type Failure =
  /** The connection was never made, so the server certainly saw nothing. */
  | { kind: "not-connected" }
  /** The server answered with a status that is not a success. */
  | { kind: "answered"; status: number; retryAfterMs: number | undefined }
  /** The request was sent, but there was no response, or one that could not be read. */
  | { kind: "unknown" };

/** The limits of retrying. */
export interface RetryPolicy {
  /** How often a request may be retried. */
  maxRetries: number;
  /** How long all attempts of a request and the sleeps between them may take, in milliseconds. */
  retryBudgetMs: number;
  /** The unit of the sleeps between attempts, in milliseconds. */
  retryDelayMs: number;
}

/** After which failures a request is retried. */
interface RetryRule {
  notConnected: boolean;
  unknown: boolean;
  statuses: readonly (number | "5xx")[];
}

const repeatable: RetryRule = { notConnected: true, unknown: true, statuses: [408, 429, "5xx"] };
// A 5xx does not prove that nothing was done: a gateway may give up on a request that the server still handles.
const notRepeatable: RetryRule = { notConnected: true, unknown: false, statuses: [429] };

/** Limits of the sleep before a retry, in units of `retryDelayMs`. Rate limits last longer than other failures. */
const delays = { limited: { first: 4, longest: 60 }, other: { first: 1, longest: 16 } };

/** What the decision depends on. */
export interface RetrySituation {
  /** Whether sending the request twice has the same effect as sending it once. */
  isRepeatable: boolean;
  failure: Failure;
  /** How often the request has been sent: 1 after the first failure. */
  attempts: number;
  /** The time since the first attempt began, in milliseconds. */
  elapsedMs: number;
}

/**
 * Decides whether to retry, and when.
 *
 * @param random - the jitter, from 0 up to but not including 1
 * @returns how long to sleep before the next attempt, in milliseconds; undefined if there is none
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

/** Full jitter: a random time up to a limit that doubles with each attempt, but at least what the server asks for. */
function retryDelayMs(failure: Failure, attempts: number, unitMs: number, random: number): number {
  const limited = failure.kind === "answered" && failure.status === 429;
  const { first, longest } = limited ? delays.limited : delays.other;
  const jittered = random * unitMs * Math.min(first * 2 ** (attempts - 1), longest);
  const asked = failure.kind === "answered" ? (failure.retryAfterMs ?? 0) : 0;
  return Math.max(jittered, asked);
}
