/**
 * The client of Runware, `Runware`.
 *
 * @module
 */

import type { Answer, ImageInferenceTask } from "../../generated/runware.ts";
import type { SubscribeResult } from "../client/subscribe.ts";
import { isKreaSubmissionUnknownError } from "../errors/guards.ts";
import type { Job } from "../jobs/job.ts";
import { waitForJob } from "../jobs/wait.ts";
import { JobWatcher } from "../jobs/watcher.ts";
import { bundledDocument } from "../models/bundled-document.ts";
import { checkOptions } from "../options/check.ts";
import { currentEnvironment, resolveConnection } from "../options/connection.ts";
import { type RequestSettings, requestChecks } from "../options/request-settings.ts";
import { ownInput } from "../submissions/own-input.ts";
import { findLostJob } from "../submissions/recovery.ts";
import { findUnsendable, unsendableError } from "../submissions/unsendable.ts";
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
import { currentInput, type RunwareInput, type RunwareModelId, taskOf } from "./task.ts";

/**
 * A client for Krea 2 on Runware, a second provider of the same models. It needs a Runware account and key.
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
  /** Tells `createFallback` that this client takes the `runware` options. */
  readonly provider = "runware";
  readonly #service: Service;
  readonly #watcher: JobWatcher;
  readonly #deprecations: DeprecationReporter;

  /**
   * @param options - see {@link RunwareOptions}
   * @throws KreaInputError if an option is unknown or invalid, or if there is no API key
   */
  constructor(options: RunwareOptions = {}) {
    const service = createService(resolveConnection(runwareProvider, options, currentEnvironment(), optionChecks));
    this.#deprecations = createDeprecationReporter(options.onDeprecation ?? warnOfDeprecation);
    this.#service = service;
    // The watcher decides itself when to read again, so its requests are not retried.
    this.#watcher = new JobWatcher({
      get: (id, signal) => service.read(id, { maxRetries: 0, signal }),
      list: async (_query, signal) => ({
        items: await service.readPending({ maxRetries: 0, signal }),
        nextCursor: undefined,
      }),
    });
  }

  /**
   * Submits the input of a Krea 2 model and waits for the result. You pay for it once: if the outcome of the submission is
   * unknown, Runware is asked for the task by its id.
   *
   * @param model - the model's id: `image/krea/krea-2/medium`
   * @param options - the model's input, and how to submit it and wait
   * @returns the result, and the job that made it. If only some of the images failed, `job.error` says why
   * @throws KreaInputError, before anything is sent, if the input or an option is invalid or the input has `styles`, which
   *   Runware does not support; KreaAPIError if Runware refuses the request; KreaSubmissionUnknownError if the job may
   *   exist; KreaJobError if the job fails or does not end in time; KreaAbortError; KreaTimeoutError; KreaConnectionError
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
    options: RunwareSubscribeOptions<RunwareInput<Id>>,
  ): Promise<SubscribeResult> {
    checkOptions("subscribe", options, subscribeChecks);
    const { input, runware, onQueueUpdate, timeoutMs, intervalMs, requestTimeoutMs, webhookUrl, ...settings } = options;
    const taskUUID = crypto.randomUUID();
    const copy = ownInput(model, input);
    const { body, deprecated } = currentInput(model, copy);
    const unsendable = findUnsendable(copy);
    if (unsendable)
      throw unsendableError(await bundledDocument.loadMediaFields(), `POST /generate/${model}`, unsendable);
    const own = ownInput("runware", runware);
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
        // The service has done so, as it reads errors.
        redact: (job: Job) => job,
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
   * Sends tasks in the format of Runware's own API, typed and validated.
   *
   * @returns `data` and `errors`. A single response can have both
   * @throws KreaValidationError, before anything is sent, if a task is invalid; KreaAPIError if Runware refuses the whole
   *   request; KreaSubmissionUnknownError if tasks may have been made; KreaAbortError; KreaTimeoutError;
   *   KreaConnectionError
   * @example
   * ```ts
   * const { data, errors } = await runware.run([{ taskType: "getResponse", taskUUID }]);
   * ```
   */
  async run(tasks: readonly RunwareTask[], settings: RequestSettings = {}): Promise<Required<Answer>> {
    checkOptions("runware.run", settings, requestChecks);
    return this.#service.run(ownInput("runware.run", tasks), settings);
  }
}

/** Runware cannot cancel a task. */
async function noCancel(): Promise<void> {}
