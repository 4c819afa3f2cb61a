/**
 * The client, `Krea`.
 *
 * @module
 */

import type { Job } from "../jobs/job.ts";
import type { Models } from "../models/catalog.ts";
import type { InputOf, KnownSubmission, SubmissionInputs } from "../models/model-ids.ts";
import { modelPath, submissionPath } from "../models/model-path.ts";
import { modelSubmission } from "../submissions/model-submission.ts";
import type { SubmitOptions } from "../submissions/submit.ts";
import type { KreaApi } from "./api.ts";
import type { Assets } from "./assets.ts";
import type { BatchOptions, BatchRequests, BatchResult } from "./batch.ts";
import type { Files } from "./files.ts";
import type { Jobs } from "./jobs.ts";
import { WithKindMethods } from "./kind-methods.ts";
import type { NodeApps } from "./node-apps.ts";
import { type KreaOptions, resolveOptions } from "./options.ts";
import { type ClientParts, createParts } from "./parts.ts";
import type { Styles } from "./styles.ts";
import type { SubscribeOptions, SubscribeResult } from "./subscribe.ts";

/**
 * A client of the Krea API. It has a method for each kind of models, which takes a model's name: `krea.image`,
 * `krea.video`, … `submit` and `subscribe` take the whole id, of any kind.
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
export class Krea extends WithKindMethods {
  /** Typed calls to every path of the API. */
  readonly api: KreaApi;
  /** Jobs: read them, wait for them, watch them, cancel them. */
  readonly jobs: Jobs;
  /** Models: list them, read their schemas and prices, estimate what an input costs. Sends no requests. */
  readonly models: Models;
  /** Assets: upload, find and delete files. */
  readonly assets: Assets;
  /** Files that jobs have made: fetch them. */
  readonly files: Files;
  /** Styles: train them, find them, share them. */
  readonly styles: Styles;
  /** Node apps: read them, run them. */
  readonly nodeApps: NodeApps;
  readonly #parts: ClientParts;

  /**
   * Creates a client. Without `apiKey`, the key comes from the environment's `KREA_API_KEY`; nothing is sent.
   *
   * @param options - see {@link KreaOptions}
   * @throws KreaInputError if an option is unknown or invalid, or if there is no API key
   */
  constructor(options: KreaOptions = {}) {
    const resolved = resolveOptions(options);
    super(resolved.document);
    const parts = createParts(resolved);
    this.api = parts.api;
    this.jobs = parts.jobs;
    this.models = parts.models;
    this.assets = parts.assets;
    this.files = parts.files;
    this.styles = parts.styles;
    this.nodeApps = parts.nodeApps;
    this.#parts = parts;
  }

  /**
   * Submits an input to a model of any kind and waits for the result.
   *
   * @param model - the model's id: `image/krea/krea-2/medium`. It may also be another operation that makes a job
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
    model: KnownSubmission<Id>,
    options: SubscribeOptions<InputOf<SubmissionInputs, Id>>,
  ): Promise<SubscribeResult> {
    return this.#parts.subscribe(model, options);
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
    return this.#parts.batch(requests, options);
  }

  /**
   * Submits an input to a model of any kind, or to another operation that makes a job. Wait for the job with
   * {@link Jobs.wait}.
   *
   * @param id - the model's id: `image/bfl/flux-1-dev`. For another operation its path: `styles/train`
   * @returns the job, which has not ended yet
   * @throws KreaInputError, before anything is sent; KreaSubmissionUnknownError if no usable answer came back: a job may
   *   exist and be billed, and `recover()` looks for it; KreaAPIError
   * @example
   * ```ts
   * const job = await krea.submit("video/kling/kling-2.5", { prompt: "waves" }, { webhookUrl: "https://app.example/hook" });
   * const { result } = await krea.jobs.wait(job);
   * ```
   */
  async submit<Id extends string>(
    id: KnownSubmission<Id>,
    input: InputOf<SubmissionInputs, Id>,
    options?: SubmitOptions,
  ): Promise<Job> {
    return this.#parts.submit(modelSubmission(submissionPath(this.#parts.document, id), { input, options }));
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
    return this.#parts.submit(modelSubmission(modelPath(this.#parts.document, model), { input, options }));
  }
}
