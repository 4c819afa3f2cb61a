/**
 * One attempt at a request, and what is known when it fails.
 *
 * @module
 */

import { KreaError } from "../errors/base.ts";
import { KreaAbortError, KreaConnectionError, KreaTimeoutError } from "../errors/client-errors.ts";
import { errorFromResponse } from "../errors/from-response.ts";
import { show } from "../options/check.ts";
import { InterruptedError, withDeadline } from "../support/deadline.ts";
import { connectionNeverMade } from "./connection.ts";
import { mark, redact, redactError } from "./redact.ts";
import { retryAfterMs } from "./response-headers.ts";
import type { Failure } from "./retry.ts";

/** How an attempt ended. */
export type Outcome<Data> =
  | { ok: true; data: Data; response: Response }
  /** `failure` is undefined where nothing can be gained by another attempt: an abort, or an error that is not the API's. */
  | { ok: false; error: unknown; failure: Failure | undefined; sent: boolean };

/** What an attempt needs. */
export interface AttemptContext<Data> {
  method: string;
  path: string;
  apiKey: string;
  signal: AbortSignal | undefined;
  timeoutMs: number;
  /** Sends the request by openapi-fetch. */
  send(signal: AbortSignal, tell: Stage): Promise<{ data?: unknown; error?: unknown; response: Response }>;
  /** Reads the body of a success, where it must be read; undefined where it is not what the operation promises. */
  parse: ((data: unknown) => Data | undefined) | undefined;
}

/** What the sender of a request notes on its way. */
export interface Stage {
  /** `fetch` was called. */
  sent: boolean;
  /** What `fetch` threw. */
  fetchError: unknown;
  /** What `fetch` answered. */
  response: Response | undefined;
}

/** Makes one attempt. Never rejects. */
export async function makeAttempt<Data>(context: AttemptContext<Data>): Promise<Outcome<Data>> {
  const { method, path, signal, timeoutMs, send, parse } = context;
  const stage: Stage = { sent: false, fetchError: undefined, response: undefined };
  try {
    const { data, error, response } = await withDeadline({ signal, timeoutMs }, (attempt) => send(attempt, stage));
    if (!response.ok) return refusal(context, response, error);
    const parsed = parse ? parse(data) : (data as Data);
    if (parsed !== undefined || !parse) return { ok: true, data: parsed as Data, response };
    return {
      ...unreadable(
        `${method} ${path} was answered with a body that is not the documented one: ${show(redact(data, context.apiKey))}.`,
      ),
      sent: true,
    };
  } catch (error) {
    const { response } = stage;
    // A refusal whose body broke off is a refusal all the same.
    const isRefusal = response && !response.ok && !(error instanceof KreaError) && !isAbort(error);
    if (isRefusal) return refusal(context, response, undefined);
    return { ok: false, sent: stage.sent, ...explain(error, stage, context) };
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof InterruptedError && error.interruption.kind === "aborted";
}

function refusal<Data>(
  { method, path, apiKey }: AttemptContext<Data>,
  response: Response,
  body: unknown,
): Outcome<Data> {
  const { status, headers } = response;
  const requestId = headers.get("x-request-id")?.replaceAll(apiKey, mark);
  const details = { status, requestId, body: redact(body, apiKey), method, path };
  const waitMs = retryAfterMs(headers, Date.now());
  return {
    ok: false,
    sent: true,
    error: errorFromResponse({ ...details, retryAfterMs: waitMs }),
    failure: { kind: "answered", status, retryAfterMs: waitMs },
  };
}

function unreadable(message: string, cause?: unknown): { ok: false; error: unknown; failure: Failure } {
  return { ok: false, error: new KreaConnectionError(message, { cause }), failure: { kind: "unknown" } };
}

function explain<Data>(
  error: unknown,
  { sent, fetchError, response }: Stage,
  { method, path, timeoutMs, apiKey }: AttemptContext<Data>,
): { error: unknown; failure: Failure | undefined } {
  const operation = `${method} ${path}`;
  if (error instanceof InterruptedError) {
    if (error.interruption.kind === "aborted") {
      const cause = error.interruption.reason;
      const stage = sent ? "after it had gone out" : "before it went out";
      return { error: new KreaAbortError(`${operation} was aborted ${stage}.`, { cause }), failure: undefined };
    }
    const message = `${operation} got no answer within ${timeoutMs} ms (timeoutMs).`;
    return {
      error: new KreaTimeoutError(message, { timeoutMs }),
      failure: { kind: sent ? "unknown" : "not-connected" },
    };
  }
  if (error instanceof KreaError) return { error, failure: undefined };
  // Middleware that threw before the request went out.
  if (!sent) return { error, failure: undefined };
  if (!response) {
    const cause = redactError(fetchError ?? error, apiKey);
    const message = `${operation} could not reach the API: ${reasonOf(cause)}.`;
    const failure: Failure = { kind: connectionNeverMade(fetchError ?? error) ? "not-connected" : "unknown" };
    return { error: new KreaConnectionError(message, { cause }), failure };
  }
  // An answer began, but its body broke off, or is no JSON.
  const cause = redactError(error, apiKey);
  return unreadable(
    `${operation} was answered ${response.status} with a body that cannot be read: ${reasonOf(cause)}.`,
    cause,
  );
}

/** What lies under `fetch failed`: `connect ECONNREFUSED 127.0.0.1:9`. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  const code: unknown = "code" in cause ? cause.code : undefined;
  return cause.message || (typeof code === "string" ? code : error.message);
}
