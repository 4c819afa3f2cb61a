/**
 * The options of a client.
 *
 * @module
 */

import type { ApiDocument } from "../models/api-document.ts";
import { bundledDocument } from "../models/bundled-document.ts";
import { type Check, isBoolean, isFunction, isPlainObject, isPositiveCount } from "../options/check.ts";
import {
  type ConnectionOptions,
  connectionChecks,
  currentEnvironment,
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
   * How many jobs of this client may run at the same time. Further submissions wait for a free place, for up to two hours.
   * Default: no limit.
   */
  maxConcurrentJobs?: number | undefined;
  /**
   * What to do when the outcome of a submission is unknown. `throw` throws a KreaSubmissionUnknownError at once. `recover`
   * looks for the job first, and continues with it if exactly one job matches. Neither submits again. If other processes
   * submit with the same key, that one job can be theirs: give each process a key of its own, or set `sharedKey`. `krea.api`
   * always throws, because it returns the response and not a job. Default: `throw`.
   */
  onUnknownSubmission?: OnUnknownSubmission | undefined;
  /**
   * Whether other processes or clients submit with the same key. Their jobs cannot be told from those of this client, so a
   * search for the job of a lost submission then never returns `found` for a job of the list, but `ambiguous`. Default:
   * false.
   */
  sharedKey?: boolean | undefined;
  /**
   * The tables of an OpenAPI document of your own, which `krea types` has written. Default: those of the document that this
   * version of the package was made from.
   */
  document?: ApiDocument | undefined;
  /** Called once for each deprecated field and each deprecated operation that you use. Default: `console.warn`. */
  onDeprecation?: OnDeprecation | undefined;
  /**
   * Validates each input before it is sent to a model: `validateInput` of `krea-sdk/validate`, or your own function. If it
   * returns problems, nothing is sent and a KreaValidationError lists them. Default: none, because the API may accept
   * inputs that its document does not describe.
   */
  validateInput?: InputValidator | undefined;
}

/** {@link KreaOptions}, checked and with defaults applied. */
export interface ResolvedOptions extends ResolvedConnection {
  document: ApiDocument;
  maxConcurrentJobs: number;
  onUnknownSubmission: OnUnknownSubmission;
  sharedKey: boolean;
  onDeprecation: OnDeprecation;
  validateInput: InputValidator | undefined;
}

const defaults = {
  maxConcurrentJobs: Number.POSITIVE_INFINITY,
  onUnknownSubmission: "throw",
  sharedKey: false,
} as const;

/** Whether a value has the tables of a document. One that another version of `krea types` has written may lack some. */
const isApiDocument: Check = (value) => {
  const missing = isPlainObject(value)
    ? Object.keys(bundledDocument).find((table) => !Object.hasOwn(value, table))
    : "";
  if (missing === undefined) return undefined;
  return `the document of a file that \`krea types\` of this version has written${missing && ` (it has no ${missing})`}`;
};

const checks: Record<keyof KreaOptions, Check> = {
  ...connectionChecks,
  maxConcurrentJobs: isPositiveCount,
  onUnknownSubmission: isOnUnknownSubmission,
  sharedKey: isBoolean,
  onDeprecation: isFunction,
  validateInput: isFunction,
  document: isApiDocument,
};

const krea: Provider = { what: "new Krea()", baseUrl: "https://api.krea.ai", keys: ["KREA_API_KEY", "KREA_API_TOKEN"] };

/**
 * Checks the options of a client and applies the defaults.
 *
 * @throws KreaInputError that names the option, what was expected and what was passed. It never shows the API key
 */
export function resolveOptions(options: KreaOptions, environment: Environment = currentEnvironment()): ResolvedOptions {
  return {
    ...resolveConnection(krea, options, environment, checks),
    document: options.document ?? bundledDocument,
    maxConcurrentJobs: options.maxConcurrentJobs ?? defaults.maxConcurrentJobs,
    onUnknownSubmission: options.onUnknownSubmission ?? defaults.onUnknownSubmission,
    sharedKey: options.sharedKey ?? defaults.sharedKey,
    onDeprecation: options.onDeprecation ?? warnOfDeprecation,
    validateInput: options.validateInput,
  };
}
