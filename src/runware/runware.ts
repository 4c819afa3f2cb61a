/**
 * The client of Runware.
 *
 * @module
 */

import type { Answer, ImageInferenceTask } from "../../generated/runware.ts";
import type { SubscribeResult } from "../client/subscribe.ts";
import { isKreaSubmissionUnknownError } from "../errors/guards.ts";
import type { Job } from "../jobs/job.ts";
import { waitForJob } from "../jobs/wait.ts";
import { JobWatcher } from "../jobs/watcher.ts";
import type { ModelInput } from "../models/model-ids.ts";
import { checkOptions } from "../options/check.ts";
import { currentEnvironment, resolveConnection } from "../options/connection.ts";
import { type RequestSettings, requestChecks } from "../options/request-settings.ts";
import { findLostJob } from "../submissions/recovery.ts";
import { findUnsendable, unsendableError } from "../submissions/unsendable.ts";
import { ownCopy } from "../support/own-copy.ts";
import { createDeprecationReporter, type DeprecationReporter, warnOfDeprecation } from "../transport/deprecation.ts";
import { withDataUris } from "./data-uris.ts";
import {
  optionChecks,
  type RunwareOptions,
  type RunwareSubscribeOptions,
  runwareProvider,
  subscribeChecks,
} from "./options.ts";
import { createService, type RunwareTask, type Service } from "./service.ts";
import { currentInput, type RunwareModelId, taskOf } from "./task.ts";

/**
 * A client of Krea 2 at Runware: a second way to the same models, with an account and a key of its own.
 *
 * @example
 * ```ts
 * const runware = new Runware(); // the key comes from RUNWARE_API_KEY
 * const { data } = await runware.subscribe("image/krea/krea-2/medium", {
 *   input: { prompt: "a lighthouse at dusk", aspect_ratio: "16:9", resolution: "1K" },
 *   runware: { outputFormat: "PNG" },
 * });
 * data.urls[0];
 * ```
 */
export class Runware {
  /** Tells who takes the options that Runware alone has. */
  readonly provider = "runware";
  readonly #service: Service;
  readonly #watcher: JobWatcher;
  readonly #deprecations: DeprecationReporter;

  /**
   * @param options - see {@link RunwareOptions}
   * @throws KreaInputError where an option is unknown or bad, or there is no key
   */
  constructor(options: RunwareOptions = {}) {
    const service = createService(resolveConnection(runwareProvider, options, currentEnvironment(), optionChecks));
    this.#deprecations = createDeprecationReporter(options.onDeprecation ?? warnOfDeprecation);
    this.#service = service;
    // The watcher has its own way of surviving failures: each of its reads is sent once.
    this.#watcher = new JobWatcher({
      get: (id, signal) => service.read(id, { maxRetries: 0, signal }),
      list: async (_query, signal) => ({
        items: await service.readPending({ maxRetries: 0, signal }),
        nextCursor: undefined,
      }),
    });
  }

  /**
   * Submits an input of Krea's own API and waits for the result. It is paid for once: where the outcome of the submission is
   * not known, Runware is asked for the task by its id.
   *
   * @param model - the model's id: `image/krea/krea-2/medium`
   * @returns the result, and the job that made it; `job.error` where some of several images failed
   * @throws KreaInputError before anything is sent, also for `styles`, which Runware does not have; KreaAPIError where it
   *   refuses; KreaJobError where the job does not end well, or not in time; KreaSubmissionUnknownError where it cannot be
   *   told whether there is a job; KreaAbortError, KreaTimeoutError, KreaConnectionError
   * @example
   * ```ts
   * const { data, job } = await runware.subscribe("image/krea/krea-2/large", {
   *   input: { prompt: "a lighthouse", aspect_ratio: "1:1", resolution: "1K", image_style_references: [{ url: file }] },
   *   runware: { numberResults: 4, includeCost: true, referenceStrengths: [-1] },
   * });
   * ```
   */
  async subscribe<Id extends RunwareModelId>(
    model: Id,
    options: RunwareSubscribeOptions<ModelInput<Id>>,
  ): Promise<SubscribeResult> {
    checkOptions("subscribe", options, subscribeChecks);
    const { input, runware, onQueueUpdate, timeoutMs, intervalMs, requestTimeoutMs, webhookUrl, ...settings } = options;
    const taskUUID = crypto.randomUUID();
    const copy = ownCopy(input);
    const { body, deprecated } = currentInput(model, copy);
    const unsendable = findUnsendable(copy);
    if (unsendable) throw await unsendableError(`POST /generate/${model}`, unsendable);
    const own = ownCopy(runware);
    this.#deprecations.fields(deprecated);
    const references = await withDataUris(body.image_style_references);
    const task = taskOf(model, { ...body, image_style_references: references }, own, { taskUUID, webhookUrl });
    try {
      const submitted = await this.#submit(task, { ...settings, timeoutMs: requestTimeoutMs });
      const target = {
        jobId: taskUUID,
        watcher: this.#watcher,
        cancel: noCancel,
        lastSeen: submitted,
        failuresAreFree: false,
      };
      const { signal } = settings;
      const job = await waitForJob(target, { timeoutMs, intervalMs, signal, onUpdate: onQueueUpdate });
      return { data: job.result, job, jobId: job.job_id, requestId: job.job_id };
    } finally {
      this.#service.forget(taskUUID);
    }
  }

  async #submit(task: ImageInferenceTask, settings: RequestSettings): Promise<Job> {
    try {
      return await this.#service.submit(task, settings);
    } catch (error) {
      if (!isKreaSubmissionUnknownError(error)) throw error;
      const job = await findLostJob(error, settings.signal);
      if (job) return job;
      throw error;
    }
  }

  /**
   * Sends tasks as Runware's own documentation has them, validated and typed.
   *
   * @returns `data` and `errors`, both of which one answer can have
   * @throws KreaValidationError before anything is sent; KreaAPIError where the whole request is refused;
   *   KreaSubmissionUnknownError where tasks may have been made; KreaAbortError, KreaTimeoutError, KreaConnectionError
   * @example
   * ```ts
   * const { data, errors } = await runware.run([{ taskType: "getResponse", taskUUID }]);
   * ```
   */
  async run(tasks: readonly RunwareTask[], settings: RequestSettings = {}): Promise<Required<Answer>> {
    checkOptions("runware.run", settings, requestChecks);
    return this.#service.run(ownCopy(tasks), settings);
  }
}

/** Runware has no way to cancel a task. */
async function noCancel(): Promise<void> {}
