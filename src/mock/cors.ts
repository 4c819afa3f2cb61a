/**
 * Cross-origin requests of pages in a browser.
 *
 * @module
 */

import type { ServerResponse } from "node:http";
import type { MockRequest } from "./request.ts";

/** Lets pages of any origin read an answer, and its headers. */
export function allowOrigins(response: ServerResponse): void {
  response.setHeader("access-control-allow-origin", "*");
  response.setHeader("access-control-expose-headers", "*");
}

/** What a browser asks before it sends a request with a key or a JSON body; undefined for any other request. */
export function answerPreflight({ method, headers }: MockRequest) {
  const asked = headers["access-control-request-method"];
  if (method !== "OPTIONS" || asked === undefined) return undefined;
  return {
    status: 204,
    headers: {
      "access-control-allow-methods": asked,
      "access-control-allow-headers": headers["access-control-request-headers"] ?? "*",
    },
    body: undefined,
  };
}
