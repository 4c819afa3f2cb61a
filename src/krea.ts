/**
 * The client.
 *
 * @module
 */

import { createApi, type KreaApi } from "./api.ts";
import { type Assets, createAssets } from "./assets.ts";
import { type BatchOptions, type BatchRequest, type BatchResult, checkBatch, runBatch } from "./batch.ts";
import { type Check, checkOptions, isFunction, isMilliseconds } from "./check.ts";
import { createFiles, type Files } from "./files.ts";
import { type CompletedJob, type Job, type JobResult, parseNewJob } from "./job.ts";
import { createJobs, type Jobs, type JobsOfClient } from "./jobs.ts";
import { createModels, type Models } from "./models/catalog.ts";
import { type CostBudget, createCostBudget } from "./models/max-cost.ts";
import type { ModelId, ModelInput, ModelName } from "./models.ts";
import { createNodeApps, type NodeApps } from "./node-apps.ts";
import { currentEnvironment, type KreaOptions, resolveOptions } from "./options.ts";
import { createStyles, type Styles } from "./styles.ts";
import { createSubmit, type Submit, type SubmitOptions, submitChecks } from "./submit.ts";
import { modelPath } from "./transport/request.ts";
import { createTransport } from "./transport/transport.ts";
import { type WatchOptions, watchChecks } from "./waiting/wait.ts";

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
  job: CompletedJob;
  /** The id of the job. */
  requestId: string;
}

const subscribeChecks: Record<keyof SubscribeOptions<unknown>, Check> = {
  ...submitChecks,
  ...watchChecks,
  input: () => undefined,
  onQueueUpdate: isFunction,
  requestTimeoutMs: isMilliseconds,
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
  readonly #jobs: JobsOfClient;
  readonly #models: Models = createModels();
  readonly #assets: Assets;
  readonly #files: Files;
  readonly #styles: Styles;
  readonly #nodeApps: NodeApps;
  readonly #submit: Submit;

  /**
   * @param options - see {@link KreaOptions}
   * @throws KreaInputError where an option is unknown or bad, or there is no key
   */
  constructor(options: KreaOptions = {}) {
    const resolved = resolveOptions(options, currentEnvironment());
    const transport = createTransport(resolved);
    this.#jobs = createJobs(transport);
    this.#submit = createSubmit({ transport, onUnknownSubmission: resolved.onUnknownSubmission });
    this.#assets = createAssets(transport);
    this.#files = createFiles(resolved);
    this.#styles = createStyles(transport, this.#submit, this.#jobs);
    this.#nodeApps = createNodeApps(transport, this.#submit, this.#jobs);
    this.api = createApi(transport);
  }

  /** Jobs: read them, wait for them, watch them, cancel them. */
  get jobs(): Jobs {
    return this.#jobs;
  }

  /** Models: list them, read their schemas and prices, estimate what an input costs. Nothing is asked of the API. */
  get models(): Models {
    return this.#models;
  }

  /** Assets: upload, find and delete files. */
  get assets(): Assets {
    return this.#assets;
  }

  /** Files that jobs have made. */
  get files(): Files {
    return this.#files;
  }

  /** Styles: train them, find them, share them. */
  get styles(): Styles {
    return this.#styles;
  }

  /** Node apps: read them, run them. */
  get nodeApps(): NodeApps {
    return this.#nodeApps;
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
    return this.#subscribe(model, options);
  }

  async #subscribe(model: string, options: SubscribeOptions<unknown>, budget?: CostBudget): Promise<SubscribeResult> {
    checkOptions("subscribe", options, subscribeChecks);
    const { input, onQueueUpdate, timeoutMs, intervalMs, cancelOnAbort, requestTimeoutMs, ...submitOptions } = options;
    const { signal } = submitOptions;
    const settings = { ...submitOptions, timeoutMs: requestTimeoutMs };
    const pending = await this.#submitInput(modelPath(model), input, settings, budget);
    const waitOptions = { timeoutMs, intervalMs, signal, cancelOnAbort, onUpdate: onQueueUpdate };
    const job = await this.jobs.wait(pending, waitOptions);
    return { data: job.result, job, requestId: job.job_id };
  }

  /**
   * Submits many inputs, so many at once, and waits for their results.
   *
   * @param requests - a model, and what {@link Krea.subscribe} takes for it, each; read as there is room
   * @returns how each ended, as it ends, with its index among the requests; one that fails does not stop the rest
   * @throws KreaInputError where an option is bad; KreaAbortError where its signal aborts; what reading the requests throws
   * @example
   * ```ts
   * const requests = prompts.map((prompt) => ({ model: "image/bfl/flux-1-dev" as const, input: { prompt } }));
   * for await (const result of krea.batch(requests, { concurrency: 8 })) {
   *   if (result.status === "fulfilled") console.log(result.index, result.value.data.urls);
   *   else console.error(result.index, result.reason);
   * }
   * ```
   */
  batch(
    requests: Iterable<BatchRequest> | AsyncIterable<BatchRequest>,
    options: BatchOptions = {},
  ): AsyncIterableIterator<BatchResult> {
    checkBatch(requests, options);
    const budget = options.maxCost && createCostBudget(options.maxCost);
    return runBatch(requests, (request, signal) => this.#subscribeTo(request, signal, budget), options);
  }

  async #subscribeTo(
    { model, signal, ...options }: BatchRequest,
    batchSignal: AbortSignal,
    budget: CostBudget | undefined,
  ): Promise<SubscribeResult> {
    const either = signal ? AbortSignal.any([signal, batchSignal]) : batchSignal;
    return this.#subscribe(model, { ...options, signal: either }, budget);
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
    return this.#submitInput(modelPath(model, "image"), input, options);
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
    return this.#submitInput(modelPath(model, "video"), input, options);
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
    return this.#submitInput(modelPath(model, "enhance"), input, options);
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
  async generateRaw(model: string, input: object, options?: SubmitOptions): Promise<Job> {
    return this.#submitInput(modelPath(model), input, options);
  }

  async #submitInput(
    path: `/generate/${string}`,
    input: unknown,
    options: SubmitOptions | undefined,
    budget?: CostBudget,
  ): Promise<Job> {
    const model = path.replace("/generate/", "");
    const adopt = (job: Job) => job;
    const job = await this.#submit({ what: model, path, input, options, budget, parse: parseNewJob, adopt });
    this.#jobs.made(job, model);
    return job;
  }
}
