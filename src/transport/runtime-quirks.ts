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

/**
 * Whether the runtime is Node. Its `fetch` repeats a request by itself after a 421, as the Fetch standard allows, unless the
 * body is a stream.
 */
export function nodeRepeats(): boolean {
  const { process } = globalThis as { process?: { versions?: Record<string, string | undefined> } };
  return process?.versions?.node !== undefined && !("Deno" in globalThis) && !("Bun" in globalThis);
}

/**
 * Returns a text as a stream, for Node. With the `Content-Length` that this sets, Node sends the same bytes as for a text,
 * on the same connections, and not in chunks.
 */
export function streamedBody(text: string, headers: Headers): { body: ReadableStream<Uint8Array>; duplex: "half" } {
  headers.set("Content-Length", String(new TextEncoder().encode(text).length));
  return { body: streamOf(text), duplex: "half" };
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
