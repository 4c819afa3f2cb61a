/**
 * Which operations make jobs. Pure.
 *
 * @module
 */

import { bodilessOperations, repeatablePosts, submissionOperations, unnamedJobs } from "../../generated/operations.ts";
import { isRecord } from "../support/is-record.ts";

/**
 * Whether each request of an operation may make a job, and a bill. True for every POST that is not marked as repeatable, so
 * also for an operation that the document does not have; for PUT and PATCH where the document says so.
 */
export function mayMakeJob(method: string, path: string): boolean {
  return method === "POST" ? !repeatablePosts.includes(`POST ${path}`) : makesJobs(method, path);
}

/** Whether an operation needs a JSON body: it makes jobs from an input, or changes something. */
export function needsBody(method: string, path: string): boolean {
  return (makesJobs(method, path) || method === "PATCH") && !bodilessOperations.includes(`${method} ${path}`);
}

function makesJobs(method: string, path: string): boolean {
  return isWrite(method) && (path.startsWith("/generate/") || submissionOperations.includes(`${method} ${path}`));
}

/** Whether an operation returns a job or a list of jobs. */
export function answersJobs(method: string, path: string): boolean {
  return makesJobs(method, path) && !unnamedJobs.includes(`${method} ${path}`);
}

function isWrite(method: string): boolean {
  return method === "POST" || method === "PUT" || method === "PATCH";
}

/** The model's id, from a path: `image/bfl/flux-1-dev`. For other operations the path without its first slash. */
export function modelOf(path: string): string {
  return path.replace(/^\/(generate\/)?/, "");
}

/** The ids of the jobs in the response of a submission. */
export function jobIdsOf(data: unknown): string[] {
  if (Array.isArray(data)) return data.flatMap((job) => (Array.isArray(job) ? [] : jobIdsOf(job)));
  const id = isRecord(data) ? data.job_id : undefined;
  return typeof id === "string" && id !== "" ? [id] : [];
}
