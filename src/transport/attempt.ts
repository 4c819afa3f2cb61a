/**
 * One attempt at a request: sends it by openapi-fetch, with the key, to the API's origin alone.
 *
 * @module
 */

import type { Middleware } from "openapi-fetch";
import { KreaInputError } from "../errors/client-errors.ts";
import { show } from "../options/check.ts";
import type { ResolvedConnection } from "../options/connection.ts";
import type { Fetch, FetchInit } from "../options/request-settings.ts";
import { Deadline } from "../support/deadline.ts";
import { formToBlob } from "./body.ts";
import { createClient } from "./openapi-fetch.ts";
import { brokenOff, type Parse, readSuccess, refused, type Success } from "./outcome.ts";
import type { Method, PreparedRequest } from "./prepared-request.ts";
import { RequestDraft } from "./request-draft.ts";
import { noStore, onceBody } from "./runtime-quirks.ts";
import type { Attempt } from "./send.ts";

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
      const all = [...middleware, ...request.middleware];
      let sent = false;
      let fetchError: unknown;
      let response: Response | undefined;
      try {
        const deadline = new Deadline({ signal, timeoutMs });
        const sendOnce = async (made: Request | RequestDraft): Promise<Response> => {
          // Reading the body of a Request takes time, in which nothing has been sent yet.
          const body = made instanceof Request && request.fetch ? await bodyOf(made, request) : undefined;
          authorize(made, home, apiKey);
          sent = true;
          const sentAtMs = Date.now();
          try {
            response = await dispatch(made, request, deadline.signal, body);
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
              ...(method === "GET" && noStore()),
              ...request.options,
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

/** Calls the runtime's `fetch`, or the caller's own, with the URL and the rest. Middleware alone makes a Request. */
function dispatch(
  made: Request | RequestDraft,
  { fetch: ownFetch }: PreparedRequest,
  signal: AbortSignal,
  body: string | Blob | undefined,
): Promise<Response> {
  if (ownFetch) return callOwnFetch(made, ownFetch, signal, body);
  // A copy, since what wraps `fetch` may write to it.
  if (made instanceof RequestDraft) return globalThis.fetch(made.url, { ...made.init });
  // A Request that middleware has made may follow redirects, and not the signal.
  const request = made.redirect === "manual" ? made : new Request(made, { redirect: "manual" });
  return globalThis.fetch(request, { signal });
}

async function callOwnFetch(
  made: Request | RequestDraft,
  ownFetch: Fetch,
  signal: AbortSignal,
  read: string | Blob | undefined,
): Promise<Response> {
  const { body: given, ...rest } = made instanceof RequestDraft ? made.init : { body: read };
  const body = given instanceof FormData ? formToBlob(given) : given;
  const headers = Object.fromEntries(made.headers);
  if (body instanceof Blob) headers["content-type"] ??= body.type;
  const init = { ...rest, method: made.method, headers, signal, redirect: "manual" as const };
  try {
    // A body is one that `FetchInit` names, or on Deno a stream. The answer is read as a Response, whatever its class.
    const response = ownFetch(made.url, (body === undefined ? init : { ...init, body }) as FetchInit);
    return (await response) as Response;
  } finally {
    delete headers.authorization;
  }
}

/** The body of a Request that middleware was given: text as it was, a form as a Blob. */
async function bodyOf(made: Request, { body }: PreparedRequest): Promise<string | Blob | undefined> {
  if (made.body === null) return undefined;
  return body instanceof FormData ? made.blob() : made.text();
}
