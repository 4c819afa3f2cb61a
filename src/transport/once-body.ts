/**
 * Bodies that a runtime cannot send twice.
 *
 * @module
 */

/**
 * Deno sends a request again by itself where a connection that was used before breaks, also after the server has read all
 * of it: a submission would be paid for twice. It does not where the body is a stream, which is gone once it was read.
 */
const runtimeRepeats = "Deno" in globalThis;

/** What says to `fetch` that a submission has this body, so that the runtime sends it once. */
export function onceBody(body: unknown): { body: unknown; duplex?: "half" } {
  return runtimeRepeats && typeof body === "string" ? { body: streamOf(body), duplex: "half" } : { body };
}

/** A text as a stream of its bytes. */
export function streamOf(text: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text));
      controller.close();
    },
  });
}
