/**
 * Settings that a client has for all requests and a call for its own.
 *
 * @module
 */

import { type Check, isCount, isFunction, isMilliseconds, isPlainObject, isSignal, show } from "./check.ts";

/** A form as a Blob whose type names its boundary, since no `fetch` but the runtime's own knows the runtime's FormData. */
export interface FormBlob extends Blob, AsyncIterable<Uint8Array> {}

/** What goes to {@link Fetch} beside the URL. */
export interface FetchInit {
  /** `POST` */
  method: string;
  /** The headers, the key among them where the request goes to the API. */
  headers: Record<string, string>;
  /** JSON, or a form. On Deno the JSON of a submission is a stream, so that Deno does not send it twice. */
  body?: string | FormBlob;
  /** Aborts the request. */
  signal: AbortSignal;
  /** Always `manual` for the API: a redirect would carry the key along. */
  redirect?: "manual";
  /** `omit` for files, which are on other hosts. */
  credentials?: "omit";
}

/** What {@link Fetch} answers: a `Response`, or an object that can be read like one. */
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
 * A function that sends a request, called as the runtime's `fetch` is: with a URL and an object. `fetch` of undici, of
 * node-fetch, of a proxy or of a test can be passed as they are.
 *
 * @example
 * ```ts
 * const krea = new Krea({ fetch: (url, init) => fetch(url, { ...init, keepalive: true }) });
 * ```
 */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;

/** What can be set for a client's requests, and for each request alone. */
export interface RequestSettings {
  /** Sends the request. Default: the client's `fetch`, else the runtime's. */
  fetch?: Fetch | undefined;
  /** How long one attempt may take, the reading of the answer included, in milliseconds. Default: 60 000. */
  timeoutMs?: number | undefined;
  /** How often a request may be sent again where that is safe. Default: 4. */
  maxRetries?: number | undefined;
  /**
   * How long all attempts of a request and the sleeps between them may take, in milliseconds. Default: 120 000. The last
   * attempt at a submission may exceed it: cut short, nobody would know whether it made a job.
   */
  retryBudgetMs?: number | undefined;
  /**
   * The unit of the sleeps between attempts, in milliseconds. Default: 500. The first sleep is random, up to one unit
   * (after a 429 up to four), and the bound doubles with each attempt. `Retry-After` is honoured.
   */
  retryDelayMs?: number | undefined;
  /** Headers to send with this request, beside the client's. */
  headers?: Record<string, string> | undefined;
  /** Aborts the request at once. */
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
