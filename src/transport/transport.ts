/**
 * Sends the requests of a client that may be repeated, and makes the attempts of those that may not.
 *
 * @module
 */

import type { Middleware } from "openapi-fetch";
import type { ResolvedConnection } from "../options/connection.ts";
import { type CreateAttempt, createAttempts, type OnResponse } from "./attempt.ts";
import { serializeBody } from "./body.ts";
import type { Parse, Success } from "./outcome.ts";
import { type CallInit, checkCall, type Method, type PreparedRequest, prepareRequest } from "./prepared-request.ts";
import { send } from "./send.ts";

/** Sends requests. */
export interface Transport {
  readonly connection: ResolvedConnection;
  readonly attempt: CreateAttempt;
  /**
   * Sends a prepared request, again as far as the policy allows.
   *
   * @param parse - reads the body of a success; a body that it does not accept is as bad as one that is no JSON
   * @throws KreaAPIError, KreaConnectionError, KreaTimeoutError, KreaAbortError
   */
  send<Data>(request: PreparedRequest, parse?: Parse<Data>): Promise<Success<Data>>;
  /**
   * Prepares a request that may be repeated, and sends it.
   *
   * @throws KreaInputError before anything is sent; as {@link Transport.send} does
   */
  call<Data>(method: Method, path: string, init: CallInit, parse: Parse<Data>): Promise<Data>;
}

/**
 * The transport of a client.
 *
 * @param middleware - openapi-fetch middleware; each request uses what it holds at that time
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
      const body = serializeBody(`${method} ${path}`, init.body as Record<string, unknown> | undefined);
      const request = prepareRequest(connection, method, path, init, { body, isRepeatable: true });
      return (await send(request, attempt(request, parse))).data;
    },
  };
}
