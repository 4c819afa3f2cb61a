/**
 * A request, as the mock server received it.
 *
 * @module
 */

import type { IncomingMessage, ServerResponse } from "node:http";
import { sendAnswer } from "./answer.ts";

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

/** The largest body that is read, in bytes: an upload of the largest file that the API accepts, 75 MB, and its form. */
const maxBodyBytes = 80 * 1024 * 1024;

/** How long the rest of a body that was refused is read and dropped, so that the client sees the answer first. */
const lingerMs = 2_000;

/** A body is larger than any that the API accepts. */
export class BodyTooLarge extends Error {}

/** Answers a request whose body is too large, and reads no more of it than the client needs to see the answer. */
export function refuseLargeBody(message: IncomingMessage, response: ServerResponse): void {
  // Not `connection: close`, with which Node would reset a connection on which data still comes, and lose the answer.
  const headers = { "content-type": "application/json" };
  sendAnswer(response, { status: 413, headers, body: { error: `The body is larger than ${maxBodyBytes} bytes.` } });
  message.resume();
  const { socket } = message;
  const timer = setTimeout(() => socket.destroy(), lingerMs);
  const stop = () => clearTimeout(timer);
  message.once("end", stop);
  socket.once("close", stop);
}

/**
 * Reads a whole request.
 *
 * @throws BodyTooLarge; Error if the connection ends before the request does
 */
export async function readRequest(message: IncomingMessage): Promise<WireRequest> {
  const chunks: Buffer[] = [];
  let length = 0;
  if (Number(message.headers["content-length"]) > maxBodyBytes) throw new BodyTooLarge();
  // Kept open when it is left, for the answer.
  for await (const chunk of message.iterator({ destroyOnReturn: false })) {
    length += (chunk as Buffer).length;
    if (length > maxBodyBytes) throw new BodyTooLarge();
    chunks.push(chunk as Buffer);
  }
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
