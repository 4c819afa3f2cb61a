/**
 * Which operations make jobs. Pure.
 *
 * @module
 */

import { repeatablePosts, submissionOperations } from "../../generated/operations.ts";
import { isRecord } from "../support/is-record.ts";

/**
 * Whether each request of an operation may make a job, and a bill. True for every POST except those that, by the document,
 * make none. So an operation that the document does not have may make one.
 */
export function mayMakeJob(method: string, path: string): boolean {
  return method === "POST" && !repeatablePosts.includes(`POST ${path}`);
}

/** Whether an operation returns a job or a list of jobs. */
export function answersJobs(method: string, path: string): boolean {
  return method === "POST" && (path.startsWith("/generate/") || submissionOperations.includes(`POST ${path}`));
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
