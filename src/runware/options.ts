/**
 * What can be said of a client of Runware, and of its calls.
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

/** The options of a client of Runware: as those of `Krea`, of which it has those that say how requests are sent. */
export interface RunwareOptions extends ConnectionOptions {
  /** The API key. Default: the environment's `RUNWARE_API_KEY`. */
  apiKey?: string | undefined;
  /** The API's URL, without its version. Default: `https://api.runware.ai`. */
  baseUrl?: string | undefined;
  /** Called once for each deprecated field name of an input. Default: one `console.warn`. */
  onDeprecation?: OnDeprecation | undefined;
}

/** Checks of {@link RunwareOptions}. */
export const optionChecks: Record<keyof RunwareOptions, Check> = { ...connectionChecks, onDeprecation: isFunction };

/** What `runware.subscribe` takes. `timeoutMs` is that of the wait. */
export interface RunwareSubscribeOptions<Input>
  extends Omit<RequestSettings, "timeoutMs">,
    Omit<WatchOptions, "cancelOnAbort"> {
  /** The model's input, as Krea's own API takes it. */
  input: Input;
  /** What Runware alone has. */
  runware?: RunwareTaskOptions | undefined;
  /** Called with the job once it is made, and whenever it has changed. */
  onQueueUpdate?: ((job: Job) => void) | undefined;
  /** How long one attempt at the submission may take, in milliseconds. Default: the client's `timeoutMs`. */
  requestTimeoutMs?: number | undefined;
  /** Where Runware posts each result. https only, but for a loopback host. */
  webhookUrl?: string | undefined;
}

/** Where Runware is. */
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
