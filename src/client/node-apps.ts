/**
 * `krea.nodeApps`: graphs of models that run as one.
 *
 * @module
 */

import type { NodeApp } from "../../generated/openapi.ts";
import { KreaAbortError } from "../errors/client-errors.ts";
import { isKreaAbortError } from "../errors/guards.ts";
import { KreaNodeAppError } from "../errors/job-errors.ts";
import type { CompletedJob, Job } from "../jobs/job.ts";
import { parseNewJob } from "../jobs/parse-job.ts";
import { type Check, checkOptions, isBoolean } from "../options/check.ts";
import { checkId } from "../options/check-id.ts";
import { type RequestSettings, requestChecks } from "../options/request-settings.ts";
import { refuseProblems } from "../submissions/check-input.ts";
import { ownInput } from "../submissions/own-input.ts";
import { type Submit, type SubmitOptions, submitChecks } from "../submissions/submit.ts";
import { messageOf } from "../support/message-of.ts";
import { lazy } from "../transport/lazy.ts";
import { identifiedBy } from "../transport/parse.ts";
import type { Transport } from "../transport/transport.ts";
import type { Jobs } from "./jobs.ts";
import { type SubmitAndWaitOptions, splitOptions, submitAndWaitChecks } from "./submit-and-wait.ts";

export type { NodeApp, NodeAppSchema } from "../../generated/openapi.ts";

/** A version of a node app, or its id. */
export type NodeAppReference = string | { readonly id: string };

/** How to submit the input of a node app. */
export interface ExecuteNodeAppOptions extends SubmitOptions {
  /**
   * Reads the app first and validates the input against its schema. Nothing is sent if the input is invalid. Default:
   * false.
   */
  validateInput?: boolean | undefined;
}

/** How to run a node app. `timeoutMs` is for the wait. */
export interface RunNodeAppOptions extends SubmitAndWaitOptions, Pick<ExecuteNodeAppOptions, "validateInput"> {}

/** The results of a node app. */
export interface NodeAppRun {
  /** URLs by the name of the output, if the outputs have names. */
  outputs: Record<string, string>;
  /** The URLs of all results, in the order of the jobs. */
  urls: string[];
  /** The jobs, each with its result. */
  jobs: CompletedJob[];
}

/** Node apps: read them, run them. */
export interface NodeApps {
  /**
   * Reads a version of a node app, with the schemas of its input and its output.
   *
   * @throws KreaNotFoundError if the app does not exist or you have no access to it
   * @example
   * ```ts
   * const { input_openapi_schema } = await krea.nodeApps.get(id);
   * ```
   */
  get(app: NodeAppReference, settings?: RequestSettings): Promise<NodeApp>;
  /**
   * Submits an input to a node app.
   *
   * @param input - the input that the app's `input_openapi_schema` describes
   * @returns the app's jobs, which have not ended yet
   * @throws KreaInputError, before anything is sent, if the input or an option is invalid; KreaSubmissionUnknownError if
   *   jobs may exist; KreaAPIError
   * @example
   * ```ts
   * const jobs = await krea.nodeApps.execute(id, { prompt: "a lighthouse" });
   * ```
   */
  execute(app: NodeAppReference, input: Record<string, unknown>, options?: ExecuteNodeAppOptions): Promise<Job[]>;
  /**
   * Runs a node app: submits an input and waits for all of its jobs.
   *
   * @throws KreaNodeAppError, with every job, if one of several did not complete; what {@link Jobs.wait} throws for a single
   *   job; what {@link NodeApps.execute} throws
   * @example
   * ```ts
   * const { outputs } = await krea.nodeApps.run(id, { prompt: "a lighthouse" });
   * ```
   */
  run(app: NodeAppReference, input: Record<string, unknown>, options?: RunNodeAppOptions): Promise<NodeAppRun>;
}

const executeChecks: Record<keyof ExecuteNodeAppOptions, Check> = { ...submitChecks, validateInput: isBoolean };
const runChecks: Record<keyof RunNodeAppOptions, Check> = { ...executeChecks, ...submitAndWaitChecks };

/** What `krea.nodeApps` uses of its client. */
export interface NodeAppsContext {
  transport: Transport;
  submit: Submit;
  jobs: Jobs;
}

/** Makes `krea.nodeApps`. */
export function createNodeApps({ transport, submit, jobs }: NodeAppsContext): NodeApps {
  const get = async (app: NodeAppReference, settings: RequestSettings = {}) => {
    checkOptions("nodeApps.get", settings, requestChecks);
    const id = appIdOf("nodeApps.get", app);
    return transport.call("GET", "/node-apps/{id}", { ...settings, params: { path: { id } } }, parseApp);
  };
  const execute = async (
    app: NodeAppReference,
    input: Record<string, unknown>,
    options: ExecuteNodeAppOptions = {},
    cancelOnAbort = false,
  ): Promise<Job[]> => {
    const what = "nodeApps.execute";
    checkOptions(what, options, executeChecks);
    const id = appIdOf(what, app);
    const { validateInput, ...submitOptions } = options;
    // You may change the input while the app is being read.
    const own = ownInput(what, input);
    if (validateInput) await checkByApp(await get(id, { signal: options.signal }), own);
    const path = "/node-apps/{id}/execute";
    const made = { input: own, options: submitOptions, cancelOnAbort, parse: parseJobs };
    return submit({ what, path, parameters: { id }, ...made });
  };
  return {
    get,
    execute: (app, input, options) => execute(app, input, options),
    async run(app, input, options = {}) {
      checkOptions("nodeApps.run", options, runChecks);
      const { submitOptions, waitOptions } = splitOptions(options);
      const made = await execute(app, input, submitOptions, options.cancelOnAbort);
      const ended = await Promise.allSettled(made.map((job) => jobs.wait(job, waitOptions)));
      return resultOf(made, ended);
    },
  };
}

/** Collects the results of all jobs. Throws an error that names every job if one did not complete. */
function resultOf(made: Job[], ended: PromiseSettledResult<CompletedJob>[]): NodeAppRun {
  const completed = ended.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const failures = ended.flatMap((result) => (result.status === "rejected" ? [result.reason as unknown] : []));
  const [failure] = failures;
  if (failures.length === 0) {
    return {
      outputs: Object.assign({}, ...completed.map(({ result }) => result.outputs)) as Record<string, string>,
      urls: completed.flatMap(({ result }) => result.urls),
      jobs: completed,
    };
  }
  if (made.length === 1) throw failure;
  const ids = made.map(({ job_id }) => job_id);
  if (isKreaAbortError(failure)) {
    const message = `The wait for the jobs of a node app was aborted: ${ids.join(", ")}.`;
    throw new KreaAbortError(message, { jobId: failure.jobId, jobIds: ids, cause: failure.cause });
  }
  const what = messageOf(failure);
  const message = `${failures.length} of the ${made.length} jobs of a node app did not end well: ${what}`;
  const jobId = ids[ended.findIndex(({ status }) => status === "rejected")] ?? "";
  throw new KreaNodeAppError(message, { jobId, jobIds: ids, completed, failures, job: undefined, cause: failure });
}

const loadValidateAgainst = lazy(async () => (await import("../validate/validate-against.ts")).validateAgainst);

async function checkByApp({ id, input_openapi_schema: schema }: NodeApp, input: unknown): Promise<void> {
  if (!schema) return;
  const validateAgainst = await loadValidateAgainst();
  refuseProblems(`node app ${id}`, validateAgainst(schema, input));
}

function appIdOf(what: string, app: unknown): string {
  return checkId(app, { what: `${what}: app`, resource: "a node app", field: "id" });
}

const parseApp = identifiedBy<NodeApp>("id");

/** Reads the jobs of a run. Undefined if there are none, or one has no id. */
function parseJobs(data: unknown): Job[] | undefined {
  const items: unknown[] = Array.isArray(data) ? data : [data];
  const jobs = items.flatMap((item) => parseNewJob(item) ?? []);
  return jobs.length > 0 && jobs.length === items.length ? jobs : undefined;
}
