/**
 * Submissions: what makes a job, and a bill. Models, style training and node apps share it.
 *
 * @module
 */

import { isOnUnknownSubmission, type OnUnknownSubmission } from "../client/options.ts";
import { KreaInputError } from "../errors/client-errors.ts";
import { isKreaAbortError, isKreaSubmissionUnknownError } from "../errors/guards.ts";
import type { Job } from "../jobs/job.ts";
import { type Check, checkOptions, isPlainObject, show } from "../options/check.ts";
import { isLoopback } from "../options/connection.ts";
import { type RequestSettings, requestChecks } from "../options/request-settings.ts";
import type { Transport } from "../transport/transport.ts";
import { type CostBudget, createCostBudget, isMaxCost, type MaxCost } from "./max-cost.ts";

/** Options of a submission. */
export interface SubmitOptions extends RequestSettings {
  /** Where the API posts the job when it has ended. https only, but for a loopback host. */
  webhookUrl?: string | undefined;
  /** What a submission whose outcome is not known leads to. Default: the client's. */
  onUnknownSubmission?: OnUnknownSubmission | undefined;
  /**
   * The most that the submission may cost, by the tables that `krea.models.estimate` reads: past it, or where the price is
   * not known or in the other unit, nothing is sent and a KreaInputError says why. An amount that the document calls
   * approximate counts as it stands. Default: no bound.
   */
  maxCost?: MaxCost | undefined;
}

/** Checks of {@link SubmitOptions}. */
export const submitChecks: Record<keyof SubmitOptions, Check> = {
  ...requestChecks,
  webhookUrl: checkWebhookUrl,
  onUnknownSubmission: isOnUnknownSubmission,
  maxCost: isMaxCost,
};

/** What is submitted, and where. */
export interface Submission<Answer> {
  /** As messages say it: a model's id, `styles.train`. */
  what: string;
  /** The operation's path: `/styles/train`. */
  path: string;
  /** The values of the path's parameters. */
  parameters?: Record<string, string>;
  input: unknown;
  options: SubmitOptions | undefined;
  /** What it may cost together with others. */
  budget?: CostBudget | undefined;
  /** Reads the answer; undefined where it is not what the operation promises. */
  parse(data: unknown): Answer | undefined;
  /** The answer, where a search has found its job; left out where one job cannot be all of it. */
  adopt?(job: Job): Answer;
}

/** Makes a submission. */
export type Submit = <Answer>(submission: Submission<Answer>) => Promise<Answer>;

/** Submits an input to the model of a path. */
export type SubmitModel = (
  path: `/generate/${string}`,
  input: unknown,
  options: SubmitOptions | undefined,
  budget?: CostBudget,
) => Promise<Job>;

/** What submissions need of their client. */
export interface SubmitContext {
  transport: Transport;
  onUnknownSubmission: OnUnknownSubmission;
}

/**
 * The submissions of a client.
 *
 * @throws KreaInputError before anything is sent; KreaSubmissionUnknownError, and what the API refuses with
 */
export function createSubmit({ transport, onUnknownSubmission: defaultAction }: SubmitContext): Submit {
  return async ({ what, path, parameters, input, options = {}, budget, parse, adopt }) => {
    checkOptions(what, options, submitChecks);
    if (!isPlainObject(input)) throw new KreaInputError(`${what}: input: expected an object, got ${show(input)}.`);
    const { webhookUrl, onUnknownSubmission = defaultAction, maxCost, ...settings } = options;
    const header = webhookUrl === undefined ? {} : { "X-Webhook-URL": new URL(webhookUrl).href };
    const bounded = budget ?? (maxCost && createCostBudget());
    const cost = bounded && (await bounded.take({ what, path, input, maxCost }));
    const init = {
      ...settings,
      body: cost?.input ?? input,
      params: { header, ...(parameters && { path: parameters }) },
    };
    try {
      const { data } = await transport.call("POST", path, init, parse);
      return data;
    } catch (error) {
      cost?.giveBack(error);
      if (onUnknownSubmission !== "recover" || !isKreaSubmissionUnknownError(error)) throw error;
      error.recovery = await error.recover({ signal: settings.signal }).catch((reason: unknown) => {
        if (isKreaAbortError(reason)) throw reason;
        // What the search met is less than what it was for: the unknown submission is thrown below.
        return undefined;
      });
      cost?.giveBack(error);
      if (error.recovery?.status !== "found" || !adopt) throw error;
      transport.limiter.adopt(error.recovery.job.job_id);
      return adopt(error.recovery.job);
    }
  };
}

function checkWebhookUrl(value: unknown): string | undefined {
  const expected = "an absolute https URL";
  if (typeof value !== "string" || !URL.canParse(value)) return expected;
  const { protocol, hostname } = new URL(value);
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname)) ? undefined : expected;
}
