/**
 * The options of a client.
 *
 * @module
 */

import { type Check, isFunction, isPositiveCount } from "../options/check.ts";
import {
  connectionChecks,
  type Environment,
  type Provider,
  type ResolvedConnection,
  resolveConnection,
} from "../options/connection.ts";
import type { Fetch } from "../options/request-settings.ts";
import type { InputValidator } from "../submissions/check-input.ts";
import type { OnDeprecation } from "../transport/deprecation.ts";

/** What a submission whose outcome is not known leads to. */
export type OnUnknownSubmission = "throw" | "recover";

/** The options of a client. */
export interface KreaOptions {
  /** The API key. Default: the environment's `KREA_API_KEY`, else its `KREA_API_TOKEN`. */
  apiKey?: string | undefined;
  /** The API's URL. Default: `https://api.krea.ai`. Plain http is refused but for a loopback host. */
  baseUrl?: string | undefined;
  /** Sends the requests. Default: the runtime's `fetch`, as it is when a request goes out. */
  fetch?: Fetch | undefined;
  /** Headers to send with every request, beside the key. */
  headers?: Record<string, string> | undefined;
  /** How long one attempt at a request may take, its answer's body included, in milliseconds. Default: 60 000. */
  timeoutMs?: number | undefined;
  /** How often a request may be sent again where that is safe. Default: 4. See {@link RequestSettings}. */
  maxRetries?: number | undefined;
  /**
   * How long all attempts of a request and the sleeps between them may take, in milliseconds. Default: 120 000. The last
   * attempt at a submission may go on past it, since what becomes of its job would not be known.
   */
  retryBudgetMs?: number | undefined;
  /** What the sleeps between attempts are counted in, in milliseconds. Default: 500. See {@link RequestSettings}. */
  retryDelayMs?: number | undefined;
  /**
   * How many jobs of this client may run at once; further submissions wait for their turn, for two hours at most. Default:
   * any number.
   */
  maxConcurrentJobs?: number | undefined;
  /**
   * What a submission whose outcome is not known leads to: `throw` a KreaSubmissionUnknownError at once, or `recover`: look
   * for the job first, and go on with it where exactly one can be the one. Neither sends it again. It holds for every
   * method that answers with a job; a call of `krea.api`, which answers with a response, always throws. Default: `throw`.
   */
  onUnknownSubmission?: OnUnknownSubmission | undefined;
  /** Called once for each deprecated field name of an operation, and for each deprecated operation. Default: one `console.warn`. */
  onDeprecation?: OnDeprecation | undefined;
  /**
   * Validates each input before it is sent to a model: `validateInput` of `krea-sdk/validate`, or another function. Where it
   * answers with problems, nothing is sent and a KreaValidationError lists them. Default: none, since the document's
   * bounds drift and the API itself knows best.
   */
  validateInput?: InputValidator | undefined;
  /**
   * Allows a key in a browser, where everyone who opens the page can read it. Default: false.
   */
  dangerouslyAllowBrowser?: boolean | undefined;
}

/** Checked options, with the defaults in place. */
export interface ResolvedOptions extends ResolvedConnection {
  maxConcurrentJobs: number;
  onUnknownSubmission: OnUnknownSubmission;
  /** Undefined for the default. */
  onDeprecation: OnDeprecation | undefined;
  validateInput: InputValidator | undefined;
}

const defaults = { maxConcurrentJobs: Number.POSITIVE_INFINITY, onUnknownSubmission: "throw" } as const;

/** Check of `onUnknownSubmission`. */
export const isOnUnknownSubmission: Check = (value) =>
  value === "throw" || value === "recover" ? undefined : '"throw" or "recover"';

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
 * @throws KreaInputError naming the option, what was expected and what came; the key is never in a message
 */
export function resolveOptions(options: KreaOptions, environment: Environment): ResolvedOptions {
  return {
    ...resolveConnection(krea, options, environment, checks),
    maxConcurrentJobs: options.maxConcurrentJobs ?? defaults.maxConcurrentJobs,
    onUnknownSubmission: options.onUnknownSubmission ?? defaults.onUnknownSubmission,
    onDeprecation: options.onDeprecation,
    validateInput: options.validateInput,
  };
}
