/**
 * The routes that submit, read, list and cancel jobs.
 *
 * @module
 */

import type { Job, JobResult } from "../../generated/openapi.ts";
import { submissionOperations } from "../../generated/operations.ts";
import { isRecord } from "../support/is-record.ts";
import { type Answer, isRefusal, withBody } from "./answer.ts";
import { timestamp } from "./clock.ts";
import { resultPaths } from "./files.ts";
import { defaultFailure, type JobEnd } from "./job-state.ts";
import type { JobRecord } from "./jobs.ts";
import { pageOf } from "./page.ts";
import { queryOf } from "./request.ts";
import type { Call, MockState, Route } from "./route.ts";

/** The routes of jobs. */
export const jobRoutes: readonly Route[] = [
  { method: "POST", path: /^\/generate\/.+$/, answer: submit },
  ...submissionOperations.map(submissionRoute),
  { method: "GET", path: /^\/jobs$/, answer: listJobs },
  { method: "GET", path: /^\/jobs\/([^/]+)$/, answer: getJob },
  { method: "DELETE", path: /^\/jobs\/([^/]+)$/, answer: cancelJob },
];

/**
 * The route of an operation that works on a job and answers a file, such as an export. Of all other POST operations, the
 * response is Prism's. Comes after the routes that know their operation.
 */
export const jobFileRoute: Route = { method: "POST", path: /^\/.+$/, answer: answerWithFile };

/** The route of an operation that makes a job and is not a model's: `POST /node-apps/{id}/execute`. */
function submissionRoute(operation: string): Route {
  const [method = "", path = ""] = operation.split(" ");
  const pattern = path
    .split(/\{[^{}]*\}/)
    .map((part) => part.replace(/[.*+?^$()|[\]\\{}]/g, "\\$&"))
    .join("[^/]+");
  return { method, path: new RegExp(`^${pattern}$`), answer: submit };
}

async function answerWithFile({ request, state, ask }: Call): Promise<Answer> {
  const answer = await ask();
  const { job_id: id } = isRecord(request.body) ? request.body : {};
  if (isRefusal(answer) || typeof id !== "string") return answer;
  const job = state.jobs.get(id);
  if (!job) return ask({ code: 404 });
  const [file] = resultPaths(job);
  return withBody(answer, (body) =>
    isRecord(body) && typeof body.url === "string" && file ? { ...body, url: state.url + file.path } : body,
  );
}

async function submit({ request, state, ask }: Call): Promise<Answer> {
  const answer = await ask();
  if (isRefusal(answer)) return answer;
  // Nothing may be awaited between this check and the creation of the job. Otherwise two submissions could both take
  // the last free slot.
  if (state.jobs.countActive() >= state.maxConcurrentJobs) return ask({ code: 429 });
  const job = state.jobs.create({
    path: request.path,
    body: request.body,
    webhookUrl: request.headers["x-webhook-url"] ?? null,
  });
  const pending: Job = {
    job_id: job.id,
    status: "queued",
    created_at: timestamp(job.createdMs),
    completed_at: null,
    result: null,
    error: null,
  };
  // The document may have no body for a response that names a job all the same.
  const json = { ...answer, headers: { "content-type": "application/json", ...answer.headers } };
  // A node app responds with an array of jobs.
  return withBody(json, (body) => (Array.isArray(body) ? [{ ...body[0], ...pending }] : { ...body, ...pending }));
}

async function getJob({ id, state, ask }: Call): Promise<Answer> {
  const job = state.jobs.get(id);
  if (!job) return ask({ code: 404 });
  const shown = jobBody(job, state);
  return withBody(await ask({ example: shown.status }), (body) => ({ ...body, ...shown }));
}

async function listJobs({ request, state, ask }: Call): Promise<Answer> {
  return withBody(await ask(), (body) => {
    const query = queryOf(request);
    const status = query.get("status");
    const types = query.get("types")?.split(",");
    const jobs = state.jobs
      .records()
      .filter((job) => !status || state.jobs.stateOf(job).status === status)
      .filter((job) => !types || types.includes(typeOf(job)));
    const { items, nextCursor } = pageOf(jobs, query);
    return { ...body, items: items.map((job) => jobBody(job, state)), next_cursor: nextCursor };
  });
}

async function cancelJob({ id, state, ask }: Call): Promise<Answer> {
  if (!state.jobs.get(id)) return ask({ code: 404 });
  const answer = await ask();
  const job = state.jobs.get(id);
  // Only jobs that are queued or processing can be cancelled. A job that has ended does not change.
  if (!isRefusal(answer) && job && state.jobs.stateOf(job).end === null) state.jobs.cancel(id);
  return answer;
}

/** The type of a job. The document does not define job types; this uses the last part of the path. */
function typeOf({ path }: JobRecord): string {
  return path.startsWith("/node-apps/") ? "nodeApp" : (path.split("/").at(-1) ?? "");
}

/** A job as the API shows it. */
export type ShownJob = Omit<Job, "result"> & { result: Result | null };

/** Returns the current state of a job as the API shows it. */
export function jobBody(job: JobRecord, state: Pick<MockState, "jobs" | "url">): ShownJob {
  const { status, end } = state.jobs.stateOf(job);
  return {
    job_id: job.id,
    status,
    created_at: timestamp(job.createdMs),
    // The creation time may have been moved on to be unique. A job must not end before it was created.
    completed_at: end && timestamp(Math.max(end.atMs, job.createdMs)),
    result: end && resultOf(job, end, state.url),
    error: end?.outcome === "failed" ? (end.failure ?? defaultFailure) : null,
  };
}

/** Node apps name their results, as the API does, and 3D models come with their previews. */
type Result = Omit<JobResult, "urls"> & {
  urls?: string[] | Record<string, string> | { type: string; url: string }[];
};

function resultOf(job: JobRecord, end: JobEnd, url: string): Result | null {
  if (end.outcome === "empty") return { urls: [] };
  if (end.outcome !== "completed") return null;
  if (job.styleId !== undefined) return { style_id: job.styleId };
  const files = resultPaths(job).map(({ path, type }) => ({ url: url + path, type }));
  if (job.path.startsWith("/node-apps/")) return { urls: { output: files[0]?.url ?? "" } };
  const typed = files.flatMap(({ url, type }) => (type === undefined ? [] : [{ type, url }]));
  return { urls: typed.length > 0 ? typed : files.map((file) => file.url) };
}
