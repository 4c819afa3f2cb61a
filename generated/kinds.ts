// Made by `npm run generate` from openapi/. Do not edit.

import type { Job } from "../src/jobs/job.ts";
import type { KnownName, NamedModelInput } from "../src/models/model-ids.ts";
import type { SubmitOptions } from "../src/submissions/submit.ts";

/** The kind of models that each method of the client submits to. */
export const kindMethods: Readonly<Record<string, string>> = {
  "image": "image",
  "enhance": "enhance",
  "video": "video",
};

/** A method for each kind of models. */
export interface KindMethods {
  /**
   * Submits an input to a model of the kind `image`. Wait for the job with `krea.jobs.wait`.
   *
   * @param model - the model's name, its id without `image/`: `bfl/flux-1-dev`
   * @returns the job, which has not ended yet
   * @throws KreaInputError, before anything is sent; KreaSubmissionUnknownError if no usable answer came back: a job may
   *   exist and be billed, and `recover()` looks for it; KreaAPIError
   * @example
   * ```ts
   * const job = await krea.image("bfl/flux-1-dev", {"prompt":"An anime-inspired cyberpunk market in Neo Tokyo's heart."});
   * const { result } = await krea.jobs.wait(job);
   * ```
   */
  image<Name extends string>(
    model: KnownName<"image", Name>,
    input: NamedModelInput<"image", Name>,
    options?: SubmitOptions,
  ): Promise<Job>;
  /**
   * Submits an input to a model of the kind `enhance`. Wait for the job with `krea.jobs.wait`.
   *
   * @param model - the model's name, its id without `enhance/`: `topaz/generative-enhance`
   * @returns the job, which has not ended yet
   * @throws KreaInputError, before anything is sent; KreaSubmissionUnknownError if no usable answer came back: a job may
   *   exist and be billed, and `recover()` looks for it; KreaAPIError
   * @example
   * ```ts
   * const job = await krea.enhance("topaz/generative-enhance", input);
   * const { result } = await krea.jobs.wait(job);
   * ```
   */
  enhance<Name extends string>(
    model: KnownName<"enhance", Name>,
    input: NamedModelInput<"enhance", Name>,
    options?: SubmitOptions,
  ): Promise<Job>;
  /**
   * Submits an input to a model of the kind `video`. Wait for the job with `krea.jobs.wait`.
   *
   * @param model - the model's name, its id without `video/`: `kling/kling-1`
   * @returns the job, which has not ended yet
   * @throws KreaInputError, before anything is sent; KreaSubmissionUnknownError if no usable answer came back: a job may
   *   exist and be billed, and `recover()` looks for it; KreaAPIError
   * @example
   * ```ts
   * const job = await krea.video("kling/kling-1", input);
   * const { result } = await krea.jobs.wait(job);
   * ```
   */
  video<Name extends string>(
    model: KnownName<"video", Name>,
    input: NamedModelInput<"video", Name>,
    options?: SubmitOptions,
  ): Promise<Job>;
}
