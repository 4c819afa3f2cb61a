/**
 * Reading a web stream chunk by chunk.
 *
 * @module
 */

import { longestTimerMs } from "./clock.ts";
import { withDeadline } from "./deadline.ts";

/** When to give up on a stream. */
export interface ReadStreamOptions {
  /** Ends the read at once when it aborts. */
  signal?: AbortSignal | undefined;
  /** How long to wait for each chunk, in milliseconds. Default: no limit. */
  idleTimeoutMs?: number | undefined;
}

/**
 * Yields the chunks of a stream. Not every runtime (Safari, for one) can iterate a `ReadableStream` itself.
 *
 * The stream is cancelled if you leave the loop early, or if reading fails. Cancelling is not awaited, because a source
 * may take as long as it likes to finish.
 *
 * @throws InterruptedError if the signal aborts or a chunk takes longer than `idleTimeoutMs`; whatever error the stream
 *   itself fails with
 */
export async function* readStream<Chunk>(
  stream: ReadableStream<Chunk>,
  { signal, idleTimeoutMs }: ReadStreamOptions = {},
): AsyncGenerator<Chunk, void, void> {
  const reader = stream.getReader();
  const isLimited = signal !== undefined || idleTimeoutMs !== undefined;
  const limits = { signal, timeoutMs: idleTimeoutMs ?? longestTimerMs };
  let isDone = false;
  try {
    for (;;) {
      const next = await (isLimited ? withDeadline(limits, () => reader.read()) : reader.read());
      isDone = next.done;
      if (next.done) return;
      yield next.value;
    }
  } finally {
    if (!isDone) reader.cancel().catch(() => {});
    reader.releaseLock();
  }
}
