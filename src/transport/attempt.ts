/**
 * One attempt at a request, sent with openapi-fetch. The API key goes to the API's origin only.
 *
 * @module
 */

import type { Middleware } from "openapi-fetch";
import { KreaInputError } from "../errors/client-errors.ts";
import { show } from "../options/check.ts";
import type { ResolvedConnection } from "../options/connection.ts";
import type { Fetch, FetchInit, FormBlob } from "../options/request-settings.ts";
import { type Moment, now } from "../support/clock.ts";
import { Deadline } from "../support/deadline.ts";
import { formToBlob, joinBlobs } from "./body.ts";
import { boundBody } from "./bounded-body.ts";
import { createClient } from "./openapi-fetch.ts";
import {
  type Attempt,
  type BrokenAttempt,
  brokenOff,
  type FailedAttempt,
  readSuccess,
  refused,
  type Success,
  unreadable,
} from "./outcome.ts";
import type { Parse } from "./parse.ts";
import type { Method, PreparedRequest } from "./prepared-request.ts";
import { RequestDraft } from "./request-draft.ts";
import { nodeRepeats, noStore, onceBody, streamedBody } from "./runtime-quirks.ts";

/** Called with each response before its body is read. */
export type OnResponse = (request: PreparedRequest, response: Response, sentAt: Moment) => void;

/** Makes the attempts at a request. `parse` reads the body of a success. */
export type CreateAttempt = <Data>(request: PreparedRequest, parse?: Parse<Data>) => Attempt<Success<Data>>;

/** openapi-fetch's client without its types. `KreaApi` has types of its own. */
type UntypedClient = Record<
  Method,
  (path: string, init: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>
>;

/**
 * Makes the function that makes the attempts of a client.
 *
 * @param middleware - the client's middleware. Each attempt uses what the array contains at that time
 */
export function createAttempts(
  connection: ResolvedConnection,
  middleware: readonly Middleware[],
  onResponse: OnResponse,
): CreateAttempt {
  const { baseUrl, headers, apiKey, maxResponseBytes } = connection;
  // Following a redirect would send the API key to another place. Bodies are already serialized.
  const client = createClient({
    baseUrl,
    headers,
    redirect: "manual",
    bodySerializer: (body: unknown) => body,
  }) as UntypedClient;
  const apiUrl = new URL(baseUrl);

  return <Data>(request: PreparedRequest, parse?: Parse<Data>): Attempt<Success<Data>> =>
    async (remainingMs) => {
      const { method, path, signal, isRepeatable } = request;
      // A submission is not cut short by the end of the budget, because its job would be lost.
      const timeoutMs = isRepeatable
        ? Math.min(request.timeoutMs, Math.max(Math.floor(remainingMs), 1))
        : request.timeoutMs;
      let sent = false;
      let fetchError: unknown;
      let response: Response | undefined;
      try {
        const deadline = new Deadline({ signal, timeoutMs });
        const all = [...middleware, ...request.middleware];
        const fetchOptions = { ...(method === "GET" && noStore()), ...request.fetchOptions };
        const sendOnce = async (made: Request | RequestDraft): Promise<Response> => {
          // Read before `sent` is set, because nothing is sent while the body of a Request is read.
          const isOnce = !isRepeatable && !request.fetch && nodeRepeats();
          const body = made instanceof Request && (request.fetch || isOnce) ? await bodyOf(made, request) : undefined;
          // While middleware ran, the attempt may have timed out, and another may have been made.
          if (deadline.signal.aborted) throw deadline.signal.reason;
          authorize(made, apiUrl, apiKey);
          sent = true;
          const sentAt = now();
          try {
            const init = made instanceof RequestDraft ? made.init : { ...fetchOptions, ...(body && { body }) };
            response = request.fetch
              ? await callOwnFetch(request.fetch, made, init, deadline.signal)
              : await callRuntimeFetch(made, deadline.signal, isOnce ? (body ?? request.body) : undefined);
          } catch (error) {
            fetchError = error;
            throw error;
          } finally {
            // Errors from here on may contain the request, and may be printed.
            made.headers.delete("Authorization");
          }
          onResponse(request, response, sentAt);
          return boundBody(response, { operation: request.operation, maxResponseBytes, signal: deadline.signal });
        };
        try {
          const received = await deadline.race(
            client[method](path, {
              ...request.callOptions,
              ...fetchOptions,
              ...(isRepeatable ? { body: request.body } : onceBody(request.body)),
              signal: deadline.signal,
              middleware: all,
              fetch: sendOnce,
              Request: all.length > 0 ? Request : RequestDraft,
            }),
          );
          if (!received.response.ok) return refused(request, received.response, received.error, apiKey);
          return readSuccess(request, received.data, received.response, parse, apiKey);
        } finally {
          deadline.end();
        }
      } catch (error) {
        return endedBadly(request, { error, sent, fetchError, response, timeoutMs, apiKey });
      }
    };
}

/** The outcome of an attempt that threw. What a fetch of the caller's answers or throws may be odd enough to throw again. */
function endedBadly(request: PreparedRequest, broken: BrokenAttempt): FailedAttempt {
  try {
    return brokenOff(request, broken);
  } catch {
    return unreadable(`${request.operation} ended with an error or an answer that cannot be read.`);
  }
}

/** Adds the API key to a request, after checking that the request goes to the API. */
function authorize(request: Request | RequestDraft, apiUrl: URL, apiKey: string): void {
  const url = new URL(request.url);
  // Credentials in a URL would replace the key. Origins are not compared, because `blob:` URLs have that of their inner URL.
  const isApi = url.protocol === apiUrl.protocol && url.host === apiUrl.host && !url.username && !url.password;
  if (!isApi) {
    throw new KreaInputError(
      `Expected a request to ${apiUrl.origin}, got ${show(request.url)}: the API key is sent nowhere else.`,
    );
  }
  request.headers.set("Authorization", `Bearer ${apiKey}`);
}

/** Calls the runtime's `fetch`. Middleware alone makes a Request. */
function callRuntimeFetch(made: Request | RequestDraft, signal: AbortSignal, onceOnly: unknown): Promise<Response> {
  const once = typeof onceOnly === "string" ? streamedBody(onceOnly, made.headers) : undefined;
  // A copy, because wrappers of `fetch` may write to it.
  if (made instanceof RequestDraft) return globalThis.fetch(made.url, { ...made.init, ...once });
  if (once) return globalThis.fetch(new Request(made, { ...once, redirect: "manual" }), { signal });
  // A Request that middleware made may follow redirects and ignore the signal.
  const request = made.redirect === "manual" ? made : new Request(made, { redirect: "manual" });
  return globalThis.fetch(request, { signal });
}

/** Calls the caller's own fetch as the runtime's is called: with the URL and the rest, in values that every fetch knows. */
async function callOwnFetch(
  ownFetch: Fetch,
  made: Request | RequestDraft,
  { body: given, ...rest }: RequestInit,
  signal: AbortSignal,
): Promise<Response> {
  const body = given instanceof FormData ? formToBlob(given) : given;
  const headers = Object.fromEntries(made.headers);
  if (body instanceof Blob) headers["content-type"] ??= body.type;
  const init = { ...rest, method: made.method, headers, signal, redirect: "manual" as const };
  try {
    // The body is of a type that `FetchInit` names, or a stream on Deno.
    return responseOf(await ownFetch(made.url, (body ? { ...init, body } : init) as FetchInit));
  } finally {
    delete headers.authorization;
  }
}

/** Checks what a caller's own fetch has answered. It may be of any class that reads like a Response. */
function responseOf(answer: unknown): Response {
  const response = answer as Partial<Response> | null | undefined;
  if (typeof response?.status !== "number" || typeof response.headers?.get !== "function") {
    throw new TypeError(`expected a Response from the fetch of your own, got ${show(answer)}`);
  }
  if (response.type === "error") throw new TypeError("a network error, which the fetch of your own answered");
  return response as Response;
}

/** Reads the body of a Request that middleware was given: JSON as text, a form as a Blob. */
async function bodyOf(made: Request, { body }: PreparedRequest): Promise<string | FormBlob> {
  return body instanceof FormData
    ? joinBlobs([await made.blob()], made.headers.get("content-type") ?? "")
    : made.text();
}
