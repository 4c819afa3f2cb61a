/**
 * The way from `node:http` and Express to a webhook handler and back. Needs nothing of Node but the objects that it passes.
 *
 * @module
 */

import { isPlainObject } from "../options/check.ts";
import type { WebhookHandler } from "./handler.ts";
import { bodyWasRead } from "./read-body.ts";

/** What is used of a request of `node:http`, or of Express. */
export interface NodeRequest {
  /** The method: `POST`. */
  readonly method?: string | undefined;
  /** The path and the query. */
  readonly url?: string | undefined;
  /** Express: the URL before routers took their part of it. */
  readonly originalUrl?: string | undefined;
  /** The headers, by their names in lower case. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Express: what a body parser has made of the body. */
  readonly body?: unknown;
  /** Whether the body was received in full. */
  readonly complete: boolean;
  /** Whether the body was read to its end. */
  readonly readableEnded: boolean;
  /** Begins to listen. */
  on(event: "data" | "end" | "error" | "close", listener: (value: Uint8Array) => void): unknown;
  /** Ends that. */
  off(event: "data" | "end" | "error" | "close", listener: (value: Uint8Array) => void): unknown;
  /** Holds the body back. */
  pause(): unknown;
  /** Lets it come. */
  resume(): unknown;
  /** Gives the connection up. */
  destroy(): unknown;
}

/** What is used of a response of `node:http`, or of Express. */
export interface NodeResponse {
  /** Whether somebody else has answered. */
  readonly headersSent: boolean;
  /** Writes the status and the headers. */
  writeHead(status: number, headers: Record<string, string>): unknown;
  /** Writes the body and ends the answer. */
  end(body: Uint8Array): unknown;
}

/** What `http.createServer` and Express take. */
export type NodeListener = (request: NodeRequest, response: NodeResponse) => Promise<void>;

/** How long the rest of a body that was refused is let in, and thrown away, so that the sender gets to see the answer. */
const lingerMs = 2_000;

/**
 * Makes a listener of `node:http`, or a handler of an Express route, from a webhook handler. Where a body parser such as
 * `express.json()` has read the body before, what it made of it is used; its own limit of size holds then.
 *
 * The URL of the requests that the handler sees begins with `http://localhost`, whatever the host's name.
 *
 * @returns the listener; what it returns never rejects
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
    // Where nobody has read the body, nobody has let go of it.
    standard?.body?.cancel().catch(() => {});
    request.resume();
    const timer = setTimeout(() => request.destroy(), lingerMs);
    request.on("close", () => clearTimeout(timer));
  };
}

/** The request, or undefined where Node was told to let in a header that the standard does not. */
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
  // Every other method is refused alike, and a Request takes not all of them.
  if (request.method !== "POST") return new Request(url, { headers });
  const init = { method: "POST", headers, body: bodyOf(request), duplex: "half" };
  return new Request(url, init);
}

function toHeaders(received: NodeRequest["headers"]): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(received)) {
    // HTTP/2 puts the method and the path among them.
    if (value === undefined || name.startsWith(":")) continue;
    for (const each of typeof value === "string" ? [value] : value) headers.append(name, each);
  }
  return headers;
}

/** The body: as it comes, or what a parser has made of it. */
function bodyOf(request: NodeRequest): ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer> | string {
  // Express 4 leaves an empty object for a body that no parser has read.
  if (!request.readableEnded) return streamOf(request);
  const { body } = request;
  if (body === undefined) return failedStream();
  if (typeof body === "string") return body;
  if (body instanceof Uint8Array) return new Uint8Array(body);
  // Nothing else is read of it, and the whole could be too deep to be written.
  const jobId = isPlainObject(body) && Object.hasOwn(body, "job_id") ? body.job_id : undefined;
  return typeof jobId === "string" ? JSON.stringify({ job_id: jobId }) : "{}";
}

function failedStream(): ReadableStream<Uint8Array> {
  return new ReadableStream({ start: (controller) => controller.error(bodyWasRead()) });
}

/** The body as a stream that asks for no more than is read of it. Ending it early leaves the connection as it is. */
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
        // Not taken off again: an error that comes later would end the process.
        request.on("error", onBreak);
        request.pause();
      },
      pull: () => void request.resume(),
      cancel: () => stopListening(),
    },
    { highWaterMark: 0 },
  );
}
