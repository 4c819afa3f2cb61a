/**
 * Submissions: calls that make a job, and a bill. Models, style training and node apps share them.
 *
 * @module
 */

import { KreaInputError } from "../errors/client-errors.ts";
import { isKreaSubmissionUnknownError } from "../errors/guards.ts";
import type { Job } from "../jobs/job.ts";
import { type Check, checkOptions, isPlainObject, show } from "../options/check.ts";
import { isLoopback } from "../options/connection.ts";
import { type RequestSettings, requestChecks } from "../options/request-settings.ts";
import { serializeBody } from "../transport/body.ts";
import type { Parse } from "../transport/parse.ts";
import { prepareRequest } from "../transport/prepared-request.ts";
import { type CostBudget, createCostBudget } from "./cost-budget.ts";
import { isMaxCost, type MaxCost } from "./max-cost.ts";
import { ownInput } from "./own-input.ts";
import { type BodyContext, isForm, prepareBody } from "./prepare-body.ts";
import { findLostJob } from "./recovery.ts";
import { type Submissions, sendSubmission } from "./send-submission.ts";
import { sentPath } from "./sent-path.ts";

/** What to do when the outcome of a submission is unknown. */
export type OnUnknownSubmission = "throw" | "recover";

/** Options of a submission. */
export interface SubmitOptions extends RequestSettings {
  /** The URL to which the API posts the job when it has ended. Must be https, except on a loopback host. */
  webhookUrl?: string | undefined;
  /**
   * What to do when the outcome of the submission is unknown: `throw`, or `recover`, which continues with the one job that
   * matches. If other processes submit with the same key, that job can be theirs. Default: the client's setting.
   */
  onUnknownSubmission?: OnUnknownSubmission | undefined;
  /**
   * The most that the submission may cost, by the prices of `krea.models.estimate`. If the price is higher, unknown or only
   * in another unit, nothing is sent and a KreaInputError says why. Approximate prices count as they are. Default: no limit.
   */
  maxCost?: MaxCost | undefined;
}

/** Check of `onUnknownSubmission`. */
export const isOnUnknownSubmission: Check = (value) =>
  value === "throw" || value === "recover" ? undefined : '"throw" or "recover"';

/** Checks of {@link SubmitOptions}. */
export const submitChecks: Record<keyof SubmitOptions, Check> = {
  ...requestChecks,
  webhookUrl: checkWebhookUrl,
  onUnknownSubmission: isOnUnknownSubmission,
  maxCost: isMaxCost,
};

/** What to submit, and where. */
export interface Submission<Answer> {
  /** Its name in error messages: a model's id, `styles.train`. */
  what: string;
  /** The operation's path: `/styles/train`. */
  path: string;
  /** The values of the path's parameters. */
  parameters?: Record<string, string>;
  input: unknown;
  options: SubmitOptions | undefined;
  /** A cost limit that it shares with other submissions. */
  budget?: CostBudget | undefined;
  /** Whether an abort waits for the answer, so that the job can be cancelled by its id. */
  cancelOnAbort?: boolean | undefined;
  /** Reads the response. Returns undefined if it is not the documented one. */
  parse: Parse<Answer>;
  /** Turns a job that a search has found into the result. Left out if the result may have several jobs. */
  adopt?(job: Job): Answer;
}

/**
 * Makes a submission.
 *
 * @throws KreaInputError before anything is sent; KreaSubmissionUnknownError if the job may exist; KreaAPIError and the
 *   other errors of a request if no job was made
 */
export type Submit = <Answer>(submission: Submission<Answer>) => Promise<Answer>;

/** What submissions use of their client. */
export interface SubmitContext {
  submissions: Submissions;
  bodies: BodyContext;
  onUnknownSubmission: OnUnknownSubmission;
}

/** Makes the `submit` of a client. */
export function createSubmit({ submissions, bodies, onUnknownSubmission: byDefault }: SubmitContext): Submit {
  return async ({ what, path: given, parameters, input, options = {}, budget, cancelOnAbort, parse, adopt }) => {
    checkOptions(what, options, submitChecks);
    if (!isPlainObject(input)) throw new KreaInputError(`${what}: input: expected an object, got ${show(input)}.`);
    const path = sentPath(bodies.document, given, bodies.deprecations);
    const { webhookUrl, onUnknownSubmission = byDefault, maxCost, ...settings } = options;
    // You may change your input while the call is in progress.
    const own = ownInput(what, input);
    const bounded = budget ?? (maxCost && createCostBudget(bodies.document));
    const cost = bounded && (await bounded.take({ what, path, input: own, maxCost }));
    try {
      const prepared = prepareBody(bodies, "POST", path, own, settings);
      const ready = prepared instanceof Promise ? await prepared : prepared;
      const body = serializeBody(`POST ${path}`, ready, isForm(bodies.document, `POST ${path}`));
      const header = webhookUrl === undefined ? {} : { "X-Webhook-URL": new URL(webhookUrl).href };
      const init = { ...settings, params: { header, ...(parameters && { path: parameters }) } };
      const { connection } = submissions.transport;
      const request = prepareRequest(connection, "POST", path, init, { body, isRepeatable: false });
      return (await sendSubmission(request, submissions, parse, cancelOnAbort)).data;
    } catch (error) {
      if (onUnknownSubmission !== "recover" || !isKreaSubmissionUnknownError(error)) {
        cost?.release(error);
        throw error;
      }
      const job = await findLostJob(error, settings.signal).finally(() => cost?.release(error));
      if (!job || !adopt) throw error;
      submissions.limiter.adopt(job.job_id);
      return adopt(job);
    }
  };
}

function checkWebhookUrl(value: unknown): string | undefined {
  const expected = "an absolute https URL";
  if (typeof value !== "string" || !URL.canParse(value)) return expected;
  const { protocol, hostname } = new URL(value);
  return protocol === "https:" || (protocol === "http:" && isLoopback(hostname)) ? undefined : expected;
}
