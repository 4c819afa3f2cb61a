/**
 * The options of a Runware client and of its calls.
 *
 * @module
 */

import type { Job } from "../jobs/job.ts";
import { type WatchOptions, watchChecks } from "../jobs/wait-options.ts";
import { type Check, isFunction, isMilliseconds } from "../options/check.ts";
import { type ConnectionOptions, connectionChecks, type Provider } from "../options/connection.ts";
import { type RequestSettings, requestChecks } from "../options/request-settings.ts";
import { submitChecks } from "../submissions/submit.ts";
import type { OnDeprecation } from "../transport/deprecation.ts";
import type { RunwareTaskOptions } from "./task.ts";

/** The options of a Runware client: the same connection options as `Krea`. */
export interface RunwareOptions extends ConnectionOptions {
  /** The API key. Default: the environment's `RUNWARE_API_KEY`. */
  apiKey?: string | undefined;
  /** The API's URL, without the version. Default: `https://api.runware.ai`. */
  baseUrl?: string | undefined;
  /** Called once for each deprecated field that you use. Default: `console.warn`. */
  onDeprecation?: OnDeprecation | undefined;
}

/** Checks of {@link RunwareOptions}. */
export const optionChecks: Record<keyof RunwareOptions, Check> = { ...connectionChecks, onDeprecation: isFunction };

/** The input and options of `runware.subscribe`. `timeoutMs` is for the wait. */
export interface RunwareSubscribeOptions<Input>
  extends Omit<RequestSettings, "timeoutMs">,
    Omit<WatchOptions, "cancelOnAbort"> {
  /** The model's input, as for Krea's own API. */
  input: Input;
  /** Options that only Runware has. */
  runware?: RunwareTaskOptions | undefined;
  /** Called with the job when it is created, and whenever it has changed. */
  onQueueUpdate?: ((job: Job) => void) | undefined;
  /** How long one attempt at the submission may take, in milliseconds. Default: the client's `timeoutMs`. */
  requestTimeoutMs?: number | undefined;
  /** The URL to which Runware posts each result. Must be https, except on a loopback host. */
  webhookUrl?: string | undefined;
}

/** Runware's URL, and the variable that holds its key. */
export const runwareProvider: Provider = {
  what: "new Runware()",
  baseUrl: "https://api.runware.ai",
  keys: ["RUNWARE_API_KEY"],
};

const { cancelOnAbort: _cancelOnAbort, ...ownWatchChecks } = watchChecks;

/** Checks of {@link RunwareSubscribeOptions}. */
export const subscribeChecks: Record<keyof RunwareSubscribeOptions<unknown>, Check> = {
  ...requestChecks,
  ...ownWatchChecks,
  input: () => undefined,
  runware: (value) => (typeof value === "object" && value !== null ? undefined : "an object of task options"),
  onQueueUpdate: isFunction,
  requestTimeoutMs: isMilliseconds,
  webhookUrl: submitChecks.webhookUrl,
};
