/**
 * The client, `Krea`.
 *
 * @module
 */

import type { ModelInputs } from "../../generated/openapi.ts";
import type { Job } from "../jobs/job.ts";
import { listJobsSince } from "../jobs/list-jobs.ts";
import { createModels, type Models } from "../models/catalog.ts";
import type { InputOf, KnownModel, KnownName, NamedModelInput } from "../models/model-ids.ts";
import { knownModelPath, modelPath } from "../models/model-path.ts";
import { currentEnvironment } from "../options/connection.ts";
import { JobLimiter } from "../submissions/job-limiter.ts";
import { modelSubmission } from "../submissions/model-submission.ts";
import type { BodyContext } from "../submissions/prepare-body.ts";
import { RateLimitGate } from "../submissions/rate-limit-gate.ts";
import { createSearch } from "../submissions/search.ts";
import type { Submissions } from "../submissions/send-submission.ts";
import { createSubmit, type Submit, type SubmitOptions } from "../submissions/submit.ts";
import { SubmissionTracker } from "../submissions/tracker.ts";
import { createDeprecationReporter } from "../transport/deprecation.ts";
import { lazy } from "../transport/lazy.ts";
import { deprecationHeaders, serverTimeMs } from "../transport/response-headers.ts";
import { createTransport } from "../transport/transport.ts";
import { createApi, type KreaApi } from "./api.ts";
import { type Assets, createAssets } from "./assets.ts";
import { type Batch, type BatchOptions, type BatchRequests, type BatchResult, createBatch } from "./batch.ts";
import { createFiles, type Files } from "./files.ts";
import { createJobs, type Jobs } from "./jobs.ts";
import { createMiddlewareList } from "./middleware.ts";
import { createNodeApps, type NodeApps } from "./node-apps.ts";
import { type KreaOptions, resolveOptions } from "./options.ts";
import { createStyles, type Styles } from "./styles.ts";
import { createSubscribe, type Subscribe, type SubscribeOptions, type SubscribeResult } from "./subscribe.ts";

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
  /** Typed calls to every path of the API. */
  readonly api: KreaApi;
  /** Jobs: read them, wait for them, watch them, cancel them. */
  readonly jobs: Jobs;
  /** Models: list them, read their schemas and prices, estimate what an input costs. Sends no requests. */
  readonly models: Models = createModels();
  /** Assets: upload, find and delete files. */
  readonly assets: Assets;
  /** Files that jobs have made: fetch them. */
  readonly files: Files;
  /** Styles: train them, find them, share them. */
  readonly styles: Styles;
  /** Node apps: read them, run them. */
  readonly nodeApps: NodeApps;
  readonly #submit: Submit;
  readonly #subscribe: Subscribe;
  readonly #batch: Batch;

  /**
   * Creates a client. Without `apiKey`, the key comes from the environment's `KREA_API_KEY`; nothing is sent.
   *
   * @param options - see {@link KreaOptions}
   * @throws KreaInputError if an option is unknown or invalid, or if there is no API key
   */
  constructor(options: KreaOptions = {}) {
    const resolved = resolveOptions(options, currentEnvironment());
    const middleware = createMiddlewareList();
    const deprecations = createDeprecationReporter(resolved.onDeprecation);
    const tracker = new SubmissionTracker();
    const limiter = new JobLimiter(resolved.maxConcurrentJobs);
    const transport = createTransport(resolved, middleware.all, ({ operation }, { headers }, sentAtMs) => {
      const serverTime = serverTimeMs(headers);
      if (serverTime !== undefined) tracker.noteServerTime(serverTime, { sentAtMs, receivedAtMs: Date.now() });
      const deprecated = deprecationHeaders(headers);
      if (deprecated) deprecations.operation(operation, deprecated);
    });
    const submissions: Submissions = {
      transport,
      tracker,
      limiter,
      gate: new RateLimitGate(),
      search: createSearch(tracker, (sinceMs, signal) => listJobsSince(transport, sinceMs, signal)),
    };
    const uploads = lazy(async () => new (await import("../media/uploads.ts")).Uploads(transport));
    const bodies: BodyContext = { deprecations, validateInput: resolved.validateInput, uploads };
    const { onUnknownSubmission } = resolved;
    const submit = createSubmit({ submissions, bodies, onUnknownSubmission });
    const jobs = createJobs({ transport, limiter, tracker });

    this.api = createApi({ submissions, bodies, middleware });
    this.jobs = jobs;
    this.assets = createAssets({ transport, uploads });
    this.files = createFiles(resolved);
    this.styles = createStyles({ transport, bodies, submit, jobs });
    this.nodeApps = createNodeApps({ transport, submit, jobs });
    this.#submit = submit;
    this.#subscribe = createSubscribe(submit, jobs);
    this.#batch = createBatch(this.#subscribe);
  }

  /**
   * Submits an input to a model and waits for the result.
   *
   * @param model - the model's id: `image/krea/krea-2/medium`
   * @param options - the model's input, and how to submit it and wait
   * @returns the result, and the job that made it
   * @throws KreaInputError, before anything is sent, if the input or an option is invalid; KreaAPIError if the API refuses
   *   the request; KreaSubmissionUnknownError if no usable answer came back: a job may exist and be billed, and `recover()`
   *   looks for it; KreaJobError if the job fails, is cancelled or does not end in time; KreaAbortError; KreaTimeoutError;
   *   KreaConnectionError
   * @example
   * ```ts
   * const { data } = await krea.subscribe("image/bfl/flux-1-dev", {
   *   input: { prompt: "a lighthouse" },
   *   onQueueUpdate: ({ status }) => console.log(status),
   *   timeoutMs: 300_000,
   * });
   * ```
   */
  async subscribe<Id extends string>(
    model: KnownModel<Id>,
    options: SubscribeOptions<InputOf<ModelInputs, Id>>,
  ): Promise<SubscribeResult> {
    return this.#subscribe(model, options);
  }

  /**
   * Submits many inputs with bounded concurrency and waits for their results. A request that fails does not stop the others.
   * Nothing is sent until you iterate over the batch with `for await`; to await the batch itself does nothing.
   *
   * @param requests - each one a model and the options of {@link Krea.subscribe}. They are read as there is room
   * @returns an iterator over the results, each yielded when it ends, with the index of its request
   * @throws KreaInputError if an option is invalid; KreaAbortError if the batch's signal aborts; what reading the requests
   *   throws
   * @example
   * ```ts
   * const requests = prompts.map((prompt): BatchRequest => ({ model: "image/bfl/flux-1-dev", input: { prompt } }));
   * for await (const result of krea.batch(requests, { concurrency: 8 })) {
   *   if (result.status === "fulfilled") console.log(result.index, result.value.data.urls);
   *   else console.error(result.index, result.reason);
   * }
   * ```
   */
  batch<Id extends string>(
    requests: BatchRequests<Id>,
    options: BatchOptions = {},
  ): AsyncIterableIterator<BatchResult> {
    return this.#batch(requests, options);
  }

  /**
   * Submits an input to an image model. Wait for the job with {@link Jobs.wait}.
   *
   * @param model - the model's name: `bfl/flux-1-dev`
   * @returns the job, which has not ended yet
   * @throws KreaInputError, before anything is sent; KreaSubmissionUnknownError if no usable answer came back: a job may
   *   exist and be billed, and `recover()` looks for it; KreaAPIError
   * @example
   * ```ts
   * const job = await krea.image("bfl/flux-1-dev", { prompt: "a lighthouse" });
   * const { result } = await krea.jobs.wait(job);
   * ```
   */
  async image<Name extends string>(
    model: KnownName<"image", Name>,
    input: NamedModelInput<"image", Name>,
    options?: SubmitOptions,
  ): Promise<Job> {
    return this.#submit(modelSubmission(knownModelPath(model, "image"), { input, options }));
  }

  /**
   * Submits an input to a video model. Wait for the job with {@link Jobs.wait}.
   *
   * @param model - the model's name: `kling/kling-2.5`
   * @returns the job, which has not ended yet
   * @throws KreaInputError, before anything is sent; KreaSubmissionUnknownError if no usable answer came back: a job may
   *   exist and be billed, and `recover()` looks for it; KreaAPIError
   * @example
   * ```ts
   * const job = await krea.video("kling/kling-2.5", { prompt: "waves" }, { webhookUrl: "https://app.example/hook" });
   * ```
   */
  async video<Name extends string>(
    model: KnownName<"video", Name>,
    input: NamedModelInput<"video", Name>,
    options?: SubmitOptions,
  ): Promise<Job> {
    return this.#submit(modelSubmission(knownModelPath(model, "video"), { input, options }));
  }

  /**
   * Submits an input to an enhancer. Wait for the job with {@link Jobs.wait}.
   *
   * @param model - the model's name: `krea/enhance`
   * @returns the job, which has not ended yet
   * @throws KreaInputError, before anything is sent; KreaSubmissionUnknownError if no usable answer came back: a job may
   *   exist and be billed, and `recover()` looks for it; KreaAPIError
   * @example
   * ```ts
   * const job = await krea.enhance("krea/enhance", { image_url: file, image_scaling_factor: 2 });
   * ```
   */
  async enhance<Name extends string>(
    model: KnownName<"enhance", Name>,
    input: NamedModelInput<"enhance", Name>,
    options?: SubmitOptions,
  ): Promise<Job> {
    return this.#submit(modelSubmission(knownModelPath(model, "enhance"), { input, options }));
  }

  /**
   * Submits an untyped input to any model, such as one that is newer than this package. Otherwise it works like the typed
   * methods.
   *
   * @param model - the model's id: `image/vendor/model`
   * @returns the job, which has not ended yet
   * @throws KreaInputError, before anything is sent; KreaSubmissionUnknownError if no usable answer came back: a job may
   *   exist and be billed, and `recover()` looks for it; KreaAPIError
   * @example
   * ```ts
   * const job = await krea.generateRaw("image/krea/krea-3/large", { prompt: "a lighthouse" });
   * ```
   */
  async generateRaw(model: string, input: object, options?: SubmitOptions): Promise<Job> {
    return this.#submit(modelSubmission(modelPath(model), { input, options }));
  }
}
