/**
 * Sends one request by openapi-fetch, with the key, to the API's origin alone.
 *
 * @module
 */

import type { Middleware } from "openapi-fetch";
import { show } from "../check.ts";
import { KreaInputError } from "../errors/client-errors.ts";
import type { ResolvedOptions } from "../options.ts";
import { type Fetch, runtimeFetch } from "../request-settings.ts";
import type { Stage } from "./attempt.ts";
import { createClient } from "./openapi-fetch.ts";

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
  const jsonHeaders = { "Content-Type": "application/json", ...headers };

  return ({ method, path, init: { body, ...init }, fetch: ownFetch, signal, stage, answered }) => {
    const asked = [...middleware, ...((init.middleware as Middleware[] | undefined) ?? [])];
    // The runtime's own fetch takes the signal beside the request, and the body where no middleware reads it: that a
    // Request follows a signal, or hands its body on to another one, costs as much as all else that is done here. A fetch
    // of the caller's is promised the Request alone.
    const beside = !ownFetch && asked.length === 0 && typeof body === "string" ? { signal, body } : { signal };
    const fetch: Fetch = ownFetch ?? ((request) => runtimeFetch(request, beside));
    const fetchAndNote: Fetch = async (made) => {
      // Middleware may have made a request of its own, which would follow a redirect.
      const request = made.redirect === "manual" ? made : new Request(made, { redirect: "manual" });
      authorize(request);
      stage.sent = true;
      const sentAtMs = Date.now();
      try {
        stage.response = await fetch(request);
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
      ...("body" in beside ? { headers: init.headers ? { ...jsonHeaders, ...init.headers } : jsonHeaders } : { body }),
      ...{ middleware: asked, fetch: fetchAndNote, ...(ownFetch && { signal }) },
    });
  };
}

/** Bodies come here serialized. */
const bodySerializer = (body: unknown) => body;

/** Puts the key on a request, once it is certain that it goes to the API. */
function createAuthorizer({
  apiKey,
  baseUrl,
}: Pick<ResolvedOptions, "apiKey" | "baseUrl">): (request: Request) => void {
  const { origin } = new URL(baseUrl);
  return (request) => {
    // A Request's URL is normalized, without credentials: what comes before its path is its origin.
    if (!request.url.startsWith(`${origin}/`)) {
      throw new KreaInputError(`Expected a request to ${origin}, got ${show(request.url)}: the key goes nowhere else.`);
    }
    request.headers.set("Authorization", `Bearer ${apiKey}`);
  };
}
