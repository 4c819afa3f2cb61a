/**
 * The transport: sends the requests of a client that may be retried, and makes single attempts at the others.
 *
 * @module
 */

import type { Middleware } from "openapi-fetch";
import type { ResolvedConnection } from "../options/connection.ts";
import { type CreateAttempt, createAttempts, type OnResponse } from "./attempt.ts";
import { serializeBody } from "./body.ts";
import type { Success } from "./outcome.ts";
import type { Parse } from "./parse.ts";
import { type CallInit, checkCall, type Method, type PreparedRequest, prepareRequest } from "./prepared-request.ts";
import { send } from "./send.ts";

/** Sends requests. */
export interface Transport {
  readonly connection: ResolvedConnection;
  readonly attempt: CreateAttempt;
  /**
   * Sends a prepared request, with retries.
   *
   * @param parse - reads the body of a success. If it returns undefined, the request fails as if the body were not JSON
   * @throws KreaAPIError, KreaConnectionError, KreaTimeoutError, KreaAbortError
   */
  send<Data>(request: PreparedRequest, parse?: Parse<Data>): Promise<Success<Data>>;
  /**
   * Checks, prepares and sends a request that may be retried.
   *
   * @throws KreaInputError before anything is sent; what {@link Transport.send} throws
   */
  call<Data>(method: Method, path: string, init: CallInit, parse: Parse<Data>): Promise<Data>;
}

/**
 * Makes the transport of a client.
 *
 * @param middleware - openapi-fetch middleware. Each request uses what the array contains at that time
 */
export function createTransport(
  connection: ResolvedConnection,
  middleware: readonly Middleware[] = [],
  onResponse: OnResponse = () => {},
): Transport {
  const attempt = createAttempts(connection, middleware, onResponse);
  return {
    connection,
    attempt,
    send: (request, parse) => send(request, attempt(request, parse)),
    async call(method, path, init, parse) {
      checkCall(method, path, init);
      const given = init.body as Record<string, unknown> | undefined;
      // Files are sent as a form. JSON cannot hold them.
      const isForm = Object.values(given ?? {}).some((value) => value instanceof Blob);
      const body = serializeBody(`${method} ${path}`, given, isForm);
      const request = prepareRequest(connection, method, path, init, { body, isRepeatable: true });
      return (await send(request, attempt(request, parse))).data;
    },
  };
}
