/**
 * The options of a client.
 *
 * @module
 */

import { type Check, isFunction, isPositiveCount } from "../options/check.ts";
import {
  type ConnectionOptions,
  connectionChecks,
  type Environment,
  type Provider,
  type ResolvedConnection,
  resolveConnection,
} from "../options/connection.ts";
import type { InputValidator } from "../submissions/check-input.ts";
import { isOnUnknownSubmission, type OnUnknownSubmission } from "../submissions/submit.ts";
import { type OnDeprecation, warnOfDeprecation } from "../transport/deprecation.ts";

/** The options of a client. */
export interface KreaOptions extends ConnectionOptions {
  /**
   * How many jobs of this client may run at once. Further submissions wait for a free place, for two hours at most.
   * Default: no limit.
   */
  maxConcurrentJobs?: number | undefined;
  /**
   * What to do when the outcome of a submission is unknown: `throw` a KreaSubmissionUnknownError at once, or `recover`: look
   * for the job first, and continue with it if exactly one job can be the one. Neither submits again. Applies to every
   * method that returns a job; `krea.api`, which returns the response, always throws. Default: `throw`.
   */
  onUnknownSubmission?: OnUnknownSubmission | undefined;
  /** Called once for each deprecated field of an operation and each deprecated operation. Default: `console.warn`. */
  onDeprecation?: OnDeprecation | undefined;
  /**
   * Validates each input before it is sent to a model: `validateInput` of `krea-sdk/validate`, or a function of your own.
   * Where it returns problems, nothing is sent and a KreaValidationError lists them. Default: none, since the document's
   * bounds drift and the API knows best.
   */
  validateInput?: InputValidator | undefined;
}

/** {@link KreaOptions}, checked and with the defaults in place. */
export interface ResolvedOptions extends ResolvedConnection {
  maxConcurrentJobs: number;
  onUnknownSubmission: OnUnknownSubmission;
  onDeprecation: OnDeprecation;
  validateInput: InputValidator | undefined;
}

const defaults = { maxConcurrentJobs: Number.POSITIVE_INFINITY, onUnknownSubmission: "throw" } as const;

const checks: Record<keyof KreaOptions, Check> = {
  ...connectionChecks,
  maxConcurrentJobs: isPositiveCount,
  onUnknownSubmission: isOnUnknownSubmission,
  onDeprecation: isFunction,
  validateInput: isFunction,
};

const krea: Provider = { what: "new Krea()", baseUrl: "https://api.krea.ai", keys: ["KREA_API_KEY", "KREA_API_TOKEN"] };

/**
 * Checks the options of a client and puts the defaults in place.
 *
 * @throws KreaInputError naming the option, what was expected and what came; never shows the key
 */
export function resolveOptions(options: KreaOptions, environment: Environment): ResolvedOptions {
  return {
    ...resolveConnection(krea, options, environment, checks),
    maxConcurrentJobs: options.maxConcurrentJobs ?? defaults.maxConcurrentJobs,
    onUnknownSubmission: options.onUnknownSubmission ?? defaults.onUnknownSubmission,
    onDeprecation: options.onDeprecation ?? warnOfDeprecation,
    validateInput: options.validateInput,
  };
}
