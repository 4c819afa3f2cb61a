/**
 * A second provider for when the first is down.
 *
 * @module
 */

import { checkOptions, isFunction, show } from "../check.ts";
import { KreaInputError } from "../errors/client-errors.ts";
import {
  isKreaAPIError,
  isKreaConnectionError,
  isKreaInsufficientCreditsError,
  isKreaJobError,
  isKreaRateLimitError,
  isKreaSubmissionUnknownError,
} from "../errors/guards.ts";
import type { ModelInput } from "../models.ts";
import type { SubscribeResult } from "../subscribe.ts";
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
  /** Called with the error of a provider before the next one is tried, and with its place in the list. */
  onFallback?: ((error: unknown, provider: number) => void) | undefined;
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
      const { runware: _runware, ...shared } = given;
      for (const [index, provider] of all.entries()) {
        try {
          return await provider.subscribe(model, provider.provider === "runware" ? given : shared);
        } catch (error) {
          if (index === all.length - 1 || !madeNoJob(error)) throw error;
          options.onFallback?.(error, index);
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
  return isKreaSubmissionUnknownError(error) && isUnavailable(error.cause);
}

/** A 503 that says when to come again was written by who does not serve now. */
function isUnavailable(cause: unknown): boolean {
  return isKreaAPIError(cause) && cause.status === 503 && cause.retryAfterMs !== undefined;
}

function hasSubscribe(provider: unknown): boolean {
  return typeof provider === "object" && provider !== null && typeof Reflect.get(provider, "subscribe") === "function";
}
