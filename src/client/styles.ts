/**
 * `krea.styles`: train styles on your own files and use them in the inputs of models.
 *
 * @module
 */

import type {
  paths,
  Style,
  StyleShareLink,
  StyleWorkspaceShare,
  TrainStyleInput,
  UpdateStyleInput,
} from "../../generated/openapi.ts";
import { KreaEmptyResultError } from "../errors/job-errors.ts";
import type { CompletedJob, Job } from "../jobs/job.ts";
import { parseNewJob } from "../jobs/parse-job.ts";
import type { WaitOptions } from "../jobs/wait-options.ts";
import {
  type Check,
  checkOptions,
  isBoolean,
  isListOfTexts,
  isNonEmptyString,
  isPlainObject,
} from "../options/check.ts";
import { checkId } from "../options/check-id.ts";
import { type RequestSettings, requestChecks } from "../options/request-settings.ts";
import { type BodyContext, prepareBody } from "../submissions/prepare-body.ts";
import type { Submit, SubmitOptions } from "../submissions/submit.ts";
import { ownCopy } from "../support/own-copy.ts";
import type { Parse } from "../transport/outcome.ts";
import { parsePage } from "../transport/page.ts";
import type { Method } from "../transport/prepared-request.ts";
import type { Transport } from "../transport/transport.ts";
import type { JobReference, Jobs } from "./jobs.ts";
import { createList, type List, type ListDefinition, type ListOptions } from "./list.ts";
import { type SubmitAndWaitOptions, splitOptions, submitAndWaitChecks } from "./submit-and-wait.ts";

export type {
  Style,
  StyleOwner,
  StyleShareLink,
  StyleWorkspaceShare,
  TrainStyleInput,
  UpdateStyleInput,
} from "../../generated/openapi.ts";

/** A style, or its id. */
export type StyleReference = string | { readonly id: string };

/** Whose styles to list: `all`, `user`, … */
export type StyleFilter = NonNullable<NonNullable<paths["/styles"]["get"]["parameters"]["query"]>["filter"]>;

/** Which styles to list. */
export interface ListStylesOptions extends ListOptions {
  /** Only styles with these ids. */
  ids?: readonly string[] | undefined;
  /** Only styles that you like. Default: false. */
  liked?: boolean | undefined;
  /** Only styles by this user. */
  user?: string | undefined;
  /** Only styles trained for this model: `flux_dev`. */
  model?: string | undefined;
  /** Whose styles. Default: `all`. */
  filter?: StyleFilter | undefined;
}

/** How to train a style and wait for it. `timeoutMs` is for the wait. */
export type TrainStyleOptions = SubmitAndWaitOptions;

/** A style that you have trained. */
export interface TrainedStyle {
  /** The style's id. Use it in an input: `{ styles: [{ id: styleId, strength: 1 }] }`. */
  styleId: string;
  /** The completed training job. */
  job: CompletedJob;
}

/** Styles: train them, find them, share them. */
export interface Styles {
  /**
   * Starts training a style. Wait for the job with {@link Styles.wait}.
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
   * @throws what {@link Styles.train} and {@link Styles.wait} throw
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
  /**
   * Lists styles.
   *
   * @returns a list: await it for one page, or iterate over it for all styles
   * @example
   * ```ts
   * for await (const { id, title } of krea.styles.list({ filter: "user" })) console.log(id, title);
   * ```
   */
  list(options?: ListStylesOptions): List<Style>;
  /**
   * Reads a style.
   *
   * @throws KreaNotFoundError if the style does not exist or you have no access to it
   * @example
   * ```ts
   * const { title } = await krea.styles.get(styleId);
   * ```
   */
  get(style: StyleReference, settings?: RequestSettings): Promise<Style>;
  /**
   * Changes one of your styles.
   *
   * @param changes - what to change: `public`, `title`, `urls`, `cover_url`
   * @returns the changed style
   * @example
   * ```ts
   * await krea.styles.update(styleId, { title: "Lighthouses at dusk" });
   * ```
   */
  update(style: StyleReference, changes: UpdateStyleInput, settings?: RequestSettings): Promise<Style>;
  /**
   * Returns a link that lets others use one of your styles. The first call creates it.
   *
   * @example
   * ```ts
   * const { share_link } = await krea.styles.shareLink(styleId);
   * ```
   */
  shareLink(style: StyleReference, settings?: RequestSettings): Promise<StyleShareLink>;
  /**
   * Shares one of your styles with the members of your API workspace.
   *
   * @example
   * ```ts
   * await krea.styles.shareWithWorkspace(styleId);
   * ```
   */
  shareWithWorkspace(style: StyleReference, settings?: RequestSettings): Promise<StyleWorkspaceShare>;
  /**
   * Stops sharing the style with the workspace.
   *
   * @throws KreaNotFoundError if the style is not shared
   * @example
   * ```ts
   * await krea.styles.unshare(styleId);
   * ```
   */
  unshare(style: StyleReference, settings?: RequestSettings): Promise<void>;
}

const filters: Record<Exclude<keyof ListStylesOptions, keyof ListOptions>, Check> = {
  ids: isListOfTexts,
  liked: isBoolean,
  user: isNonEmptyString,
  model: isNonEmptyString,
  filter: isNonEmptyString,
};

/** What `krea.styles` uses of its client. */
export interface StylesContext {
  transport: Transport;
  bodies: BodyContext;
  submit: Submit;
  jobs: Jobs;
}

/** Makes `krea.styles`. */
export function createStyles({ transport, bodies, submit, jobs }: StylesContext): Styles {
  /** Calls an operation on one style. */
  const call = async <Answer>(
    what: string,
    [method, path]: readonly [Method, string],
    style: StyleReference,
    settings: RequestSettings = {},
    parse: Parse<Answer>,
    changes?: UpdateStyleInput,
  ): Promise<Answer> => {
    checkOptions(what, settings, requestChecks);
    const params = { path: { id: styleIdOf(what, style) } };
    const body = await prepareBody(bodies, method, path, ownCopy(changes), settings);
    return transport.call(method, path, { ...settings, params, body }, parse);
  };
  const train = async (input: TrainStyleInput, options?: SubmitOptions) =>
    submit({ what: "styles.train", path: "/styles/train", input, options, parse: parseNewJob, adopt: (job) => job });
  const wait = async (reference: JobReference, options?: WaitOptions): Promise<TrainedStyle> => {
    const job = await jobs.wait(reference, options);
    const { style_id: styleId } = job.result;
    if (styleId !== undefined) return { styleId, job };
    const message = `Job ${job.job_id} completed without a style: expected a job of styles.train.`;
    throw new KreaEmptyResultError(message, { job, jobId: job.job_id });
  };
  const list: ListDefinition<Style> = {
    what: "styles.list",
    operation: "GET /styles",
    filters,
    readPage: (query, settings) =>
      transport.call("GET", "/styles", { ...settings, params: { query } }, (data) => parsePage(data, parseStyle)),
  };
  return {
    train,
    wait,
    async trainAndWait(input, options = {}) {
      checkOptions("styles.trainAndWait", options, submitAndWaitChecks);
      const { submitOptions, waitOptions } = splitOptions(options);
      return wait(await train(input, submitOptions), waitOptions);
    },
    list: (options) => createList(list, options),
    get: (style, settings) => call("styles.get", ["GET", "/styles/{id}"], style, settings, parseStyle),
    update: (style, changes, settings) =>
      call("styles.update", ["PATCH", "/styles/{id}"], style, settings, parseStyle, changes),
    shareLink: (style, settings) =>
      call("styles.shareLink", ["GET", "/styles/{id}/share/link"], style, settings, parseShareLink),
    shareWithWorkspace: (style, settings) =>
      call("styles.shareWithWorkspace", ["POST", "/styles/{id}/share/workspace"], style, settings, parseShare),
    unshare: async (style, settings) => {
      await call("styles.unshare", ["DELETE", "/styles/{id}/share/workspace"], style, settings, (data) => ({ data }));
    },
  };
}

function styleIdOf(what: string, style: unknown): string {
  return checkId(style, { what: `${what}: style`, resource: "a style", field: "id" });
}

// Each checks only the field that identifies the response, and trusts the document for the others.
const parseStyle = (data: unknown) => (hasText(data, "id") ? (data as unknown as Style) : undefined);
const parseShareLink = (data: unknown) =>
  hasText(data, "share_link") ? (data as unknown as StyleShareLink) : undefined;
const parseShare = (data: unknown) =>
  hasText(data, "style_id") ? (data as unknown as StyleWorkspaceShare) : undefined;

function hasText(data: unknown, field: string): data is Record<string, unknown> {
  return isPlainObject(data) && typeof data[field] === "string";
}
