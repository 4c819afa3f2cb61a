/**
 * What sends requests and waits for jobs: the part of a client that is loaded with its first call.
 *
 * @module
 */

import type { Middleware } from "openapi-fetch";
import { type Job, parseNewJob } from "../jobs/job.ts";
import type { ModelKind } from "../models/model-ids.ts";
import { modelPath } from "../models/model-path.ts";
import { createSubmit, type SubmitModel, type SubmitOptions } from "../submissions/submit.ts";
import { createTransport, type Transport } from "../transport/transport.ts";
import { type Assets, createAssets } from "./assets.ts";
import { type Batch, createBatch } from "./batch.ts";
import { createJobs, type Jobs } from "./jobs.ts";
import { createNodeApps, type NodeApps } from "./node-apps.ts";
import type { ResolvedOptions } from "./options.ts";
import { createStyles, type Styles } from "./styles.ts";
import { createSubscribe, type Subscribe } from "./subscribe.ts";

/** The working parts of a client. */
export interface Engine {
  readonly call: Transport["call"];
  readonly jobs: Jobs;
  readonly assets: Assets;
  readonly styles: Styles;
  readonly nodeApps: NodeApps;
  /** Submits an input to a model: by its id, or by its kind and its name. */
  submit(model: string, kind: ModelKind | undefined, input: unknown, options: SubmitOptions | undefined): Promise<Job>;
  readonly subscribe: Subscribe;
  readonly batch: Batch;
}

/**
 * The working parts of a client with these options.
 *
 * @param middleware - asked at each call of what it holds then
 */
export function createEngine(options: ResolvedOptions, middleware: readonly Middleware[]): Engine {
  const transport = createTransport(options, middleware);
  const jobs = createJobs(transport);
  const submit = createSubmit({ transport, onUnknownSubmission: options.onUnknownSubmission });
  const submitModel: SubmitModel = async (path, input, submitOptions, budget) => {
    const model = path.replace("/generate/", "");
    const adopt = (job: Job) => job;
    const job = await submit({ what: model, path, input, options: submitOptions, budget, parse: parseNewJob, adopt });
    jobs.made(job, model);
    return job;
  };
  const subscribe = createSubscribe(submitModel, jobs);
  return {
    call: transport.call,
    jobs,
    assets: createAssets(transport),
    styles: createStyles(transport, submit, jobs),
    nodeApps: createNodeApps(transport, submit, jobs),
    submit: (model, kind, input, submitOptions) => submitModel(modelPath(model, kind), input, submitOptions),
    subscribe,
    batch: createBatch(subscribe),
  };
}
