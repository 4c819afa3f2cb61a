/**
 * Fetches the file at a URL, with retries. The API key is never sent, because results are on other hosts.
 *
 * @module
 */

import { abortError } from "../errors/abort-error.ts";
import { KreaInputError } from "../errors/client-errors.ts";
import { KreaDownloadError } from "../errors/download-error.ts";
import { show } from "../options/check.ts";
import { isLoopback } from "../options/connection.ts";
import type { Fetch, FetchInit } from "../options/request-settings.ts";
import { abortOf, InterruptedError, withDeadline } from "../support/deadline.ts";
import { connectionNeverMade } from "../transport/never-connected.ts";
import type { FailedAttempt, Outcome } from "../transport/outcome.ts";
import { reasonOf } from "../transport/outcome.ts";
import { retryAfterMs } from "../transport/response-headers.ts";
import type { RetryPolicy } from "../transport/retry.ts";
import { send } from "../transport/send.ts";
import { asResponse } from "./as-response.ts";

/** How to fetch a file. */
export interface FileRequest extends RetryPolicy {
  /** Your own `fetch`; undefined for the runtime's. */
  fetch: Fetch | undefined;
  /** How long to wait for the response to begin, in milliseconds. */
  timeoutMs: number;
  headers?: Record<string, string> | undefined;
  signal?: AbortSignal | undefined;
}

/**
 * Fetches a file.
 *
 * @param what - how error messages begin: `files.fetch`
 * @returns a successful response with an unread body
 * @throws KreaInputError if the URL is invalid or not https; KreaDownloadError; KreaAbortError
 */
export async function fetchFile(what: string, url: string, request: FileRequest): Promise<Response> {
  checkFileUrl(what, url);
  const retries = { operation: what, policy: request, signal: request.signal, isRepeatable: true };
  return send(retries, () => attempt(what, url, request));
}

async function attempt(what: string, url: string, request: FileRequest): Promise<Outcome<Response>> {
  const { fetch: ownFetch, timeoutMs, headers = {}, signal } = request;
  try {
    const response = await withDeadline({ signal, timeoutMs }, async (deadline) => {
      // The signal applies to the body too, which is read after the deadline has ended.
      const either = signal ? AbortSignal.any([signal, deadline]) : deadline;
      const init: FetchInit = { method: "GET", headers: { ...headers }, signal: either, credentials: "omit" };
      return ownFetch ? asResponse(await ownFetch(url, init)) : globalThis.fetch(url, init);
    });
    if (response.ok) return { ok: true, value: response };
    return await refused(what, url, response);
  } catch (error) {
    return broken(what, url, error, timeoutMs);
  }
}

async function refused(what: string, url: string, { status, headers, body }: Response): Promise<FailedAttempt> {
  const waitMs = retryAfterMs(headers, Date.now());
  // Frees the connection.
  await body?.cancel().catch(() => {});
  const mayHaveExpired = status === 403 || status === 404 || status === 410;
  const advice = mayHaveExpired ? " Read the job again: its URLs may have expired." : "";
  const shown = withoutQuery(url);
  const message = `${what}: ${shown} answered ${status}.${advice}`;
  return {
    ok: false,
    sent: true,
    failure: { kind: "answered", status, retryAfterMs: waitMs },
    error: new KreaDownloadError(message, { url: shown, status, retryAfterMs: waitMs }),
  };
}

function broken(what: string, url: string, error: unknown, timeoutMs: number): FailedAttempt {
  if (abortOf(error)) {
    return { ok: false, sent: true, failure: undefined, error: abortError(error, `${what} was aborted.`) };
  }
  const isTimeout = error instanceof InterruptedError;
  const reason = isTimeout ? `no answer within ${timeoutMs} ms (timeoutMs)` : reasonOf(error);
  const shown = withoutQuery(url);
  const details = isTimeout ? { url: shown } : { url: shown, cause: error };
  return {
    ok: false,
    sent: true,
    failure: { kind: connectionNeverMade(error) ? "not-connected" : "unknown" },
    error: new KreaDownloadError(`${what}: ${shown} could not be fetched: ${reason}.`, details),
  };
}

/**
 * Checks the URL of a file.
 *
 * @throws KreaInputError if the URL is neither https nor http on this machine, or if it contains credentials
 */
export function checkFileUrl(what: string, url: unknown): void {
  const isUrl = typeof url === "string" && URL.canParse(url);
  const { protocol, hostname, username, password } = new URL(isUrl ? url : "about:blank");
  const isSafe = protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
  if (isUrl && isSafe && !username && !password) return;
  throw new KreaInputError(`${what}: url: expected an https URL, got ${isUrl ? show(withoutQuery(url)) : show(url)}.`);
}

/** Removes the query from a URL for messages, because it may contain a signature. */
export function withoutQuery(url: string): string {
  const { protocol, host, pathname, search } = new URL(url);
  return `${protocol}//${host}${pathname}${search === "" ? "" : "?…"}`;
}
