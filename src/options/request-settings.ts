/**
 * Request settings: of a client for all of its requests, and of a call for its own.
 *
 * @module
 */

import { type Check, isCount, isFunction, isMilliseconds, isPlainObject, isSignal, show } from "./check.ts";

/** A form as a Blob whose type has the boundary. A `fetch` of your own may not know the runtime's FormData. */
export interface FormBlob extends Blob, AsyncIterable<Uint8Array> {}

/** The second argument of {@link Fetch}. */
export interface FetchInit {
  /** The HTTP method: `POST`. */
  method: string;
  /** The headers. Requests to the API have the API key among them. */
  headers: Record<string, string>;
  /** JSON or a form. On Deno the JSON of a submission is a stream, so that Deno does not send it twice. */
  body?: string | FormBlob;
  /** Aborts the request. */
  signal: AbortSignal;
  /** Always `manual`: following a redirect would send the API key to another place, or lead to plain http. */
  redirect?: "manual";
  /** `omit` for files, because they are on other hosts. */
  credentials?: "omit";
}

/** The result of {@link Fetch}: a `Response`, or an object that can be read like one. */
export interface FetchResponse {
  /** Whether the status is 200 to 299. */
  readonly ok: boolean;
  /** The HTTP status. */
  readonly status: number;
  /** The headers. */
  readonly headers: { get(name: string): string | null };
  /** The body as a stream: of the web, or of Node. Without it, a file is read as a whole. */
  readonly body?: unknown;
  /** Reads the body as bytes. */
  arrayBuffer(): Promise<ArrayBuffer>;
  /** Reads the body as text. */
  text(): Promise<string>;
  /** Reads the body as JSON. */
  json(): Promise<unknown>;
}

/**
 * A function that sends a request. It is called like the global `fetch`, with a URL and an init object, so you can pass the
 * `fetch` of undici or node-fetch directly.
 *
 * @example
 * ```ts
 * const krea = new Krea({ fetch: (url, init) => fetch(url, { ...init, keepalive: true }) });
 * ```
 */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;

/** Settings of a request. */
export interface RequestSettings {
  /** The function that sends the request. Default: the client's `fetch`, else the global one. */
  fetch?: Fetch | undefined;
  /** How long one attempt may take, including reading the response, in milliseconds. Default: the client's, 60 000. */
  timeoutMs?: number | undefined;
  /** How often the request may be retried, if that is safe. Default: the client's, 4. */
  maxRetries?: number | undefined;
  /**
   * How long all attempts may take, including the pauses between them, in milliseconds. Default: the client's, 120 000. The
   * last attempt at a submission may exceed it: if it were cut short, you would not know whether it made a job.
   */
  retryBudgetMs?: number | undefined;
  /**
   * The unit of the pauses between attempts, in milliseconds. Default: the client's, 500. The first pause is random, up to
   * one unit (after a 429 up to four). The limit doubles with each attempt. `Retry-After` is respected.
   */
  retryDelayMs?: number | undefined;
  /** Additional headers of this request. */
  headers?: Record<string, string> | undefined;
  /** Aborts the request. */
  signal?: AbortSignal | undefined;
}

/** Checks of {@link RequestSettings}. */
export const requestChecks: Record<keyof RequestSettings, Check> = {
  fetch: isFunction,
  timeoutMs: isMilliseconds,
  maxRetries: isCount,
  retryBudgetMs: isMilliseconds,
  retryDelayMs: isMilliseconds,
  headers: checkHeaders,
  signal: isSignal,
};

/** Checks `headers`, of a client or of a call. */
export function checkHeaders(value: unknown): string | undefined {
  if (!isPlainObject(value)) return "an object of header names and values";
  for (const [name, header] of Object.entries(value)) {
    if (header === undefined) continue;
    if (name.toLowerCase() === "authorization") return "no authorization header, because apiKey is sent in it";
    if (typeof header !== "string") return `a string for ${show(name)}`;
    try {
      new Headers({ [name]: header });
    } catch {
      return `a header name and value that HTTP allows for ${show(name)}`;
    }
  }
  return undefined;
}
