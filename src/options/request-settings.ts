/**
 * What may be said of each request.
 *
 * @module
 */

import { type Check, isCount, isFunction, isMilliseconds, isPlainObject, isSignal, show } from "./check.ts";

/** A function that sends a request: the runtime's `fetch`, or one with the same contract. */
export type Fetch = (request: Request) => Promise<Response>;

/** The runtime's `fetch`, as it is when a request goes out. */
export const runtimeFetch: Fetch = (request) => globalThis.fetch(request);

/** What may be said of a client's requests, and of each request alone. */
export interface RequestSettings {
  /** Sends the request. Default: the client's `fetch`, else the runtime's. */
  fetch?: Fetch | undefined;
  /** How long one attempt may take, its answer's body included, in milliseconds. Default: 60 000. */
  timeoutMs?: number | undefined;
  /** How often a request may be sent again where that is safe. Default: 4. */
  maxRetries?: number | undefined;
  /**
   * How long all attempts of a request and the sleeps between them may take, in milliseconds. Default: 120 000. The last
   * attempt at a submission may go on past it, since what becomes of its job would not be known.
   */
  retryBudgetMs?: number | undefined;
  /**
   * What the sleeps between attempts are counted in, in milliseconds. Default: 500. The first is anything up to it (after
   * a 429 up to 4 times as long), and the bound doubles with each; `Retry-After` is honoured.
   */
  retryDelayMs?: number | undefined;
  /** Headers of this request, beside the client's. */
  headers?: Record<string, string> | undefined;
  /** Aborts the request at once. */
  signal?: AbortSignal | undefined;
}

/** Checks of what may be said of each request. */
export const requestChecks: Record<keyof RequestSettings, Check> = {
  fetch: isFunction,
  timeoutMs: isMilliseconds,
  maxRetries: isCount,
  retryBudgetMs: isMilliseconds,
  retryDelayMs: isMilliseconds,
  headers: checkHeaders,
  signal: isSignal,
};
/** Check of `headers`, of a client and of a call. */
export function checkHeaders(value: unknown): string | undefined {
  if (!isPlainObject(value)) return "an object of header names and values";
  for (const [name, header] of Object.entries(value)) {
    if (header === undefined) continue;
    if (name.toLowerCase() === "authorization") return "no authorization header, since apiKey is sent as it";
    if (typeof header !== "string") return `a string for ${show(name)}`;
    try {
      new Headers({ [name]: header });
    } catch {
      return `a header name and value that HTTP allows for ${show(name)}`;
    }
  }
  return undefined;
}
