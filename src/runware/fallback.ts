/**
 * Falls back to a second provider when the first is down.
 *
 * @module
 */

import type { SubscribeResult } from "../client/subscribe.ts";
import { KreaInputError } from "../errors/client-errors.ts";
import { isKreaConnectionError, isKreaInsufficientCreditsError, isKreaRateLimitError } from "../errors/guards.ts";
import type { Job } from "../jobs/job.ts";
import type { InputOf, SubmissionInputs } from "../models/model-ids.ts";
import { checkOptions, isFunction, show } from "../options/check.ts";
import { madeNoJob } from "../submissions/made-no-job.ts";
import { ownInput } from "../submissions/own-input.ts";
import type { RunwareSubscribeOptions } from "./options.ts";
import type { RunwareModelId } from "./task.ts";

/** A client that can run Krea 2: a `Krea` or a `Runware`. */
export interface FallbackProvider {
  /** `runware` if the client takes the `runware` options. Other clients leave it out. */
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
    options: RunwareSubscribeOptions<InputOf<SubmissionInputs, Id>>,
  ): Promise<SubscribeResult>;
}

/** How to fall back. */
export interface FallbackOptions {
  /**
   * Called before the next provider is tried, with the error and the index of the one that failed. A promise is awaited. If
   * it throws, the next provider is not tried.
   */
  onFallback?: ((error: unknown, provider: number) => void | Promise<void>) | undefined;
}

/** Several providers in one. */
export type Fallback = Pick<FallbackProvider, "subscribe">;

/**
 * Combines several providers. The next provider is tried only if the one before it certainly made no job: it could not be
 * reached, has no credits left (402), or still answers 429 at the end of the retry budget. If a job may exist, as after a
 * 503, the error is thrown, because you could pay for the same input twice.
 *
 * @param providers - the clients, in the order in which to try them
 * @returns an object with the `subscribe` of a `Krea`. Its `runware` options are passed to Runware only
 * @throws KreaInputError if there are no providers, or one of them has no `subscribe`
 * @example
 * ```ts
 * const either = createFallback([new Krea(), new Runware()], {
 *   onFallback: (error) => console.warn(error),
 * });
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
      // You may change your objects while the first provider is tried.
      const { runware, ...own } = {
        ...given,
        input: ownInput(model, given.input),
        runware: ownInput("runware", given.runware),
      };
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
          // If there was a job, nothing is submitted again, whatever ended the wait.
          if (hasJob || index === all.length - 1 || !mayFallBack(error)) throw error;
          await options.onFallback?.(error, index);
        }
      }
      throw new KreaInputError("createFallback: expected at least one provider.");
    },
  };
}

/**
 * Whether the next provider may be tried: no job was made, and another provider may succeed. An unknown outcome stays one,
 * even if a search finds no job: a list may lag behind a job that was made.
 */
export function mayFallBack(error: unknown): boolean {
  if (!madeNoJob(error)) return false;
  return isKreaConnectionError(error) || isKreaInsufficientCreditsError(error) || isKreaRateLimitError(error);
}

function hasSubscribe(provider: unknown): boolean {
  return typeof provider === "object" && provider !== null && typeof Reflect.get(provider, "subscribe") === "function";
}
