/**
 * Workarounds for runtimes that differ from the Fetch standard.
 *
 * @module
 */

/**
 * Returns the options for a body that the runtime must not send twice.
 *
 * Deno retries a request by itself when a reused connection breaks, even if the server has read all of it. A submission
 * would be paid for twice. It does not retry if the body is a stream, because a stream can be read only once.
 */
export function onceBody(body: unknown): { body: unknown; duplex?: "half" } {
  const runtimeRepeats = "Deno" in globalThis;
  return runtimeRepeats && typeof body === "string" ? { body: streamOf(body), duplex: "half" } : { body };
}

/** A text as a stream of bytes. */
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
 * The option that keeps responses out of caches, which would return outdated jobs. workerd with older compatibility dates
 * refuses it. This is checked at the first request and not earlier, because a Request makes Node load its `fetch`.
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
