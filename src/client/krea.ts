/**
 * The client.
 *
 * @module
 */

import type { ModelInputsByKind } from "../../generated/openapi.ts";
import type { Job } from "../jobs/job.ts";
import type { Models } from "../models/catalog.ts";
import type { ModelId, ModelInput, ModelKind, ModelName } from "../models/model-ids.ts";
import { isPlainObject } from "../options/check.ts";
import { currentEnvironment } from "../options/connection.ts";
import type { SubmitOptions } from "../submissions/submit.ts";
import { ownCopy } from "../support/own-copy.ts";
import { createApi, type KreaApi } from "./api.ts";
import type { Assets } from "./assets.ts";
import type { BatchOptions, BatchRequest, BatchResult } from "./batch.ts";
import type { Engine } from "./engine.ts";
import { createFiles, type Files } from "./files.ts";
import type { Jobs } from "./jobs.ts";
import { type Load, lazy, lazyIterator } from "./lazy.ts";
import { lazyAssets, lazyJobs, lazyModels, lazyNodeApps, lazyStyles } from "./lazy-resources.ts";
import { createMiddlewareList } from "./middleware.ts";
import type { NodeApps } from "./node-apps.ts";
import { type KreaOptions, resolveOptions } from "./options.ts";
import type { Styles } from "./styles.ts";
import type { SubscribeOptions, SubscribeResult } from "./subscribe.ts";

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
  /** Jobs: read them, wait for them, watch them, cancel them. */
  readonly jobs: Jobs;
  /** Models: list them, read their schemas and prices, estimate what an input costs. Nothing is asked of the API. */
  readonly models: Models = lazyModels();
  /** Assets: upload, find and delete files. */
  readonly assets: Assets;
  /** Files that jobs have made. */
  readonly files: Files;
  /** Styles: train them, find them, share them. */
  readonly styles: Styles;
  /** Node apps: read them, run them. */
  readonly nodeApps: NodeApps;
  readonly #engine: Load<Engine>;

  /**
   * @param options - see {@link KreaOptions}
   * @throws KreaInputError where an option is unknown or bad, or there is no key
   */
  constructor(options: KreaOptions = {}) {
    const resolved = resolveOptions(options, currentEnvironment());
    const middleware = createMiddlewareList();
    const load = lazy(async () => {
      const { createEngine } = await import("./engine.ts");
      return createEngine(resolved, middleware.all);
    });
    this.#engine = load;
    this.api = createApi(load, middleware);
    this.jobs = lazyJobs(load);
    this.assets = lazyAssets(load);
    this.files = createFiles(resolved);
    this.styles = lazyStyles(load);
    this.nodeApps = lazyNodeApps(load);
  }

  /**
   * Submits an input to a model and waits for the result.
   *
   * @param model - the model's id: `image/krea/krea-2/medium`
   * @returns the result, and the job that made it
   * @throws KreaInputError before anything is sent; KreaAPIError where the API refuses; KreaJobError where the job does not
   *   end well, or not in time; KreaAbortError, KreaTimeoutError, KreaConnectionError
   * @example
   * ```ts
   * const { data } = await krea.subscribe("image/bfl/flux-1-dev", {
   *   input: { prompt: "a lighthouse" },
   *   onQueueUpdate: ({ status }) => console.log(status),
   *   timeoutMs: 300_000,
   * });
   * ```
   */
  async subscribe<Id extends ModelId>(model: Id, options: SubscribeOptions<ModelInput<Id>>): Promise<SubscribeResult> {
    const own = isPlainObject(options) ? { ...options, input: ownCopy(options.input) } : options;
    return (await this.#engine()).subscribe(model, own);
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
    return lazyIterator(async () => (await this.#engine()).batch(requests, options));
  }

  /**
   * Submits an input to an image model. Wait for the job with {@link Jobs.wait}.
   *
   * @param model - the model's name: `bfl/flux-1-dev`
   * @returns the job, which has not ended yet
   * @example
   * ```ts
   * const job = await krea.image("bfl/flux-1-dev", { prompt: "a lighthouse" });
   * const { result } = await krea.jobs.wait(job);
   * ```
   */
  async image<Name extends ModelName<"image">>(
    model: Name,
    input: ModelInputsByKind["image"][Name],
    options?: SubmitOptions,
  ): Promise<Job> {
    return this.#submit(model, "image", input, options);
  }

  /**
   * Submits an input to a video model. Wait for the job with {@link Jobs.wait}.
   *
   * @param model - the model's name: `kling/kling-2.5`
   * @returns the job, which has not ended yet
   * @example
   * ```ts
   * const job = await krea.video("kling/kling-2.5", { prompt: "waves" }, { webhookUrl: "https://app.example/hook" });
   * ```
   */
  async video<Name extends ModelName<"video">>(
    model: Name,
    input: ModelInputsByKind["video"][Name],
    options?: SubmitOptions,
  ): Promise<Job> {
    return this.#submit(model, "video", input, options);
  }

  /**
   * Submits an image to an enhancer. Wait for the job with {@link Jobs.wait}.
   *
   * @param model - the model's name: `krea/enhance`
   * @returns the job, which has not ended yet
   * @example
   * ```ts
   * const job = await krea.enhance("krea/enhance", { image_url: file, image_scaling_factor: 2 });
   * ```
   */
  async enhance<Name extends ModelName<"enhance">>(
    model: Name,
    input: ModelInputsByKind["enhance"][Name],
    options?: SubmitOptions,
  ): Promise<Job> {
    return this.#submit(model, "enhance", input, options);
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
    return this.#submit(model, undefined, input, options);
  }

  async #submit(
    model: string,
    kind: ModelKind | undefined,
    input: unknown,
    options: SubmitOptions | undefined,
  ): Promise<Job> {
    const own = ownCopy(input);
    const engine = await this.#engine();
    return await engine.submit(model, kind, own, options);
  }
}
