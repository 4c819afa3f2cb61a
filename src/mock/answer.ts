/**
 * What the mock server answers, before it goes over the wire.
 *
 * @module
 */

import type { ServerResponse } from "node:http";

/** An answer of the mock server. */
export interface Answer {
  status: number;
  /** The headers by their names in lower case; `content-length` is left to {@link sendAnswer}. */
  headers: Record<string, string>;
  /** Bytes or text as they are, anything else as JSON; undefined for no body. */
  body: unknown;
}

/** Whether an answer is a refusal. */
export function isRefusal(answer: Answer): boolean {
  return answer.status >= 400;
}

/** The same answer with its body changed, unless it is a refusal: those are left as they are. */
export function withBody(answer: Answer, change: (body: Record<string, unknown>) => unknown): Answer {
  return isRefusal(answer) ? answer : { ...answer, body: change(answer.body as Record<string, unknown>) };
}

/** Writes an answer to the wire. */
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
