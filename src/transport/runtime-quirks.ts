/**
 * What some runtimes do differently from the Fetch standard.
 *
 * @module
 */

/**
 * Deno sends a request again by itself when a reused connection breaks, even after the server has read all of it: a
 * submission would be paid for twice. It cannot where the body is a stream, which is gone once it has been read.
 */
const runtimeRepeats = "Deno" in globalThis;

/** The body of a submission, such that the runtime sends it once. */
export function onceBody(body: unknown): { body: unknown; duplex?: "half" } {
  return runtimeRepeats && typeof body === "string" ? { body: streamOf(body), duplex: "half" } : { body };
}

/** A text as a stream of its bytes. */
function streamOf(text: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(text));
      controller.close();
    },
  });
}

let noStoreOption: { cache?: "no-store" } | undefined;

/**
 * The option that keeps an answer out of caches, where a job would stay as it was. workerd of older compatibility dates
 * refuses it. Asked at the first request and not before: Node loads its `fetch` with its first Request.
 */
export function noStore(): { cache?: "no-store" } {
  if (noStoreOption) return noStoreOption;
  try {
    new Request("https://localhost", { cache: "no-store" });
    noStoreOption = { cache: "no-store" };
  } catch {
    noStoreOption = {};
  }
  return noStoreOption;
}
