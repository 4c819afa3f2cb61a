/**
 * Which operations make jobs. Pure.
 *
 * @module
 */

import type { OperationTables } from "../models/api-document.ts";
import { isRecord } from "../support/is-record.ts";

/**
 * Whether each request of an operation may make a job, and a bill. True for every POST that is not marked as repeatable, so
 * also for an operation that the document does not have; for PUT and PATCH where the document says so.
 */
export function mayMakeJob(tables: OperationTables, method: string, path: string): boolean {
  return method === "POST" ? !tables.repeatablePosts.includes(`POST ${path}`) : makesJobs(tables, method, path);
}

/** Whether an operation needs a JSON body: it makes jobs from an input, or changes something. */
export function needsBody(tables: OperationTables, method: string, path: string): boolean {
  const isExpected = makesJobs(tables, method, path) || method === "PATCH";
  return isExpected && !tables.bodilessOperations.includes(`${method} ${path}`);
}

function makesJobs({ submissionOperations }: OperationTables, method: string, path: string): boolean {
  return isWrite(method) && (path.startsWith("/generate/") || submissionOperations.includes(`${method} ${path}`));
}

/** Whether an operation returns a job or a list of jobs. */
export function answersJobs(tables: OperationTables, method: string, path: string): boolean {
  return makesJobs(tables, method, path) && !tables.unnamedJobs.includes(`${method} ${path}`);
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
