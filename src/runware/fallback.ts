/**
 * A second provider for when the first is down.
 *
 * @module
 */

import type { SubscribeResult } from "../client/subscribe.ts";
import { KreaInputError } from "../errors/client-errors.ts";
import {
  isKreaAPIError,
  isKreaConnectionError,
  isKreaInsufficientCreditsError,
  isKreaJobError,
  isKreaRateLimitError,
  isKreaSubmissionUnknownError,
} from "../errors/guards.ts";
import type { Job } from "../jobs/job.ts";
import type { ModelInput } from "../models/model-ids.ts";
import { checkOptions, isFunction, show } from "../options/check.ts";
import { ownCopy } from "../support/own-copy.ts";
import type { RunwareSubscribeOptions } from "./options.ts";
import type { RunwareModelId } from "./task.ts";

/** A client that has Krea 2: a `Krea`, a `Runware`. */
export interface FallbackProvider {
  /** `runware` where it takes the options that Runware alone has; left out elsewhere. */
  readonly provider?: string | undefined;
  /**
   * Submits an input and waits for the result.
   *
   * @example
   * ```ts
   * const { data } = await provider.subscribe("image/krea/krea-2/medium", { input, timeoutMs: 300_000 });
   * ```
   */
  subscribe<Id extends RunwareModelId>(
    model: Id,
    options: RunwareSubscribeOptions<ModelInput<Id>>,
  ): Promise<SubscribeResult>;
}

/** How to fall back. */
export interface FallbackOptions {
  /**
   * Called with the error of a provider before the next one is tried, and with its place in the list. It is waited for;
   * where it throws, the next is not tried.
   */
  onFallback?: ((error: unknown, provider: number) => void | Promise<void>) | undefined;
}

/** Several providers as one. */
export type Fallback = Pick<FallbackProvider, "subscribe">;

/**
 * Several providers as one: the next is tried only where the one before certainly made no job. That is where it was never
 * reached, where it has no credits left (402), where it still answers 429 when the budget for retries is over, or where it
 * says by a 503 with `Retry-After` that it does not serve now. Where a job may exist, the error is thrown: what would
 * follow could be paid for twice.
 *
 * @param providers - the first is asked first
 * @returns `subscribe`, as a `Krea` has it; `runware` among its options is for Runware alone
 * @throws KreaInputError where there are no providers, or one is none
 * @example
 * ```ts
 * const either = createFallback([new Krea(), new Runware()], { onFallback: (error) => console.warn(error) });
 * const { data } = await either.subscribe("image/krea/krea-2/medium", {
 *   input: { prompt: "a lighthouse at dusk", aspect_ratio: "16:9", resolution: "1K" },
 * });
 * ```
 */
export function createFallback(providers: readonly FallbackProvider[], options: FallbackOptions = {}): Fallback {
  checkOptions("createFallback", options, { onFallback: isFunction });
  const isList = Array.isArray(providers) && providers.length > 0 && providers.every(hasSubscribe);
  if (!isList) {
    throw new KreaInputError(
      `createFallback: providers: expected clients such as Krea and Runware, got ${show(providers)}.`,
    );
  }
  const all = [...providers];
  return {
    async subscribe(model, given) {
      // The caller may change the objects while the first is asked.
      const { runware, ...own } = { ...given, input: ownCopy(given.input), runware: ownCopy(given.runware) };
      for (const [index, provider] of all.entries()) {
        let hasJob = false;
        const onQueueUpdate = (job: Job) => {
          hasJob = true;
          return given.onQueueUpdate?.(job);
        };
        const shared = { ...own, onQueueUpdate };
        try {
          return await provider.subscribe(model, provider.provider === "runware" ? { ...shared, runware } : shared);
        } catch (error) {
          // Whatever has ended the wait, a callback of the caller's too: there is a job.
          if (hasJob || index === all.length - 1 || !madeNoJob(error)) throw error;
          await options.onFallback?.(error, index);
        }
      }
      throw new KreaInputError("createFallback: expected at least one provider.");
    },
  };
}

/** Whether an error of `subscribe` says that no job was made, and that another provider may do better. */
export function madeNoJob(error: unknown): boolean {
  // The wait for a job that exists can end by an error of the API's, too.
  if (isKreaJobError(error) || (isKreaAPIError(error) && error.jobId !== undefined)) return false;
  if (isKreaConnectionError(error) || isKreaInsufficientCreditsError(error) || isKreaRateLimitError(error)) return true;
  if (!isKreaSubmissionUnknownError(error) || !isUnavailable(error.cause)) return false;
  // A search that has met jobs that could be the one is no certainty.
  return error.recovery === undefined || error.recovery.status === "none";
}

/** A 503 that says when to come again was written by who does not serve now. */
function isUnavailable(cause: unknown): boolean {
  return isKreaAPIError(cause) && cause.status === 503 && cause.retryAfterMs !== undefined;
}

function hasSubscribe(provider: unknown): boolean {
  return typeof provider === "object" && provider !== null && typeof Reflect.get(provider, "subscribe") === "function";
}
