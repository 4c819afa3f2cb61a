/**
 * A request as the mock server reads it from the wire.
 *
 * @module
 */

import type { IncomingMessage } from "node:http";

/** A request that the mock server has seen. */
export interface MockRequest {
  /** `GET`, `POST`, ... */
  method: string;
  /** The path as it was sent, without the query: `/jobs`. */
  path: string;
  /** The query as it was sent, with its question mark; empty where there is none: `?limit=10`. */
  search: string;
  /** The headers by their names in lower case. */
  headers: Record<string, string>;
  /** The parsed body where it is JSON, the bytes (a `Buffer`) where it is anything else, undefined where there is none. */
  body: unknown;
}

/** A request together with what only the server itself needs of it. */
export interface WireRequest extends MockRequest {
  /** The body as it was sent. */
  bytes: Buffer<ArrayBuffer>;
  /** What is wrong with a body that calls itself JSON; undefined where nothing is. */
  jsonProblem: string | undefined;
}

/**
 * Reads a request to its end.
 *
 * @throws Error where the connection ends before the request does.
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

/** Notes a request among those that were seen: the last 10,000. */
export function noteRequest(requests: MockRequest[], { method, path, search, headers, body }: WireRequest): void {
  requests.push({ method, path, search, headers, body });
  if (requests.length > maxRequests) requests.shift();
}

/** The query's parameters. */
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
