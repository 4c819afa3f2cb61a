/**
 * Cross-origin requests from pages in a browser.
 *
 * @module
 */

import type { ServerResponse } from "node:http";
import type { MockRequest } from "./request.ts";

/** Allows pages of any origin to read the response and its headers. */
export function allowOrigins(response: ServerResponse): void {
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("access-control-expose-headers", "*");
}

/**
 * Answers the preflight request that a browser sends before a request with a key or a JSON body. Undefined for any
 * other request.
 */
export function answerPreflight({ method, headers }: MockRequest) {
  const requestedMethod = headers["access-control-request-method"];
  if (method !== "OPTIONS" || requestedMethod === undefined) return undefined;
  return {
    status: 204,
    headers: {
      "access-control-allow-methods": requestedMethod,
      "access-control-allow-headers": headers["access-control-request-headers"] ?? "*",
    },
    body: undefined,
  };
}
