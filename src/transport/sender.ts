/**
 * Sends one request by openapi-fetch, with the key, to the API's origin alone.
 *
 * @module
 */

import type { Middleware } from "openapi-fetch";
import type { ResolvedOptions } from "../client/options.ts";
import { KreaInputError } from "../errors/client-errors.ts";
import { show } from "../options/check.ts";
import type { Fetch } from "../options/request-settings.ts";
import type { Stage } from "./attempt.ts";
import { createClient } from "./openapi-fetch.ts";
import { RequestDraft } from "./request-draft.ts";

/** The methods of the API. */
export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** A request, and who wants to know of it. */
export interface Outgoing {
  method: Method;
  path: string;
  /** What goes to openapi-fetch, and on to `fetch`. */
  init: Record<string, unknown>;
  /** The caller's own fetch; undefined for the runtime's. */
  fetch: Fetch | undefined;
  /** Aborts the request. */
  signal: AbortSignal;
  /** What the sender notes on its way. */
  stage: Stage;
  /** Called with the answer, before its body is read. */
  answered?(response: Response, sentAtMs: number): void;
}

/** openapi-fetch's answer, untyped. */
export interface Received {
  data?: unknown;
  error?: unknown;
  response: Response;
}

/** openapi-fetch's client without its types, which are those of `KreaApi`. */
type UntypedClient = Record<Method, (path: string, init: object) => Promise<Received>>;

/**
 * What sends the requests of a client.
 *
 * @param middleware - openapi-fetch middleware; each request asks what it holds then, before its own
 */
export function createSender(
  options: Pick<ResolvedOptions, "baseUrl" | "headers" | "apiKey">,
  middleware: readonly Middleware[] = [],
): (outgoing: Outgoing) => Promise<Received> {
  const { baseUrl, headers } = options;
  // A redirect is not followed: the key would go along with it.
  const client = createClient({ baseUrl, headers, redirect: "manual", bodySerializer }) as UntypedClient;
  const authorize = createAuthorizer(options);

  return ({ method, path, init, fetch: ownFetch, signal, stage, answered }) => {
    const asked = [...middleware, ...((init.middleware as Middleware[] | undefined) ?? [])];
    // Middleware, and a fetch of the caller's, are promised a Request that holds everything.
    const needsRequest = ownFetch !== undefined || asked.length > 0;
    const dispatch = (request: Request | RequestDraft): Promise<Response> => {
      // A copy: what wraps `fetch` may write to it.
      if (request instanceof RequestDraft) return globalThis.fetch(request.url, { ...request.init });
      // A Request that middleware made may not follow the signal.
      return ownFetch ? ownFetch(request) : globalThis.fetch(request, { signal });
    };
    const fetchAndNote = async (made: Request | RequestDraft) => {
      // Middleware may have made a request of its own, which would follow a redirect.
      const follows = made instanceof Request && made.redirect !== "manual";
      const request = follows ? new Request(made, { redirect: "manual" }) : made;
      authorize(request);
      stage.sent = true;
      const sentAtMs = Date.now();
      try {
        stage.response = await dispatch(request);
      } catch (error) {
        stage.fetchError = error;
        throw error;
      } finally {
        // It has gone out; what is thrown from here on may hold the request, and is printed.
        request.headers.delete("Authorization");
      }
      answered?.(stage.response, sentAtMs);
      return stage.response;
    };
    return client[method](path, {
      ...init,
      ...{ signal, middleware: asked, fetch: fetchAndNote, Request: needsRequest ? Request : RequestDraft },
    });
  };
}

/** Bodies come here serialized. */
const bodySerializer = (body: unknown) => body;

/** Puts the key on a request, once it is certain that it goes to the API. */
function createAuthorizer({
  apiKey,
  baseUrl,
}: Pick<ResolvedOptions, "apiKey" | "baseUrl">): (request: Request | RequestDraft) => void {
  const { protocol, host, origin } = new URL(baseUrl);
  return (request) => {
    const url = new URL(request.url);
    // Credentials in a URL would go in the place of the key; a `blob:` has the origin of another URL inside.
    const isHome = url.protocol === protocol && url.host === host && !url.username && !url.password;
    if (!isHome) {
      throw new KreaInputError(`Expected a request to ${origin}, got ${show(request.url)}: the key goes nowhere else.`);
    }
    request.headers.set("Authorization", `Bearer ${apiKey}`);
  };
}
