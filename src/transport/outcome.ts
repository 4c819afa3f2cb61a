/**
 * Outcomes: what is known after an attempt has ended. Pure.
 *
 * @module
 */

import { KreaError } from "../errors/base.ts";
import { KreaAbortError, KreaConnectionError, KreaTimeoutError } from "../errors/client-errors.ts";
import { errorFromResponse } from "../errors/from-response.ts";
import { show } from "../options/check.ts";
import { abortOf, InterruptedError } from "../support/deadline.ts";
import { messageOf } from "../support/message-of.ts";
import { connectionNeverMade } from "./never-connected.ts";
import type { Parse } from "./parse.ts";
import type { PreparedRequest } from "./prepared-request.ts";
import { redact, redactError } from "./redact.ts";
import { retryAfterMs } from "./response-headers.ts";
import type { Failure } from "./retry.ts";

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
 * Makes one attempt. One that rejects is not made again.
 *
 * @param remainingMs - what is left of the retry budget, in milliseconds
 */
export type Attempt<Value> = (remainingMs: number) => Promise<Outcome<Value>>;

/** A successful response. */
export interface Success<Data> {
  data: Data;
  response: Response;
}

/** The outcome of a successful response: a failure if its body is not the documented one. */
export function readSuccess<Data>(
  { operation }: PreparedRequest,
  data: unknown,
  response: Response,
  parse: Parse<Data> | undefined,
  apiKey: string,
): Outcome<Success<Data>> {
  if (!parse) return { ok: true, value: { data: data as Data, response } };
  const parsed = parse(data);
  if (parsed !== undefined) return { ok: true, value: { data: parsed, response } };
  const shown = show(redact(data, apiKey));
  return unreadable(`${operation} was answered with a body that is not the documented one: ${shown}.`);
}

/** The outcome of a response that is not a success. */
export function refused(
  { method, path }: PreparedRequest,
  { status, headers }: Response,
  body: unknown,
  apiKey: string,
): FailedAttempt {
  const requestId = redact(headers.get("x-request-id") ?? undefined, apiKey);
  const waitMs = retryAfterMs(headers, Date.now());
  const details = { status, requestId, body: redact(body, apiKey), method, path, retryAfterMs: waitMs };
  return {
    ok: false,
    sent: true,
    error: errorFromResponse(details),
    failure: { kind: "answered", status, retryAfterMs: waitMs },
  };
}

/** How far an attempt got before it threw. */
export interface BrokenAttempt {
  error: unknown;
  /** Whether `fetch` was called. */
  sent: boolean;
  /** What `fetch` threw. */
  fetchError: unknown;
  /** The response, if there was one. */
  response: Response | undefined;
  timeoutMs: number;
  apiKey: string;
}

/** What messages say of a submission that certainly was not sent. */
const noJobWasMade = " No job was made.";

/** The outcome of an attempt that threw. */
export function brokenOff(request: PreparedRequest, broken: BrokenAttempt): FailedAttempt {
  const { operation, isRepeatable } = request;
  const { error, sent, fetchError, response, timeoutMs, apiKey } = broken;
  const abort = abortOf(error);
  if (abort) {
    const stage = sent ? "after it was sent" : "before it was sent";
    const aborted = new KreaAbortError(`${operation} was aborted ${stage}.`, { cause: abort.reason });
    return { ok: false, sent, error: aborted, failure: undefined };
  }
  // Errors of this package, and of middleware that threw before the request was sent.
  if (error instanceof KreaError || (!sent && !(error instanceof InterruptedError))) {
    return { ok: false, sent, error, failure: undefined };
  }
  // An error response is known by its status, even if its body could not be read.
  if (response && !response.ok) return refused(request, response, undefined, apiKey);
  if (error instanceof InterruptedError) {
    const noJob = sent || isRepeatable ? "" : noJobWasMade;
    const message = `${operation} got no answer within ${timeoutMs} ms (timeoutMs).${noJob}`;
    const late = new KreaTimeoutError(message, { timeoutMs });
    return { ok: false, sent, error: late, failure: { kind: sent ? "unknown" : "not-connected" } };
  }
  if (response) {
    const cause = redactError(error, apiKey);
    const what = `${operation} was answered ${response.status} with a body that cannot be read`;
    return unreadable(`${what}: ${reasonOf(cause)}.`, cause);
  }
  const thrown = fetchError ?? error;
  const cause = redactError(thrown, apiKey);
  // Only the runtime's own fetch is known to fail before the request is sent. Another may have tried before, and so may a
  // dispatcher of the caller's.
  const isOwn = request.fetch !== undefined || "dispatcher" in request.fetchOptions;
  const isProven = (!isOwn || isRepeatable) && connectionNeverMade(thrown);
  const failure: Failure = { kind: isProven ? "not-connected" : "unknown" };
  const noJob = isProven && !isRepeatable ? noJobWasMade : "";
  const message = `${operation} could not reach the API: ${reasonOf(cause)}.${noJob}`;
  return { ok: false, sent, error: new KreaConnectionError(message, { cause }), failure };
}

/** The outcome of an answer that cannot be read: what the request has done is not known. */
export function unreadable(message: string, cause?: unknown): FailedAttempt {
  return { ok: false, sent: true, error: new KreaConnectionError(message, { cause }), failure: { kind: "unknown" } };
}

/** The reason behind an error such as `fetch failed`: `connect ECONNREFUSED 127.0.0.1:9`. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return messageOf(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  const code: unknown = "code" in cause ? cause.code : undefined;
  return cause.message || (typeof code === "string" ? code : error.message);
}
