/**
 * Many generations at once.
 *
 * @module
 */

import { type Check, checkOptions, isPositiveCount, isSignal, show } from "./check.ts";
import { KreaInputError } from "./errors/client-errors.ts";
import type { SubscribeOptions, SubscribeResult } from "./krea.ts";
import type { ModelId, ModelInput } from "./models.ts";
import { InterruptedError } from "./transport/deadline.ts";
import { abortOf } from "./transport/send-repeatable.ts";

/** One generation of a batch: a model, and what {@link Krea.subscribe} takes for it. */
export type BatchRequest = {
  [Id in ModelId]: { model: Id } & SubscribeOptions<ModelInput<Id>>;
}[ModelId];

/** How to run a batch. */
export interface BatchOptions {
  /** How many generations run at once. Default: 4. */
  concurrency?: number | undefined;
  /** Ends the batch at once when it aborts; the jobs that run go on. */
  signal?: AbortSignal | undefined;
}

/** How one generation of a batch ended. */
export type BatchResult =
  | { index: number; status: "fulfilled"; value: SubscribeResult }
  | { index: number; status: "rejected"; reason: unknown };

const defaultConcurrency = 4;
const checks: Record<keyof BatchOptions, Check> = { concurrency: isPositiveCount, signal: isSignal };

/** Checks the options of a batch and its requests, as far as that can be done before they are read. */
export function checkBatch(requests: unknown, options: BatchOptions): void {
  checkOptions("batch", options, checks);
  const isIterable =
    typeof requests === "object" &&
    requests !== null &&
    (Symbol.iterator in requests || Symbol.asyncIterator in requests);
  if (!isIterable)
    throw new KreaInputError(`batch: requests: expected an iterable of requests, got ${show(requests)}.`);
}

/**
 * Runs requests, so many at once, and yields how each ended as it ends. A request is read, and started, only when there
 * is room for its result: a consumer that is slow holds up the batch instead of filling the memory.
 */
export async function* runBatch<Request>(
  requests: Iterable<Request> | AsyncIterable<Request>,
  run: (request: Request, signal: AbortSignal) => Promise<SubscribeResult>,
  { concurrency = defaultConcurrency, signal }: BatchOptions,
): AsyncGenerator<BatchResult, void, void> {
  const iterator = Symbol.asyncIterator in requests ? requests[Symbol.asyncIterator]() : requests[Symbol.iterator]();
  const controller = new AbortController();
  const running = new Map<number, Promise<BatchResult>>();
  let isRead = false;
  const aborted = new Promise<never>((_resolve, reject) => {
    controller.signal.addEventListener("abort", () => {
      const interruption = new InterruptedError({ kind: "aborted", reason: signal?.reason });
      reject(abortOf(interruption, "The batch was aborted; the jobs that run go on."));
    });
  });
  aborted.catch(() => {});
  const onAbort = () => controller.abort(signal?.reason);
  if (signal?.aborted) onAbort();
  signal?.addEventListener("abort", onAbort, { once: true });
  try {
    for (let index = 0; ; ) {
      while (!isRead && running.size < concurrency) {
        const next = await Promise.race([iterator.next(), aborted]);
        if (next.done) isRead = true;
        else running.set(index, settle(index, run(next.value, controller.signal)));
        if (!next.done) index += 1;
      }
      if (running.size === 0) return;
      const result = await Promise.race([...running.values(), aborted]);
      running.delete(result.index);
      yield result;
    }
  } finally {
    signal?.removeEventListener("abort", onAbort);
    // Where the consumer has left early, nothing new is sent and no wait goes on.
    controller.abort(new Error("The batch was left."));
    if (!isRead) await iterator.return?.();
  }
}

function settle(index: number, promise: Promise<SubscribeResult>): Promise<BatchResult> {
  return promise.then(
    (value) => ({ index, status: "fulfilled", value }),
    (reason: unknown) => ({ index, status: "rejected", reason }),
  );
}
