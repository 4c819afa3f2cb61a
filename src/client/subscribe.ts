/**
 * From an input to its result.
 *
 * @module
 */

import type { CompletedJob, Job, JobResult } from "../jobs/job.ts";
import { type WatchOptions, watchChecks } from "../jobs/wait.ts";
import { knownModelPath } from "../models/model-path.ts";
import { type Check, checkOptions, isFunction, isMilliseconds } from "../options/check.ts";
import type { CostBudget } from "../submissions/max-cost.ts";
import { modelSubmission } from "../submissions/model-submission.ts";
import { type Submit, type SubmitOptions, submitChecks } from "../submissions/submit.ts";
import type { Jobs } from "./jobs.ts";

/** What {@link Krea.subscribe} takes. `timeoutMs` is that of the wait for the job. */
export interface SubscribeOptions<Input> extends Omit<SubmitOptions, "timeoutMs">, WatchOptions {
  /** The model's input. */
  input: Input;
  /** Called with the job once it is made, and whenever it has changed. */
  onQueueUpdate?: ((job: Job) => void) | undefined;
  /** How long one attempt at the submission may take, in milliseconds. Default: the client's `timeoutMs`. */
  requestTimeoutMs?: number | undefined;
}

/** What {@link Krea.subscribe} answers. */
export interface SubscribeResult {
  /** What the job made: `data.urls`. */
  data: JobResult;
  /** The job, as it has ended. */
  job: CompletedJob;
  /** The id of the job. */
  jobId: string;
  /**
   * The id of the job, under the name that the provider's snippets use.
   *
   * @deprecated Use `jobId`.
   */
  requestId: string;
}

const subscribeChecks: Record<keyof SubscribeOptions<unknown>, Check> = {
  ...submitChecks,
  ...watchChecks,
  input: () => undefined,
  onQueueUpdate: isFunction,
  requestTimeoutMs: isMilliseconds,
};

/** Submits an input to a model and waits for the result. */
export type Subscribe = (
  model: string,
  options: SubscribeOptions<unknown>,
  budget?: CostBudget,
) => Promise<SubscribeResult>;

/** `subscribe` of a client. */
export function createSubscribe(submit: Submit, jobs: Jobs): Subscribe {
  return async (model, options, budget) => {
    checkOptions("subscribe", options, subscribeChecks);
    const { input, onQueueUpdate, timeoutMs, intervalMs, cancelOnAbort, requestTimeoutMs, ...submitOptions } = options;
    const { signal } = submitOptions;
    const settings = { ...submitOptions, timeoutMs: requestTimeoutMs };
    const pending = await submit(modelSubmission(knownModelPath(model), { input, options: settings, budget }));
    const job = await jobs.wait(pending, { timeoutMs, intervalMs, signal, cancelOnAbort, onUpdate: onQueueUpdate });
    return { data: job.result, job, jobId: job.job_id, requestId: job.job_id };
  };
}
