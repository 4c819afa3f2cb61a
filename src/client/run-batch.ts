/**
 * Runs requests with bounded concurrency.
 *
 * @module
 */

import { KreaAbortError } from "../errors/client-errors.ts";
import { onAbort } from "../support/abort.ts";
import { WakeUp } from "../support/wake-up.ts";

/** How one request ended. */
export type Settled<Value> =
  | { index: number; status: "fulfilled"; value: Value }
  | { index: number; status: "rejected"; reason: unknown };

/** How to run the requests. */
export interface RunOptions<Value> {
  concurrency: number;
  /** Stops the batch when it aborts. */
  signal: AbortSignal | undefined;
  /** Aborts when the consumer leaves the loop. */
  left: AbortSignal;
  /** Called after the consumer has left, with the results that it did not get. Not called if there are none. */
  onLeft?: ((results: Settled<Value>[]) => void) | undefined;
}

type BatchEvent<Request, Value> =
  | { kind: "read"; next: IteratorResult<Request> }
  | { kind: "settled"; result: Settled<Value> }
  /** The signal aborted. */
  | { kind: "aborted"; error: KreaAbortError }
  /** Reading the next request failed. */
  | { kind: "read-failed"; error: unknown };

/**
 * Runs requests with bounded concurrency and yields each result as it settles. A request is read and started only when
 * there is room for its result, so a slow consumer holds up the batch instead of filling the memory.
 *
 * After an abort, or when reading a request fails, no more requests are started. The results of those that were started
 * are still yielded, because they name jobs.
 *
 * @throws KreaAbortError if the signal aborts; what reading the requests throws
 */
export async function* runBatch<Request, Value>(
  requests: Iterable<Request> | AsyncIterable<Request>,
  run: (request: Request, signal: AbortSignal) => Promise<Value>,
  { concurrency, signal, left, onLeft }: RunOptions<Value>,
): AsyncGenerator<Settled<Value>, void, void> {
  const iterator = Symbol.asyncIterator in requests ? requests[Symbol.asyncIterator]() : requests[Symbol.iterator]();
  const controller = new AbortController();
  // A queue with one consumer. Promise.race on a promise that lives as long as the batch would leak memory.
  const events: BatchEvent<Request, Value>[] = [];
  const news = new WakeUp();
  const emit = (event: BatchEvent<Request, Value>) => {
    events.push(event);
    news.notify();
  };
  const abort = () => {
    const cause: unknown = signal?.reason;
    emit({ kind: "aborted", error: new KreaAbortError("The batch was aborted. Its jobs keep running.", { cause }) });
    controller.abort(cause);
  };
  const readNext = () =>
    (async () => iterator.next())().then(
      (next) => emit({ kind: "read", next }),
      (error: unknown) => emit({ kind: "read-failed", error }),
    );
  const running = new Set<Promise<void>>();
  const start = (index: number, request: Request) => {
    const ended = run(request, controller.signal).then(
      (value) => emit({ kind: "settled", result: { index, status: "fulfilled", value } }),
      (reason: unknown) => emit({ kind: "settled", result: { index, status: "rejected", reason } }),
    );
    running.add(ended);
    ended.then(() => running.delete(ended));
  };
  left.addEventListener("abort", () => news.notify());
  if (signal?.aborted) abort();
  const stopListening = signal?.aborted ? () => {} : onAbort(signal, abort);
  /** How many requests are running, or have settled and were not yielded yet. */
  let active = 0;
  let index = 0;
  let source: "open" | "reading" | "ended" = "open";
  /** Why no more requests are started. */
  let stopped: { error: unknown } | undefined;
  try {
    for (;;) {
      if (source === "open" && active < concurrency && !stopped) {
        source = "reading";
        void readNext();
      }
      if (stopped && active === 0) throw stopped.error;
      if (source === "ended" && active === 0) return;
      if (events.length === 0 && !left.aborted) await news.wait();
      if (left.aborted) return;
      const event = events.shift();
      if (event?.kind === "read") {
        source = event.next.done ? "ended" : "open";
        if (event.next.done || stopped) continue;
        active += 1;
        start(index, event.next.value);
        index += 1;
      } else if (event?.kind === "settled") {
        yield event.result;
        active -= 1;
      } else if (event) {
        stopped ??= event;
        if (event.kind === "read-failed") source = "ended";
      }
    }
  } finally {
    stopListening();
    // If the consumer left early, nothing more is sent and every wait ends.
    controller.abort(new Error("The consumer left the batch."));
    try {
      if (source !== "ended") await close(iterator, source === "reading");
    } finally {
      if (onLeft && left.aborted) {
        // They end at once, because their signal has aborted.
        await Promise.all(running);
        const results = events.flatMap((event) => (event.kind === "settled" ? [event.result] : []));
        if (results.length > 0) onLeft(results);
      }
    }
  }
}

/** Closes the source of requests. If it is being read, this is not awaited, because the read may never end. */
async function close(iterator: Iterator<unknown> | AsyncIterator<unknown>, isReading: boolean): Promise<void> {
  const closing = (async () => iterator.return?.())();
  if (isReading) closing.catch(() => {});
  else await closing;
}
