/**
 * Fetches the file at a URL, again where that may help. The key never goes along: results are on hosts of their own.
 *
 * @module
 */

import { KreaInputError } from "../errors/client-errors.ts";
import { KreaDownloadError } from "../errors/download-error.ts";
import { show } from "../options/check.ts";
import { isLoopback } from "../options/connection.ts";
import type { Fetch } from "../options/request-settings.ts";
import { monotonicMs } from "../support/clock.ts";
import { InterruptedError, sleep, withDeadline } from "../support/deadline.ts";
import { connectionNeverMade } from "../transport/connection.ts";
import { retryAfterMs } from "../transport/response-headers.ts";
import { decideRetry, type Failure, type RetryPolicy } from "../transport/retry.ts";
import { abortOf } from "../transport/send-repeatable.ts";

/** How to fetch a file. */
export interface FileRequest extends RetryPolicy {
  fetch: Fetch;
  /** How long the server has to begin its answer, in milliseconds. */
  timeoutMs: number;
  headers?: Record<string, string> | undefined;
  signal?: AbortSignal | undefined;
}

/** How one attempt has failed. */
interface FailedAttempt {
  failure: Failure | undefined;
  error: unknown;
}

/**
 * Fetches a file.
 *
 * @param what - as messages begin: `files.fetch`
 * @returns the answer, a success, whose body was not read yet
 * @throws KreaInputError for a URL that is none, or would show what it carries; KreaDownloadError; KreaAbortError
 */
export async function fetchFile(what: string, url: string, request: FileRequest): Promise<Response> {
  checkFileUrl(what, url);
  const startedAt = monotonicMs();
  for (let attempts = 1; ; attempts += 1) {
    const answer = await attempt(what, url, request);
    if (answer instanceof Response) return answer;
    const { failure, error } = answer;
    const situation = { kind: "repeatable" as const, attempts, elapsedMs: monotonicMs() - startedAt };
    const delayMs = failure && decideRetry({ ...situation, failure }, request, Math.random());
    if (delayMs === undefined) throw error;
    await sleep(delayMs, request.signal).catch((interruption: unknown) => {
      throw abortOf(interruption, `${what} was aborted between two attempts.`);
    });
  }
}

async function attempt(what: string, url: string, request: FileRequest): Promise<Response | FailedAttempt> {
  const { fetch, timeoutMs, headers, signal } = request;
  const shown = withoutQuery(url);
  try {
    const response = await withDeadline({ signal, timeoutMs }, (deadline) => {
      // The caller's signal counts for the body, too, which is read when the deadline is over.
      const either = signal ? AbortSignal.any([signal, deadline]) : deadline;
      return fetch(new Request(url, { ...(headers && { headers }), credentials: "omit", signal: either }));
    });
    if (response.ok) return response;
    const { status } = response;
    const waitMs = retryAfterMs(response.headers, Date.now());
    await response.body?.cancel().catch(() => {});
    const advice =
      status === 403 || status === 404 || status === 410 ? " Read the job again: its URLs may have expired." : "";
    const message = `${what}: ${shown} answered ${status}.${advice}`;
    return {
      failure: { kind: "answered", status, retryAfterMs: waitMs },
      error: new KreaDownloadError(message, { url: shown, status, retryAfterMs: waitMs }),
    };
  } catch (error) {
    if (error instanceof InterruptedError && error.interruption.kind === "aborted") {
      return { failure: undefined, error: abortOf(error, `${what} was aborted.`) };
    }
    const isTimeout = error instanceof InterruptedError;
    const reason = isTimeout ? `no answer within ${timeoutMs} ms (timeoutMs)` : reasonOf(error);
    const details = { url: shown, ...(!isTimeout && { cause: error }) };
    return {
      failure: { kind: connectionNeverMade(error) ? "not-connected" : "unknown" },
      error: new KreaDownloadError(`${what}: ${shown} could not be fetched: ${reason}.`, details),
    };
  }
}

/**
 * Checks the URL of a file.
 *
 * @throws KreaInputError where it is not https, or http on this machine, or has credentials in it
 */
export function checkFileUrl(what: string, url: unknown): void {
  const isUrl = typeof url === "string" && URL.canParse(url);
  const { protocol, hostname, username, password } = new URL(isUrl ? url : "about:blank");
  const isSafe = protocol === "https:" || (protocol === "http:" && isLoopback(hostname));
  if (isUrl && isSafe && !username && !password) return;
  throw new KreaInputError(`${what}: url: expected an https URL, got ${isUrl ? show(withoutQuery(url)) : show(url)}.`);
}

/** A URL as it may be shown: its query may be a signature. */
export function withoutQuery(url: string): string {
  const { protocol, host, pathname, search } = new URL(url);
  return `${protocol}//${host}${pathname}${search === "" ? "" : "?…"}`;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error && error.cause.message ? error.cause.message : error.message;
}
