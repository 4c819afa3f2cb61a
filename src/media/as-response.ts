/**
 * Answers of a caller's own fetch as Responses, whatever their class.
 *
 * @module
 */

import type { FetchResponse } from "../options/request-settings.ts";

/** Headers that the reading of a file depends on. */
const fileHeaders = [
  "content-encoding",
  "content-length",
  "content-range",
  "content-type",
  "etag",
  "last-modified",
  "location",
  "retry-after",
];

/** Statuses whose answers have no body. */
const emptyStatuses: ReadonlySet<number> = new Set([204, 205, 304]);

/**
 * An answer as a Response of this runtime. Its body, which may be a web stream (undici), a stream of Node (node-fetch) or
 * readable as a whole only, is read as it is needed.
 */
export function asResponse(answer: FetchResponse): Response {
  if (answer instanceof Response) return answer;
  const { status } = answer;
  return new Response(emptyStatuses.has(status) ? null : streamOf(answer), { status, headers: headersOf(answer) });
}

function headersOf({ headers }: FetchResponse): Headers {
  if (isIterable(headers)) return new Headers([...headers]);
  const known = fileHeaders.flatMap((name): [string, string][] => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  return new Headers(known);
}

function streamOf(answer: FetchResponse): ReadableStream<Uint8Array> {
  const { body } = answer;
  if (body instanceof ReadableStream) return body;
  const chunks = isAsyncIterable(body) ? body[Symbol.asyncIterator]() : wholeOf(answer);
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel(reason) {
      await chunks.return?.(reason);
    },
  });
}

async function* wholeOf(answer: FetchResponse): AsyncGenerator<Uint8Array, void, unknown> {
  yield new Uint8Array(await answer.arrayBuffer());
}

function isIterable(value: object): value is Iterable<[string, string]> {
  return Symbol.iterator in value;
}

function isAsyncIterable(value: unknown): value is AsyncIterable<Uint8Array> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}
