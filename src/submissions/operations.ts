/**
 * Which operations make jobs. Pure.
 *
 * @module
 */

import { repeatablePosts, submissionOperations } from "../../generated/operations.ts";

/**
 * Whether sending an operation may make a job, and a bill, each time: every POST but those that the document shows to make
 * none. An operation that the document does not have may make one.
 */
export function mayMakeJob(method: string, path: string): boolean {
  return method === "POST" && !repeatablePosts.includes(`POST ${path}`);
}

/** Whether an operation answers with a job, or a list of jobs. */
export function answersJobs(method: string, path: string): boolean {
  return method === "POST" && (path.startsWith("/generate/") || submissionOperations.includes(`POST ${path}`));
}

/** The model of an operation: `image/bfl/flux-1-dev`; the path of an operation that is no model's, without its slash. */
export function modelOf(path: string): string {
  return path.replace(/^\/(generate\/)?/, "");
}

/** The ids of the jobs that the answer of a submission names. */
export function jobIdsOf(data: unknown): string[] {
  if (Array.isArray(data)) return data.flatMap((job) => (Array.isArray(job) ? [] : jobIdsOf(job)));
  const id: unknown = typeof data === "object" && data !== null && "job_id" in data ? data.job_id : undefined;
  return typeof id === "string" && id !== "" ? [id] : [];
}
