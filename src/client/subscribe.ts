/**
 * `krea.subscribe`: from an input to its result.
 *
 * @module
 */

import type { CompletedJob, Job, JobResult } from "../jobs/job.ts";
import type { ApiDocument } from "../models/api-document.ts";
import { submissionPath } from "../models/model-path.ts";
import { type Check, checkOptions, isFunction } from "../options/check.ts";
import type { CostBudget } from "../submissions/cost-budget.ts";
import { modelSubmission } from "../submissions/model-submission.ts";
import type { Submit } from "../submissions/submit.ts";
import type { Jobs } from "./jobs.ts";
import { type SubmitAndWaitOptions, splitOptions, submitAndWaitChecks } from "./submit-and-wait.ts";

/** The input and options of {@link Krea.subscribe}. `timeoutMs` is for the wait. */
export interface SubscribeOptions<Input> extends Omit<SubmitAndWaitOptions, "onUpdate"> {
  /** The model's input. */
  input: Input;
  /** Called with the job when it is created, and whenever it has changed. */
  onQueueUpdate?: ((job: Job) => void) | undefined;
}

/** The result of {@link Krea.subscribe}. */
export interface SubscribeResult {
  /** What the job made. Its files are in `data.urls`. */
  data: JobResult;
  /** The completed job. */
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

const { onUpdate: _onUpdate, ...sharedChecks } = submitAndWaitChecks;
const subscribeChecks: Record<keyof SubscribeOptions<unknown>, Check> = {
  ...sharedChecks,
  input: () => undefined,
  onQueueUpdate: isFunction,
};

/** Submits an input to a model and waits for the result. */
export type Subscribe = (
  model: string,
  options: SubscribeOptions<unknown>,
  budget?: CostBudget,
) => Promise<SubscribeResult>;

/** Makes `krea.subscribe`. */
export function createSubscribe(submit: Submit, jobs: Jobs, document: ApiDocument): Subscribe {
  return async (model, options, budget) => {
    checkOptions("subscribe", options, subscribeChecks);
    const { input, onQueueUpdate, ...others } = options;
    const { submitOptions, waitOptions } = splitOptions({ ...others, onUpdate: onQueueUpdate });
    const pending = await submit(
      modelSubmission(submissionPath(document, model), {
        input,
        options: submitOptions,
        budget,
        cancelOnAbort: others.cancelOnAbort,
      }),
    );
    const job = await jobs.wait(pending, waitOptions);
    return { data: job.result, job, jobId: job.job_id, requestId: job.job_id };
  };
}
