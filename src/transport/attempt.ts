/**
 * One attempt at a request: sends it by openapi-fetch, with the key, to the API's origin alone.
 *
 * @module
 */

import type { Middleware } from "openapi-fetch";
import { KreaInputError } from "../errors/client-errors.ts";
import { show } from "../options/check.ts";
import type { ResolvedConnection } from "../options/connection.ts";
import type { Fetch, FetchInit, FormBlob } from "../options/request-settings.ts";
import { Deadline } from "../support/deadline.ts";
import { formToBlob, joinBlobs } from "./body.ts";
import { createClient } from "./openapi-fetch.ts";
import type { Attempt } from "./outcome.ts";
import { brokenOff, type Parse, readSuccess, refused, type Success } from "./outcome.ts";
import type { Method, PreparedRequest } from "./prepared-request.ts";
import { RequestDraft } from "./request-draft.ts";
import { noStore, onceBody } from "./runtime-quirks.ts";

/** Called with each answer before its body is read. */
export type OnResponse = (request: PreparedRequest, response: Response, sentAtMs: number) => void;

/** Makes the attempts at a request; {@link Parse} reads its answer. */
export type CreateAttempt = <Data>(request: PreparedRequest, parse?: Parse<Data>) => Attempt<Success<Data>>;

/** openapi-fetch's client without its types, which are those of `KreaApi`. */
type UntypedClient = Record<
  Method,
  (path: string, init: object) => Promise<{ data?: unknown; error?: unknown; response: Response }>
>;

/**
 * What makes the attempts of a client.
 *
 * @param middleware - the client's; each attempt uses what it holds at that time
 */
export function createAttempts(
  connection: ResolvedConnection,
  middleware: readonly Middleware[],
  onResponse: OnResponse,
): CreateAttempt {
  const { baseUrl, headers, apiKey } = connection;
  // A redirect is not followed: it would carry the key along.
  const client = createClient({ baseUrl, headers, redirect: "manual", bodySerializer: asItIs }) as UntypedClient;
  const home = new URL(baseUrl);

  return <Data>(request: PreparedRequest, parse?: Parse<Data>): Attempt<Success<Data>> =>
    async (remainingMs) => {
      const { method, path, signal, isRepeatable } = request;
      // A submission has all its time, though the budget may end meanwhile: cut short, its job would be lost.
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
          // Middleware, and reading the body of a Request, take time, in which nothing has been sent.
          const body = made instanceof Request && request.fetch ? await bodyOf(made, request) : undefined;
          // The attempt has ended meanwhile, and may have been followed by another.
          if (deadline.signal.aborted) throw deadline.signal.reason;
          authorize(made, home, apiKey);
          sent = true;
          const sentAtMs = Date.now();
          try {
            const init = made instanceof RequestDraft ? made.init : { ...fetchOptions, ...(body && { body }) };
            response = request.fetch
              ? await callOwnFetch(request.fetch, made, init, deadline.signal)
              : await callRuntimeFetch(made, deadline.signal);
          } catch (error) {
            fetchError = error;
            throw error;
          } finally {
            // It has been sent. Errors from here on may hold the request, and are printed.
            made.headers.delete("Authorization");
          }
          onResponse(request, response, sentAtMs);
          return response;
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
        return brokenOff(request, { error, sent, fetchError, response, timeoutMs, apiKey });
      }
    };
}

/** Bodies come here serialized. */
const asItIs = (body: unknown) => body;

/** Puts the key on a request, once it is certain that the request goes to the API. */
function authorize(request: Request | RequestDraft, home: URL, apiKey: string): void {
  const url = new URL(request.url);
  // Credentials in a URL would replace the key; a `blob:` URL has the origin of the URL inside it.
  const isHome = url.protocol === home.protocol && url.host === home.host && !url.username && !url.password;
  if (!isHome) {
    throw new KreaInputError(
      `Expected a request to ${home.origin}, got ${show(request.url)}: the key goes nowhere else.`,
    );
  }
  request.headers.set("Authorization", `Bearer ${apiKey}`);
}

/** Calls the runtime's `fetch`. Middleware alone makes a Request. */
function callRuntimeFetch(made: Request | RequestDraft, signal: AbortSignal): Promise<Response> {
  // A copy, since code that wraps `fetch` may write to it.
  if (made instanceof RequestDraft) return globalThis.fetch(made.url, { ...made.init });
  // A Request that middleware has made may follow redirects, and not the signal.
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
    // The body is one that `FetchInit` names, or on Deno a stream. The answer is read as a Response, whatever its class.
    return (await ownFetch(made.url, (body ? { ...init, body } : init) as FetchInit)) as Response;
  } finally {
    delete headers.authorization;
  }
}

/** The body of a Request that middleware was given: text as it was, a form as a Blob. */
async function bodyOf(made: Request, { body }: PreparedRequest): Promise<string | FormBlob> {
  return body instanceof FormData
    ? joinBlobs([await made.blob()], made.headers.get("content-type") ?? "")
    : made.text();
}
