/**
 * Bounds how much of a response is read, whatever the server sends: an endless body, or one that is small until it is
 * decompressed.
 *
 * @module
 */

import { KreaConnectionError } from "../errors/client-errors.ts";
import { readStream } from "../support/read-stream.ts";

/** How much of the body of an error is read, in bytes. What follows is dropped. */
const maxErrorBytes = 1_048_576;

/** How to read a body. */
export interface BodyLimits {
  /** The request in error messages: `GET /jobs/{id}`. */
  operation: string;
  /** The size of the largest body of a success, in bytes, after decompression. */
  maxResponseBytes: number;
  /** Ends the read when it aborts. */
  signal: AbortSignal;
}

/**
 * Makes `text()` and `json()` of a response read no more than the limit. The error of a larger success is not retried, and
 * makes the outcome of a submission unknown. An error response is known by its status, so its body is cut instead.
 */
export function boundBody(response: Response, limits: BodyLimits): Response {
  const text = () => readText(response, limits);
  const json = async () => JSON.parse(await text()) as unknown;
  try {
    Object.defineProperties(response, {
      text: { value: text, configurable: true, writable: true },
      json: { value: json, configurable: true, writable: true },
    });
  } catch {
    // The answer of an own fetch that is frozen is read as it is.
  }
  return response;
}

async function readText(response: Response, limits: BodyLimits): Promise<string> {
  const { operation, maxResponseBytes } = limits;
  const max = response.ok ? maxResponseBytes : maxErrorBytes;
  const decoder = new TextDecoder();
  const parts: string[] = [];
  let bytes = 0;
  for await (const chunk of chunksOf(response, limits.signal)) {
    bytes += chunk.byteLength;
    if (bytes <= max) {
      parts.push(decoder.decode(chunk, { stream: true }));
      continue;
    }
    if (response.ok) {
      throw new KreaConnectionError(
        `${operation} was answered ${response.status} with a body of more than ${max} bytes (maxResponseBytes), which was not read.`,
      );
    }
    parts.push(decoder.decode(chunk.subarray(0, chunk.byteLength - (bytes - max))));
    return parts.join("");
  }
  return parts.join("") + decoder.decode();
}

/** The chunks of a body: of a web stream, of a stream of Node, or the whole body of an own fetch that has no stream. */
async function* chunksOf(response: Response, signal: AbortSignal): AsyncGenerator<Uint8Array, void, void> {
  const body: unknown = response.body;
  if (body instanceof ReadableStream) yield* readStream(body as ReadableStream<Uint8Array>, { signal });
  else if (isAsyncIterable(body)) {
    for await (const chunk of body) yield typeof chunk === "string" ? new TextEncoder().encode(chunk) : chunk;
  } else if (body !== null) yield new Uint8Array(await response.arrayBuffer());
}

function isAsyncIterable(value: unknown): value is AsyncIterable<Uint8Array | string> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
