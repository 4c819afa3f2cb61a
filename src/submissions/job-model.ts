/**
 * Whether a job is of a submission's model, as far as its row in the list says. Pure.
 *
 * @module
 */

import type { Job } from "../jobs/job.ts";

/** The fields that may name a job's model. The API's document has none of them. */
const modelFields = ["model", "model_id"];
/** A field that tells models apart, in names of its own. */
const typeField = "type";

/** Tells whether a job is of a model. Undefined if its row does not say. */
export type IsOfModel = (job: Job, model: string) => boolean | undefined;

/**
 * Makes the comparison for a list of jobs. A row's `type` is compared with the types of the jobs that this client made.
 *
 * @param modelOf - returns the model of a job that this client has made
 */
export function compareModels(jobs: readonly Job[], modelOf: (jobId: string) => string | undefined): IsOfModel {
  const own = jobs.flatMap((job) => {
    const [model, type] = [modelOf(job.job_id), textOf(job, typeField)];
    return model !== undefined && type !== undefined ? [{ model, type }] : [];
  });
  return (job, model) => {
    const name = modelFields.map((field) => textOf(job, field)).find((text) => text !== undefined);
    if (name !== undefined) return isNameOf(name, model);
    const type = textOf(job, typeField);
    const models = new Set(own.flatMap((known) => (known.type === type ? [known.model] : [])));
    // Several models may share a type.
    if (models.size === 0 || (models.size > 1 && models.has(model))) return undefined;
    return models.has(model);
  };
}

/** Whether a name is that of a model: `image/bfl/flux-1-dev`, with or without what stands before a slash. */
function isNameOf(name: string, model: string): boolean {
  const plain = name.toLowerCase().replace(/^\/?(generate\/)?/, "");
  return plain !== "" && `/${model.toLowerCase()}`.endsWith(`/${plain}`);
}

function textOf(job: Job, field: string): string | undefined {
  const value: unknown = Reflect.get(job, field) ?? job.extra[field];
  return typeof value === "string" && value !== "" ? value : undefined;
}
