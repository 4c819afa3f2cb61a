/**
 * Turns an input of Krea 2 into a Runware task. Pure.
 *
 * @module
 */

import type { ImageInferenceTask, ReferenceImage, Safety } from "../../generated/runware.ts";
import { models, sizes } from "../../generated/runware-tables.ts";
import { KreaInputError } from "../errors/client-errors.ts";
import { rewriteAliases } from "../models/aliases.ts";
import { bundledDocument } from "../models/bundled-document.ts";
import type { InputOf, SubmissionInputs } from "../models/model-ids.ts";
import { type Check, checkOptions, isPlainObject, show } from "../options/check.ts";
import { withoutUndefined } from "../support/without-undefined.ts";

/** The ids of the models that Runware has, by Runware's own description. They are the same as at Krea's own API. */
export type RunwareModelId = Extract<keyof typeof models, string>;

/** The input of a model at Runware: that of Krea's own API without `styles`, which Runware does not have. */
export type RunwareInput<Id extends RunwareModelId> = Omit<InputOf<SubmissionInputs, Id>, "styles">;

/** Options that only Runware has. */
export interface RunwareTaskOptions {
  /** The format of the images. Default: `JPG`. */
  outputFormat?: ImageInferenceTask["outputFormat"] | undefined;
  /** The quality of JPG and WEBP, 20 to 99. Default: 95. */
  outputQuality?: number | undefined;
  /** How many images to make, 1 to 20. Each has another seed and is billed. Default: 1. */
  numberResults?: number | undefined;
  /** How long Runware keeps the images, in seconds, at least 60. */
  ttl?: number | undefined;
  /** Whether to check the content of the images. */
  safety?: Safety | undefined;
  /** The URL to which Runware uploads each image, by HTTP PUT. */
  uploadEndpoint?: string | undefined;
  /** Whether to report what the task cost, in USD: `job.extra.cost`. */
  includeCost?: boolean | undefined;
  /**
   * The strengths of the input's style references, in the same order, −2 to 2. A negative strength guides away from the
   * image. They override the strengths in the input.
   */
  referenceStrengths?: readonly number[] | undefined;
}

const unchecked: Check = () => undefined;
/** Only the names are checked here. The values are validated with the whole task. */
const optionChecks: Record<keyof RunwareTaskOptions, Check> = {
  outputFormat: unchecked,
  outputQuality: unchecked,
  numberResults: unchecked,
  ttl: unchecked,
  safety: unchecked,
  uploadEndpoint: checkUploadEndpoint,
  includeCost: unchecked,
  referenceStrengths: (value) => (Array.isArray(value) ? undefined : "an array of numbers"),
};

function checkUploadEndpoint(value: unknown): string | undefined {
  const isUrl = typeof value === "string" && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
  return isUrl ? undefined : "an absolute http or https URL";
}

/** The default strength of a style reference: the one of Krea's own API, not Runware's 0.7. */
const defaultStrength = 0.5;

/**
 * Renames the deprecated fields of an input.
 *
 * @returns a copy with current names, and the deprecated fields that were used
 * @throws KreaInputError if Runware does not have the model, or if the input is not an object
 */
export function currentInput(model: string, input: unknown) {
  nameOf(model);
  if (!isPlainObject(input)) throw new KreaInputError(`${model}: input: expected an object, got ${show(input)}.`);
  const { body, deprecated } = rewriteAliases(bundledDocument, `POST /generate/${model}`, input);
  return { body: { ...body }, deprecated };
}

function nameOf(model: string): string {
  const names: Readonly<Record<string, string>> = models;
  const name = Object.hasOwn(names, model) ? names[model] : undefined;
  if (name) return name;
  const known = Object.keys(models).join(" or ");
  throw new KreaInputError(`model: expected ${known} (the models that Runware has), got ${show(model)}.`);
}

/**
 * Makes the task for an input.
 *
 * @param input - the input, with current field names, and with data URIs in place of files
 * @param options - options that only Runware has
 * @throws KreaInputError if Runware does not have the model or a field
 */
export function taskOf(
  model: string,
  input: Record<string, unknown>,
  options: RunwareTaskOptions = {},
  { taskUUID, webhookUrl }: { taskUUID: string; webhookUrl?: string | undefined },
): ImageInferenceTask {
  checkOptions(`${model}: runware`, options, optionChecks);
  const { prompt, aspect_ratio, resolution, seed, styles, image_style_references, creativity, moodboards, ...others } =
    input;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new KreaInputError(`${model}: ${unknown}: expected a field of the model's input.`);
  if (Array.isArray(styles) && styles.length > 0) {
    throw new KreaInputError(`${model}: styles: Runware has no styles. Leave them out, or submit to Krea's own API.`);
  }
  const [width, height] = sizeOf(model, aspect_ratio, resolution);
  const { referenceStrengths, ...ownOptions } = options;
  const referenceImages = referencesOf(model, image_style_references ?? [], referenceStrengths);
  const hasMoodboards = moodboards !== undefined && !(Array.isArray(moodboards) && moodboards.length === 0);
  const settings = { ...(creativity !== undefined && { creativity }), ...(hasMoodboards && { moodboards }) };
  const task = {
    taskType: "imageInference",
    taskUUID,
    model: nameOf(model),
    positivePrompt: prompt,
    width,
    height,
    deliveryMethod: "async",
    ...(seed !== undefined && seed !== null && { seed }),
    ...(webhookUrl !== undefined && { webhookURL: webhookUrl }),
    ...(referenceImages.length > 0 && { inputs: { referenceImages } }),
    ...(Object.keys(settings).length > 0 && { settings }),
    ...withoutUndefined(ownOptions),
  };
  // The values come from the caller. They are validated before the task is sent.
  return task as ImageInferenceTask;
}

function sizeOf(model: string, aspectRatio: unknown, resolution: unknown): readonly [width: number, height: number] {
  const size = typeof aspectRatio === "string" && Object.hasOwn(sizes, aspectRatio) ? sizes[aspectRatio] : undefined;
  if (!size) {
    const known = Object.keys(sizes).join(", ");
    throw new KreaInputError(`${model}: aspect_ratio: expected one of ${known}, got ${show(aspectRatio)}.`);
  }
  if (resolution !== "1K") throw new KreaInputError(`${model}: resolution: expected "1K", got ${show(resolution)}.`);
  return size;
}

function referencesOf(model: string, references: unknown, strengths: readonly number[] = []): ReferenceImage[] {
  if (!Array.isArray(references)) {
    throw new KreaInputError(`${model}: image_style_references: expected an array, got ${show(references)}.`);
  }
  if (strengths.length > references.length) {
    throw new KreaInputError(
      `${model}: runware.referenceStrengths: expected at most ${references.length} strengths, ` +
        `one for each of image_style_references, got ${strengths.length}.`,
    );
  }
  return references.map((reference: unknown, index) => {
    if (!isPlainObject(reference) || typeof reference.url !== "string") {
      const got = show(isPlainObject(reference) ? reference.url : reference);
      throw new KreaInputError(`${model}: image_style_references[${index}].url: expected a URL or a file, got ${got}.`);
    }
    const strength = strengths[index] ?? reference.strength ?? defaultStrength;
    return { image: reference.url, strength: strength as number };
  });
}
