/**
 * The responses of the mock server, before they are sent.
 *
 * @module
 */

import type { ServerResponse } from "node:http";

/** A response of the mock server. */
export interface Answer {
  status: number;
  /** The headers, by lower-case name. {@link sendAnswer} adds `content-length`. */
  headers: Record<string, string>;
  /** Bytes and text are sent as they are, other values as JSON. Undefined for no body. */
  body: unknown;
}

/** Whether a response is an error response. */
export function isRefusal(answer: Answer): boolean {
  return answer.status >= 400;
}

/** Returns a response with a changed body. Error responses are returned unchanged. */
export function withBody(answer: Answer, change: (body: Record<string, unknown>) => unknown): Answer {
  return isRefusal(answer) ? answer : { ...answer, body: change(answer.body as Record<string, unknown>) };
}

/** Sends a response. */
export function sendAnswer(response: ServerResponse, { status, headers, body }: Answer): void {
  const bytes = toBytes(body);
  response.writeHead(status, { ...headers, "content-length": bytes.length });
  response.end(bytes);
}

function toBytes(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body;
  if (body === undefined) return Buffer.alloc(0);
  return Buffer.from(typeof body === "string" ? body : JSON.stringify(body));
}
