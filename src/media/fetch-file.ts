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
import { hostKindOf } from "./host-kind.ts";

/**
 * Which hosts that are not public a file may be on: all of them, none, or those of this machine only. The URLs of
 * results come from outside, and must not lead a server of yours into its own network.
 */
export type PrivateHosts = "all" | "none" | "loopback";

/** How to fetch a file. */
export interface FileRequest extends RetryPolicy {
  privateHosts: PrivateHosts;
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
 * @throws KreaInputError if the URL is invalid, not https, or on a private host; KreaDownloadError; KreaAbortError
 */
export async function fetchFile(what: string, url: string, request: FileRequest): Promise<Response> {
  checkFileUrl(what, url, request.privateHosts);
  const retries = { operation: what, policy: request, signal: request.signal, isRepeatable: true };
  return send(retries, () => attempt(what, url, request));
}

async function attempt(what: string, url: string, request: FileRequest): Promise<Outcome<Response>> {
  const { timeoutMs, signal } = request;
  try {
    const response = await withDeadline({ signal, timeoutMs }, async (deadline) =>
      // The signal applies to the body too, which is read after the deadline has ended.
      follow(what, url, request, signal ? AbortSignal.any([signal, deadline]) : deadline),
    );
    if (response.ok) return { ok: true, value: response };
    return refused(what, url, response);
  } catch (error) {
    if (error instanceof KreaDownloadError) return { ok: false, sent: true, failure: undefined, error };
    return broken(what, url, error, timeoutMs);
  }
}

/** How many redirects are followed: as many as browsers follow. */
const maxRedirects = 20;
const redirectStatuses: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Sends the request and follows redirects, each of which is checked like the URL itself. */
async function follow(what: string, url: string, request: FileRequest, signal: AbortSignal): Promise<Response> {
  let current = url;
  for (let redirects = 0; ; redirects += 1) {
    const response = await sendOnce(current, request, signal, "manual");
    // A browser does not show where a redirect leads. It follows it, and never to plain http from a page of https.
    if (response.type === "opaqueredirect") {
      const followed = await sendOnce(current, request, signal, "follow");
      checkRedirect(what, url, followed.url, request.privateHosts);
      return followed;
    }
    const target = redirectStatuses.has(response.status) ? response.headers.get("location") : null;
    if (target === null) return response;
    response.body?.cancel().catch(() => {});
    current = URL.canParse(target, current) ? new URL(target, current).href : target;
    checkRedirect(what, url, current, request.privateHosts);
    if (redirects === maxRedirects) {
      const shown = withoutQuery(url);
      throw new KreaDownloadError(`${what}: ${shown} redirects more than ${maxRedirects} times.`, { url: shown });
    }
  }
}

async function sendOnce(
  url: string,
  { fetch: ownFetch, headers = {} }: FileRequest,
  signal: AbortSignal,
  redirect: "manual" | "follow",
): Promise<Response> {
  const init: FetchInit = { method: "GET", headers: { ...headers }, signal, credentials: "omit", redirect: "manual" };
  return ownFetch ? asResponse(await ownFetch(url, init)) : globalThis.fetch(url, { ...init, redirect });
}

/** @throws KreaDownloadError if a redirect leads to where the file itself may not be */
function checkRedirect(what: string, from: string, to: string, privateHosts: PrivateHosts): void {
  // From a public host no redirect leads to this machine, unless all hosts are allowed.
  const isPublic = hostKindOf(new URL(from).hostname) === "public";
  const problem = fileUrlProblem(to, isPublic && privateHosts === "loopback" ? "none" : privateHosts);
  if (!problem) return;
  const shown = withoutQuery(from);
  const target = URL.canParse(to) ? withoutQuery(to) : to;
  throw new KreaDownloadError(`${what}: ${shown} redirects to ${show(target)}; expected ${problem}.`, { url: shown });
}

function refused(what: string, url: string, { status, headers, body }: Response): FailedAttempt {
  const waitMs = retryAfterMs(headers, Date.now());
  // Frees the connection. Not awaited, because the body of your own fetch may take as long as it likes.
  body?.cancel().catch(() => {});
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
 * @throws KreaInputError if the URL is neither https nor http on this machine, if it contains credentials, or if its host
 *   is private and may not be
 */
export function checkFileUrl(what: string, url: unknown, privateHosts: PrivateHosts): void {
  const problem = fileUrlProblem(url, privateHosts);
  if (!problem) return;
  const isUrl = typeof url === "string" && URL.canParse(url);
  throw new KreaInputError(`${what}: url: expected ${problem}, got ${isUrl ? show(withoutQuery(url)) : show(url)}.`);
}

/** Returns what was expected of the URL of a file; undefined if it is valid. */
function fileUrlProblem(url: unknown, privateHosts: PrivateHosts): string | undefined {
  const expected = "an https URL";
  if (typeof url !== "string" || !URL.canParse(url)) return expected;
  const { protocol, hostname, username, password } = new URL(url);
  const isSafe = protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
  if (!isSafe || username || password) return expected;
  const kind = hostKindOf(hostname);
  if (kind === "public" || privateHosts === "all" || kind === privateHosts) return undefined;
  return "a public host (allowPrivateHosts: true allows others)";
}

/** Removes the query from a URL for messages, because it may contain a signature. */
export function withoutQuery(url: string): string {
  const { protocol, host, pathname, search } = new URL(url);
  return `${protocol}//${host}${pathname}${search === "" ? "" : "?…"}`;
}
