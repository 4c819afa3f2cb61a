/**
 * The options of methods that submit an input and then wait for its jobs.
 *
 * @module
 */

import { type WaitOptions, waitChecks } from "../jobs/wait-options.ts";
import { type Check, isMilliseconds } from "../options/check.ts";
import { type SubmitOptions, submitChecks } from "../submissions/submit.ts";

/** Options of a method that submits and then waits. `timeoutMs` is for the wait. */
export interface SubmitAndWaitOptions extends Omit<SubmitOptions, "timeoutMs">, WaitOptions {
  /** How long one attempt at the submission may take, in milliseconds. Default: the client's `timeoutMs`. */
  requestTimeoutMs?: number | undefined;
}

/** Checks of {@link SubmitAndWaitOptions}. */
export const submitAndWaitChecks: Record<keyof SubmitAndWaitOptions, Check> = {
  ...submitChecks,
  ...waitChecks,
  requestTimeoutMs: isMilliseconds,
};

/** Splits the options into those of the submission and those of the wait. Both get the signal. */
export function splitOptions<Options extends SubmitAndWaitOptions>(options: Options) {
  const { timeoutMs, intervalMs, cancelOnAbort, onUpdate, requestTimeoutMs, ...submitOptions } = options;
  return {
    submitOptions: { ...submitOptions, timeoutMs: requestTimeoutMs },
    waitOptions: { timeoutMs, intervalMs, cancelOnAbort, onUpdate, signal: options.signal },
  };
}
