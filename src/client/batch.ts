/**
 * Batches: many generations with bounded concurrency.
 *
 * @module
 */

import { KreaInputError } from "../errors/client-errors.ts";
import type { ApiDocument } from "../models/api-document.ts";
import type { InputOf, KnownModel, ModelId } from "../models/model-ids.ts";
import type { ModelInputs } from "../models/register.ts";
import {
  type Check,
  checkOptions,
  isFunction,
  isPlainObject,
  isPositiveCount,
  isSignal,
  show,
} from "../options/check.ts";
import { createCostBudget } from "../submissions/cost-budget.ts";
import { isMaxCost, type MaxCost } from "../submissions/max-cost.ts";
import { onAbort } from "../support/abort.ts";
import { cancellableIterator } from "../support/cancellable-iterator.ts";
import { isRecord } from "../support/is-record.ts";
import { runBatch } from "./run-batch.ts";
import type { Subscribe, SubscribeOptions, SubscribeResult } from "./subscribe.ts";

/**
 * One generation of a batch: a model, and the options of {@link Krea.subscribe} for it. If a function builds your
 * requests, annotate its return type, so that the compiler reports a mistake at the field.
 *
 * @example
 * ```ts
 * const requests: BatchRequest[] = [];
 * requests.push({ model: "image/bfl/flux-1-dev", input: { prompt: "a lighthouse" } });
 * const more = prompts.map((prompt): BatchRequest => ({ model: "image/bfl/flux-1-dev", input: { prompt } }));
 * ```
 */
export type BatchRequest<Id extends string = ModelId> = Id extends string ? BatchRequestOf<Id> : never;

/** One generation of a batch, for one model. */
export interface BatchRequestOf<Id extends string> extends SubscribeOptions<InputOf<ModelInputs, Id>> {
  /** The model's id: `image/bfl/flux-1-dev`. */
  model: KnownModel<Id>;
}

/** The requests of {@link Krea.batch}: an array or another iterable, sync or async. */
export type BatchRequests<Id extends string = ModelId> =
  | readonly BatchRequest<Id>[]
  | Iterable<BatchRequest<Id>>
  | AsyncIterable<BatchRequest<Id>>;

/** How to run a batch. */
export interface BatchOptions {
  /** How many generations run at the same time. Default: 4. */
  concurrency?: number | undefined;
  /**
   * The most that the batch may cost, by the document's prices. Default: no limit.
   *
   * A request is rejected with a KreaInputError and not sent if it would exceed the limit, or if its price is unknown. The
   * other requests are not affected; a later one may still fit. Costs are counted in the order in which the requests are
   * read, whether or not the job ends well. They are given back if the request certainly made no job, because it was not
   * sent or the API refused it.
   */
  maxCost?: MaxCost | undefined;
  /**
   * Ends the batch when it aborts. No more requests are started. Each request that is running is yielded at once as
   * rejected, with an error that names its job, which keeps running. Then the batch throws a KreaAbortError.
   */
  signal?: AbortSignal | undefined;
  /**
   * Called if you leave the loop early, by `break`, `return` or an error in it, with what the loop did not get: the ids of
   * the jobs that were paid for and go on. Leaving waits until this is known. Not called if there is nothing.
   *
   * @example
   * ```ts
   * const onLeft = ({ jobIds }: LeftBatch) => console.log("go on:", jobIds);
   * for await (const { status } of krea.batch(requests, { onLeft })) if (status === "rejected") break;
   * ```
   */
  onLeft?: ((left: LeftBatch) => void) | undefined;
}

/** What was on its way when the loop over a batch was left. */
export interface LeftBatch {
  /** The ids of the jobs that were created and whose results the loop did not get. Most of them still run. */
  jobIds: readonly string[];
  /**
   * The results that the loop did not get. A request that was still running is rejected with a KreaAbortError. If its
   * submission was in flight, the job is not known, and `recover()` of the error searches for it.
   */
  results: readonly BatchResult[];
}

/** How one generation of a batch ended. `index` is the position of its request. */
export type BatchResult =
  | { index: number; status: "fulfilled"; value: SubscribeResult }
  | { index: number; status: "rejected"; reason: unknown };

const defaultConcurrency = 4;
const checks: Record<keyof BatchOptions, Check> = {
  concurrency: isPositiveCount,
  maxCost: isMaxCost,
  signal: isSignal,
  onLeft: isFunction,
};

/** Submits many inputs and yields how each ended. */
export type Batch = (requests: BatchRequests<string>, options: BatchOptions) => AsyncIterableIterator<BatchResult>;

/** Makes `krea.batch`. An invalid option rejects the first `next()`. */
export function createBatch(subscribe: Subscribe, document: ApiDocument): Batch {
  return (requests, options) =>
    cancellableIterator(async function* (left) {
      checkOptions("batch", options, checks);
      const { concurrency = defaultConcurrency, maxCost, signal, onLeft } = options;
      if (!isIterable(requests)) {
        throw new KreaInputError(`batch: requests: expected an iterable of requests, got ${show(requests)}.`);
      }
      const budget = maxCost && createCostBudget(document, maxCost);
      const run = async (given: BatchRequest<string>, batchSignal: AbortSignal) => {
        if (!isPlainObject(given)) {
          throw new KreaInputError(`batch: expected a request {model, input}, got ${show(given)}.`);
        }
        const { model, signal: ownSignal, ...request } = given;
        if (ownSignal === undefined) return subscribe(model, { ...request, signal: batchSignal }, budget);
        checkOptions("batch", { signal: ownSignal }, { signal: isSignal });
        const either = new AbortController();
        const stops = [ownSignal, batchSignal].map((each) => {
          if (each.aborted) either.abort(each.reason);
          return each.aborted ? () => {} : onAbort(each, () => either.abort(each.reason));
        });
        return subscribe(model, { ...request, signal: either.signal }, budget).finally(() => {
          for (const stop of stops) stop();
        });
      };
      const tell = onLeft && ((results: BatchResult[]) => onLeft({ jobIds: results.flatMap(jobIdsOf), results }));
      yield* runBatch(requests, run, { concurrency, signal, left, onLeft: tell });
    });
}

/** The ids of the jobs that a result names. */
function jobIdsOf(result: BatchResult): string[] {
  if (result.status === "fulfilled") return [result.value.jobId];
  const { jobId, jobIds }: { jobId?: unknown; jobIds?: unknown } = isRecord(result.reason) ? result.reason : {};
  const ids: unknown[] = Array.isArray(jobIds) ? jobIds : [jobId];
  return ids.filter((id) => typeof id === "string");
}

function isIterable(value: unknown): boolean {
  return typeof value === "object" && value !== null && (Symbol.iterator in value || Symbol.asyncIterator in value);
}
