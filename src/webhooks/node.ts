/**
 * Connects a webhook handler to `node:http` and Express. Uses only the objects that Node passes, and imports nothing
 * from Node.
 *
 * @module
 */

import { isPlainObject } from "../options/check.ts";
import type { WebhookHandler } from "./handler.ts";
import { bodyWasRead } from "./read-body.ts";

/** The parts of a `node:http` or Express request that are used. */
export interface NodeRequest {
  /** The HTTP method: `POST`. */
  readonly method?: string | undefined;
  /** The path and query of the URL. */
  readonly url?: string | undefined;
  /** Express: the URL before routers removed their prefix. */
  readonly originalUrl?: string | undefined;
  /** The headers, by lower-case name. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Express: the body as a body parser parsed it. */
  readonly body?: unknown;
  /** Whether the whole body was received. */
  readonly complete: boolean;
  /** Whether the whole body was read. */
  readonly readableEnded: boolean;
  /** Adds a listener. */
  on(event: "data" | "end" | "error" | "close", listener: (value: Uint8Array) => void): unknown;
  /** Removes a listener. */
  off(event: "data" | "end" | "error" | "close", listener: (value: Uint8Array) => void): unknown;
  /** Stops the flow of the body. */
  pause(): unknown;
  /** Resumes the flow of the body. */
  resume(): unknown;
  /** Closes the connection. */
  destroy(): unknown;
}

/** The parts of a `node:http` or Express response that are used. */
export interface NodeResponse {
  /** Whether a response was already sent. */
  readonly headersSent: boolean;
  /** Writes the status and the headers. */
  writeHead(status: number, headers: Record<string, string>): unknown;
  /** Writes the body and ends the response. */
  end(body: Uint8Array): unknown;
}

/** A request listener, as `http.createServer` and Express take it. */
export type NodeListener = (request: NodeRequest, response: NodeResponse) => Promise<void>;

/**
 * How long the rest of a refused body is still received and discarded, in milliseconds, so that the sender gets to read
 * the response.
 */
const lingerMs = 2_000;

/**
 * Converts a webhook handler to a listener for `node:http` or a handler for an Express route.
 *
 * If a body parser such as `express.json()` has already read the body, its result is used, and its size limit applies.
 *
 * The handler sees request URLs that begin with `http://localhost`, whatever the host name is.
 *
 * @param handler - a handler made by {@link createWebhookHandler}
 * @returns the listener. Its promise never rejects
 * @example
 * ```ts
 * http.createServer(toNodeListener(handler)).listen(3000);
 * app.post("/hook", toNodeListener(handler)); // Express
 * ```
 */
export function toNodeListener(handler: WebhookHandler): NodeListener {
  return async (request, response) => {
    const standard = toRequestIfAllowed(request);
    const answer = standard ? await handler(standard) : new Response(null, { status: 400 });
    const body = new Uint8Array(await answer.arrayBuffer());
    if (response.headersSent) return;
    response.writeHead(answer.status, { ...Object.fromEntries(answer.headers), "content-length": String(body.length) });
    response.end(body);
    if (request.complete) return;
    // Nobody has read the body, so nobody has released it either.
    standard?.body?.cancel().catch(() => {});
    request.resume();
    const timer = setTimeout(() => request.destroy(), lingerMs);
    request.on("close", () => clearTimeout(timer));
  };
}

/**
 * Returns the request; undefined if it has a header that `Headers` does not allow. Node can be configured to accept
 * such headers.
 */
function toRequestIfAllowed(request: NodeRequest): Request | undefined {
  try {
    return toRequest(request);
  } catch {
    return undefined;
  }
}

function toRequest(request: NodeRequest): Request {
  const path = request.originalUrl ?? request.url ?? "/";
  const url = `http://localhost${path.startsWith("/") ? path : "/"}`;
  const headers = toHeaders(request.headers);
  // Other methods are all refused alike, and `Request` does not support every one of them.
  if (request.method !== "POST") return new Request(url, { headers });
  const init = { method: "POST", headers, body: bodyOf(request), duplex: "half" };
  return new Request(url, init);
}

function toHeaders(received: NodeRequest["headers"]): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(received)) {
    // HTTP/2 lists the method and the path as headers whose names start with a colon.
    if (value === undefined || name.startsWith(":")) continue;
    for (const each of typeof value === "string" ? [value] : value) headers.append(name, each);
  }
  return headers;
}

/** The body: a stream if it is unread, otherwise the result of the body parser. */
function bodyOf(request: NodeRequest): ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer> | string {
  // Express 4 sets `body` to an empty object even if no parser has read it, so `body` alone does not tell.
  if (!request.readableEnded) return streamOf(request);
  const { body } = request;
  if (body === undefined) return failedStream();
  if (typeof body === "string") return body;
  if (body instanceof Uint8Array) return new Uint8Array(body);
  // Only the job id is needed, and the whole object could be nested too deeply for `JSON.stringify`.
  const jobId = isPlainObject(body) && Object.hasOwn(body, "job_id") ? body.job_id : undefined;
  return typeof jobId === "string" ? JSON.stringify({ job_id: jobId }) : "{}";
}

function failedStream(): ReadableStream<Uint8Array> {
  return new ReadableStream({ start: (controller) => controller.error(bodyWasRead()) });
}

/**
 * Converts the body to a web stream that pauses the request while nobody reads. Cancelling the stream leaves the
 * connection open.
 */
function streamOf(request: NodeRequest): ReadableStream<Uint8Array> {
  let stopListening = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        const onData = (chunk: Uint8Array) => {
          request.pause();
          controller.enqueue(chunk);
        };
        const onEnd = () => {
          stopListening();
          controller.close();
        };
        const onBreak = () => {
          stopListening();
          controller.error(new Error("The connection ended before the body did."));
        };
        stopListening = () => {
          request.off("data", onData);
          request.off("end", onEnd);
          request.off("close", onBreak);
        };
        request.on("data", onData);
        request.on("end", onEnd);
        request.on("close", onBreak);
        // Never removed: a later `error` event without a listener would end the process.
        request.on("error", onBreak);
        request.pause();
      },
      pull: () => void request.resume(),
      cancel: () => stopListening(),
    },
    { highWaterMark: 0 },
  );
}
