/**
 * Training styles, for `krea.styles`.
 *
 * @module
 */

import type { TrainStyleInput } from "../../generated/openapi.ts";
import { KreaEmptyResultError } from "../errors/job-errors.ts";
import type { CompletedJob, Job } from "../jobs/job.ts";
import { parseNewJob } from "../jobs/parse-job.ts";
import type { WaitOptions } from "../jobs/wait-options.ts";
import { checkOptions } from "../options/check.ts";
import type { Submit, SubmitOptions } from "../submissions/submit.ts";
import type { JobReference, Jobs } from "./jobs.ts";
import { type SubmitAndWaitOptions, splitOptions, submitAndWaitChecks } from "./submit-and-wait.ts";

export type { TrainStyleInput } from "../../generated/openapi.ts";

/** How to train a style and wait for it. `timeoutMs` is for the wait. */
export type TrainStyleOptions = SubmitAndWaitOptions;

/** A style that you have trained. */
export interface TrainedStyle {
  /** The style's id. Use it in an input: `{ styles: [{ id: styleId, strength: 1 }] }`. */
  styleId: string;
  /** The completed training job. */
  job: CompletedJob;
}

/** Training styles: start it, wait for it, or both. */
export interface StyleTraining {
  /**
   * Starts training a style. Wait for the job with {@link StyleTraining.wait}.
   *
   * @param input - the style's `name` and the `urls` of the files to learn from. The other fields depend on `model`
   * @returns the job, which has not ended yet
   * @throws KreaInputError, before anything is sent, if the input or an option is invalid; KreaSubmissionUnknownError if no
   *   usable answer came back: a job may exist and be billed, and `recover()` looks for it; KreaAPIError
   * @example
   * ```ts
   * const job = await krea.styles.train({ name: "Lighthouses", urls, model: "flux_dev", type: "Style" });
   * const { styleId } = await krea.styles.wait(job);
   * ```
   */
  train(input: TrainStyleInput, options?: SubmitOptions): Promise<Job>;
  /**
   * Trains a style and waits for it.
   *
   * @throws what {@link StyleTraining.train} and {@link StyleTraining.wait} throw
   * @example
   * ```ts
   * const { styleId } = await krea.styles.trainAndWait({ name: "Lighthouses", urls, model: "flux_dev", type: "Style" });
   * ```
   */
  trainAndWait(input: TrainStyleInput, options?: TrainStyleOptions): Promise<TrainedStyle>;
  /**
   * Waits until a training job has completed.
   *
   * @throws KreaEmptyResultError if the job made no style; what {@link Jobs.wait} throws
   * @example
   * ```ts
   * const { styleId } = await krea.styles.wait(jobId, { timeoutMs: 3_600_000 });
   * ```
   */
  wait(job: JobReference, options?: WaitOptions): Promise<TrainedStyle>;
}

/** Makes the methods of `krea.styles` that train. */
export function createStyleTraining(submit: Submit, jobs: Jobs): StyleTraining {
  const submission = { what: "styles.train", path: "/styles/train", parse: parseNewJob, adopt: (job: Job) => job };
  const train = async (input: TrainStyleInput, options?: SubmitOptions): Promise<Job> =>
    submit({ ...submission, input, options });
  const wait = async (reference: JobReference, options?: WaitOptions): Promise<TrainedStyle> => {
    const job = await jobs.wait(reference, options);
    const { style_id: styleId } = job.result;
    if (styleId !== undefined) return { styleId, job };
    const message = `Job ${job.job_id} completed without a style: expected a job of styles.train.`;
    throw new KreaEmptyResultError(message, { job, jobId: job.job_id });
  };
  return {
    train,
    wait,
    async trainAndWait(input, options = {}) {
      checkOptions("styles.trainAndWait", options, submitAndWaitChecks);
      const { submitOptions, waitOptions } = splitOptions(options);
      const { cancelOnAbort } = options;
      return wait(await submit({ ...submission, input, options: submitOptions, cancelOnAbort }), waitOptions);
    },
  };
}
