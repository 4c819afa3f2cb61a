/**
 * A request, as the mock server received it.
 *
 * @module
 */

import type { IncomingMessage } from "node:http";

/** A request that the mock server received. */
export interface MockRequest {
  /** The HTTP method: `GET`, `POST`, … */
  method: string;
  /** The path as it was sent, without the query: `/jobs`. */
  path: string;
  /** The query as it was sent, with its question mark: `?limit=10`. Empty if there is none. */
  search: string;
  /** The headers, by lower-case name. */
  headers: Record<string, string>;
  /** The parsed body if it is JSON; a `Buffer` for any other body; undefined if there is none. */
  body: unknown;
}

/** A request with the details that only the server needs. */
export interface WireRequest extends MockRequest {
  /** The body as it was sent. */
  bytes: Buffer<ArrayBuffer>;
  /** What is wrong with a body that claims to be JSON. Undefined if nothing is. */
  jsonProblem: string | undefined;
}

/**
 * Reads a whole request.
 *
 * @throws Error if the connection ends before the request does
 */
export async function readRequest(message: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const [path = "/", ...query] = (message.url ?? "/").split("?");
  const headers = Object.fromEntries(
    Object.entries(message.headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  ) as Record<string, string>;
  return {
    method: message.method ?? "GET",
    path,
    search: query.length > 0 ? `?${query.join("?")}` : "",
    headers,
    bytes,
    ...parseBody(bytes, headers["content-type"]),
  };
}

const maxRequests = 10_000;

/** Adds a request to the list of received requests, which keeps the last 10,000. */
export function recordRequest(requests: MockRequest[], { method, path, search, headers, body }: WireRequest): void {
  requests.push({ method, path, search, headers, body });
  if (requests.length > maxRequests) requests.shift();
}

/** Returns the parameters of the query. */
export function queryOf(request: MockRequest): URLSearchParams {
  return new URLSearchParams(request.search);
}

function parseBody(bytes: Buffer, contentType = ""): Pick<WireRequest, "body" | "jsonProblem"> {
  if (bytes.length === 0) return { body: undefined, jsonProblem: undefined };
  if (!/^\s*application\/([^;\s]+\+)?json\s*(;|$)/i.test(contentType)) return { body: bytes, jsonProblem: undefined };
  try {
    return { body: JSON.parse(bytes.toString("utf8")), jsonProblem: undefined };
  } catch (error) {
    return { body: bytes, jsonProblem: `Request body is not valid JSON: ${(error as Error).message}` };
  }
}
