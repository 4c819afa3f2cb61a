/**
 * Many generations at once.
 *
 * @module
 */

import type { ModelInputs } from "../../generated/openapi.ts";
import { KreaAbortError, KreaInputError } from "../errors/client-errors.ts";
import type { InputOf, KnownModel, ModelId } from "../models/model-ids.ts";
import { type Check, checkOptions, isPlainObject, isPositiveCount, isSignal, show } from "../options/check.ts";
import { createCostBudget } from "../submissions/cost-budget.ts";
import { isMaxCost, type MaxCost } from "../submissions/max-cost.ts";
import { onAbort } from "../support/abort.ts";
import { cancellableIterator } from "../support/cancellable-iterator.ts";
import type { Subscribe, SubscribeOptions, SubscribeResult } from "./subscribe.ts";

/**
 * One generation of a batch: a model, and what {@link Krea.subscribe} takes for it. Where a function makes requests, name
 * the type of what it returns: the compiler then shows a mistake at its field.
 *
 * @example
 * ```ts
 * const requests: BatchRequest[] = [];
 * requests.push({ model: "image/bfl/flux-1-dev", input: { prompt: "a lighthouse" } });
 * const more = prompts.map((prompt): BatchRequest => ({ model: "image/bfl/flux-1-dev", input: { prompt } }));
 * ```
 */
export type BatchRequest<Id extends string = ModelId> = Id extends string ? BatchRequestOf<Id> : never;

/** One generation of a batch by one model. */
export interface BatchRequestOf<Id extends string> extends SubscribeOptions<InputOf<ModelInputs, Id>> {
  /** The id of the model. */
  model: KnownModel<Id>;
}

/** What {@link Krea.batch} takes. */
export type BatchRequests<Id extends string = ModelId> =
  | readonly BatchRequest<Id>[]
  | Iterable<BatchRequest<Id>>
  | AsyncIterable<BatchRequest<Id>>;

/** How to run a batch. */
export interface BatchOptions {
  /** How many generations run at once. Default: 4. */
  concurrency?: number | undefined;
  /**
   * The most that the batch may cost, by the document's price tables: a request that would take the sum past it, or whose
   * price is not known, is rejected with a KreaInputError and not sent; those before it go on, and so does one after it
   * that still fits. The requests are counted in the order in which they are read. What a request costs counts from then
   * on, whether its job ends well or not; it counts no longer once there certainly is no job: it was not sent, or the API
   * refused it. Where a job may exist, it counts. Default: no bound.
   */
  maxCost?: MaxCost | undefined;
  /**
   * Ends the batch when it aborts. Nothing more is started; what has ended is yielded, and what runs, each at once with an
   * error that names its job, which goes on; then the batch throws.
   */
  signal?: AbortSignal | undefined;
}

/** How one generation of a batch ended. */
export type BatchResult =
  | { index: number; status: "fulfilled"; value: SubscribeResult }
  | { index: number; status: "rejected"; reason: unknown };

const defaultConcurrency = 4;
const checks: Record<keyof BatchOptions, Check> = {
  concurrency: isPositiveCount,
  maxCost: isMaxCost,
  signal: isSignal,
};

/** Submits many inputs and yields how each ended. */
export type Batch = (requests: BatchRequests<string>, options: BatchOptions) => AsyncIterableIterator<BatchResult>;

/** `batch` of a client. A bad option rejects the first `next()`. */
export function createBatch(subscribe: Subscribe): Batch {
  return (requests, options) =>
    cancellableIterator(async function* (left) {
      checkOptions("batch", options, checks);
      if (!isIterable(requests))
        throw new KreaInputError(`batch: requests: expected an iterable of requests, got ${show(requests)}.`);
      const budget = options.maxCost && createCostBudget(options.maxCost);
      const run = async (given: BatchRequest<string>, batchSignal: AbortSignal) => {
        if (!isPlainObject(given))
          throw new KreaInputError(`batch: expected a request {model, input}, got ${show(given)}.`);
        const { model, signal, ...request } = given;
        const either = signal ? AbortSignal.any([signal, batchSignal]) : batchSignal;
        return subscribe(model, { ...request, signal: either }, budget);
      };
      yield* runBatch(requests, run, options, left);
    });
}

function isIterable(value: unknown): boolean {
  return typeof value === "object" && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value);
}

/**
 * Runs requests with bounded concurrency and yields each result as it ends. A request is read and started only when there
 * is room for its result: a slow consumer holds up the batch instead of filling the memory.
 */
async function* runBatch<Request>(
  requests: Iterable<Request> | AsyncIterable<Request>,
  run: (request: Request, signal: AbortSignal) => Promise<SubscribeResult>,
  { concurrency = defaultConcurrency, signal }: BatchOptions,
  left: AbortSignal,
): AsyncGenerator<BatchResult, void, void> {
  const iterator = Symbol.asyncIterator in requests ? requests[Symbol.asyncIterator]() : requests[Symbol.iterator]();
  const controller = new AbortController();
  // One queue of what happens, and one waiter: racing a promise that lives as long as the batch would grow with it.
  const events: BatchEvent<Request>[] = [];
  let wake = () => {};
  const happened = (event: BatchEvent<Request>) => {
    events.push(event);
    wake();
  };
  const stop = () => {
    const cause: unknown = signal?.reason;
    happened({
      kind: "stopped",
      error: new KreaAbortError("The batch was aborted; the jobs that run go on.", { cause }),
    });
    controller.abort(cause);
  };
  left.addEventListener("abort", () => wake());
  if (signal?.aborted) stop();
  const stopListening = signal?.aborted ? () => {} : onAbort(signal, stop);
  /** How many requests are running, or have ended and were not yielded yet. */
  let taken = 0;
  let index = 0;
  let source: "open" | "reading" | "ended" = "open";
  /** Why nothing more is started. What runs, or has ended, is told all the same: it names jobs. */
  let stopped: { error: unknown } | undefined;
  try {
    for (;;) {
      if (source === "open" && taken < concurrency && !stopped) {
        source = "reading";
        readNext(iterator, happened);
      }
      if (stopped && taken === 0) throw stopped.error;
      if (source === "ended" && taken === 0) return;
      if (events.length === 0 && !left.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (left.aborted) return;
      const event = events.shift();
      if (event?.kind === "stopped" || event?.kind === "broken") stopped ??= event;
      if (event?.kind === "broken") source = "ended";
      if (event?.kind === "result") {
        yield event.result;
        taken -= 1;
      }
      if (event?.kind === "source") {
        source = event.next.done ? "ended" : "open";
        if (event.next.done || stopped) continue;
        taken += 1;
        start(index, run(event.next.value, controller.signal), happened);
        index += 1;
      }
    }
  } finally {
    stopListening();
    // Where the consumer has left early, nothing new is sent and no wait goes on.
    controller.abort(new Error("The batch was left."));
    if (source !== "ended") await close(iterator, source === "reading");
  }
}

/** What happens while a batch runs. */
type BatchEvent<Request> =
  | { kind: "source"; next: IteratorResult<Request> }
  | { kind: "result"; result: BatchResult }
  /** The batch was aborted. */
  | { kind: "stopped"; error: unknown }
  /** Reading the next request has failed: those that run go on. */
  | { kind: "broken"; error: unknown };

function readNext<Request>(
  iterator: Iterator<Request> | AsyncIterator<Request>,
  happened: (event: BatchEvent<Request>) => void,
): void {
  const reading = (async () => iterator.next())();
  reading.then(
    (next) => happened({ kind: "source", next }),
    (error: unknown) => happened({ kind: "broken", error }),
  );
}

function start<Request>(
  index: number,
  running: Promise<SubscribeResult>,
  happened: (event: BatchEvent<Request>) => void,
): void {
  running.then(
    (value) => happened({ kind: "result", result: { index, status: "fulfilled", value } }),
    (reason: unknown) => happened({ kind: "result", result: { index, status: "rejected", reason } }),
  );
}

/** Closes the source of requests. One that is being read closes in its own time: it may never answer. */
async function close(iterator: Iterator<unknown> | AsyncIterator<unknown>, isReading: boolean): Promise<void> {
  const closing = (async () => iterator.return?.())();
  if (isReading) closing.catch(() => {});
  else await closing;
}
