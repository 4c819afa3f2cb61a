/**
 * The client.
 *
 * @module
 */

import { createApi, type KreaApi } from "./api.ts";
import { type Check, checkOptions, isFunction, isMilliseconds, isPlainObject, isSignal, show } from "./check.ts";
import { KreaInputError } from "./errors/client-errors.ts";
import { type CompletedJob, type Job, type JobResult, parseJob } from "./job.ts";
import { type CallOptions, createJobs, type Jobs } from "./jobs.ts";
import type { ModelId, ModelInput, ModelName } from "./models.ts";
import { currentEnvironment, isLoopback, type KreaOptions, resolveOptions } from "./options.ts";
import { modelPath } from "./request.ts";
import { createTransport, type Transport } from "./transport.ts";
import { waitChecks } from "./wait.ts";

/** Options of a submission. */
export interface SubmitOptions extends CallOptions {
  /** Where the API posts the job when it has ended. https only, but for a loopback host. */
  webhookUrl?: string | undefined;
}

/** What {@link Krea.subscribe} takes. */
export interface SubscribeOptions<Input> extends SubmitOptions {
  /** The model's input. */
  input: Input;
  /** Called with the job once it is made, and whenever it has changed. */
  onQueueUpdate?: ((job: Job) => void) | undefined;
  /** How long to wait for the job at most, in milliseconds. Default: 7 200 000, the longest that the API lets one run. */
  timeoutMs?: number | undefined;
  /** A fixed time between two looks at the job, in milliseconds. Default: 1 s, growing to 5 s. */
  intervalMs?: number | undefined;
}

/** What {@link Krea.subscribe} answers. */
export interface SubscribeResult {
  /** What the job made: `data.urls`. */
  data: JobResult;
  job: CompletedJob;
  /** The id of the job. */
  requestId: string;
}

const submitChecks: Record<keyof SubmitOptions, Check> = {
  signal: isSignal,
  timeoutMs: isMilliseconds,
  webhookUrl: checkWebhookUrl,
};
const { onUpdate: _onUpdate, ...waitOptionChecks } = waitChecks;
const subscribeChecks: Record<keyof SubscribeOptions<unknown>, Check> = {
  ...waitOptionChecks,
  ...submitChecks,
  input: () => undefined,
  onQueueUpdate: isFunction,
};

/**
 * A client of the Krea API.
 *
 * @example
 * ```ts
 * const krea = new Krea(); // the key comes from KREA_API_KEY
 * const { data } = await krea.subscribe("image/krea/krea-2/medium", {
 *   input: { prompt: "a lighthouse at dusk", aspect_ratio: "16:9", resolution: "1K" },
 * });
 * data.urls[0];
 * ```
 */
export class Krea {
  /** Every operation of the API's document, by path, typed. */
  readonly api: KreaApi;
  /** Jobs: read them, wait for them, cancel them. */
  readonly jobs: Jobs;
  readonly #transport: Transport;

  /**
   * @param options - see {@link KreaOptions}
   * @throws KreaInputError where an option is unknown or bad, or there is no key
   */
  constructor(options: KreaOptions = {}) {
    this.#transport = createTransport(resolveOptions(options, currentEnvironment()));
    this.api = createApi(this.#transport);
    this.jobs = createJobs(this.#transport);
  }

  /**
   * Submits an input to a model and waits for the result.
   *
   * @param model - the model's id: `image/krea/krea-2/medium`
   * @returns the result, and the job that made it
   * @throws KreaInputError before anything is sent; KreaAPIError where the API refuses; KreaJobError where the job does not
   *   end well, or not in time; KreaAbortError, KreaTimeoutError, KreaConnectionError
   */
  async subscribe<Id extends ModelId>(model: Id, options: SubscribeOptions<ModelInput<Id>>): Promise<SubscribeResult> {
    checkOptions("subscribe", options, subscribeChecks);
    const { input, onQueueUpdate, timeoutMs, intervalMs, signal, webhookUrl } = options;
    const pending = await this.#submit(model, input, { signal, webhookUrl });
    const job = await this.jobs.wait(pending, { timeoutMs, intervalMs, signal, onUpdate: onQueueUpdate });
    return { data: job.result, job, requestId: job.job_id };
  }

  /**
   * Submits an input to an image model. Wait for the job with {@link Jobs.wait}.
   *
   * @param model - the model's name: `bfl/flux-1-dev`
   * @returns the job, which has not ended yet
   */
  async image<Name extends ModelName<"image">>(
    model: Name,
    input: ModelInput<`image/${Name}`>,
    options?: SubmitOptions,
  ): Promise<Job> {
    return this.#submit(`image/${model}`, input, options);
  }

  /**
   * Submits an input to a video model. Wait for the job with {@link Jobs.wait}.
   *
   * @param model - the model's name: `kling/kling-2.5`
   * @returns the job, which has not ended yet
   */
  async video<Name extends ModelName<"video">>(
    model: Name,
    input: ModelInput<`video/${Name}`>,
    options?: SubmitOptions,
  ): Promise<Job> {
    return this.#submit(`video/${model}`, input, options);
  }

  /**
   * Submits an image to an enhancer. Wait for the job with {@link Jobs.wait}.
   *
   * @param model - the model's name: `krea/enhance`
   * @returns the job, which has not ended yet
   */
  async enhance<Name extends ModelName<"enhance">>(
    model: Name,
    input: ModelInput<`enhance/${Name}`>,
    options?: SubmitOptions,
  ): Promise<Job> {
    return this.#submit(`enhance/${model}`, input, options);
  }

  /**
   * Submits an input to any model, untyped: for models that are newer than this package. Aliases, errors and the rest
   * hold as everywhere.
   *
   * @param model - the model's id: `image/vendor/model`
   * @returns the job, which has not ended yet
   * @example
   * ```ts
   * const job = await krea.generateRaw("image/krea/krea-3/large", { prompt: "a lighthouse" });
   * ```
   */
  async generateRaw(model: string, input: Record<string, unknown>, options?: SubmitOptions): Promise<Job> {
    return this.#submit(model, input, options);
  }

  async #submit(model: string, input: unknown, options: SubmitOptions = {}): Promise<Job> {
    checkOptions("submit", options, submitChecks);
    const path = modelPath(model);
    if (!isPlainObject(input)) throw new KreaInputError(`${model}: input: expected an object, got ${show(input)}.`);
    const { webhookUrl, signal, timeoutMs } = options;
    const header = webhookUrl === undefined ? {} : { "X-Webhook-URL": webhookUrl };
    const init = { body: input, signal, timeoutMs, params: { header } };
    const { data: job } = await this.#transport.call("POST", path, init, parseJob);
    return job;
  }
}

function checkWebhookUrl(value: unknown): string | undefined {
  const expected = "an absolute https URL";
  if (typeof value !== "string" || !URL.canParse(value)) return expected;
  const { protocol, hostname } = new URL(value);
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname)) ? undefined : expected;
}
