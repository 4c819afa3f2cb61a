/**
 * A job as this package shows it, whatever shape the API answered in.
 *
 * @module
 */

import { jobErrorFields, jobFields, jobResultFields, jobStatuses } from "../../generated/jobs.ts";
import type { Job as DocumentedJob, JobStatus } from "../../generated/openapi.ts";

export type { JobStatus };

type DocumentedResult = NonNullable<DocumentedJob["result"]>;
type DocumentedError = NonNullable<DocumentedJob["error"]>;

/** What a job has made so far. */
export interface JobResult extends DocumentedResult {
  /** The URLs of the results; while the job runs, of previews where the model gives some. */
  urls: string[];
  /** The style that a training job has made. */
  style_id?: string;
  /** The outputs of a node app by name, where the API names them. */
  outputs?: Record<string, string>;
  /** The URLs that the API marks as previews of the results. */
  previews?: string[];
  /** What else the API says of the result, where it says more: not in its document, so not to depend on. */
  extra?: Record<string, unknown>;
}

/** Why a job failed. */
export interface JobFailure extends DocumentedError {
  /** The API's word for what went wrong. */
  code?: string;
  /** What went wrong. */
  message: string;
  /** What else the API says of the failure, where it says more: not in its document, so not to depend on. */
  extra?: Record<string, unknown>;
}

/** What every job has, in any state. */
export interface JobFields extends Omit<DocumentedJob, "status" | "result" | "error"> {
  /** The id of the job: a UUID. */
  job_id: string;
  /** ISO 8601. */
  created_at: string;
  /** ISO 8601; null until the job has ended. */
  completed_at: string | null;
  /** Why the job failed; null where it did not, or where the API gives no reason. */
  error: JobFailure | null;
  /** What else the API says of the job, such as its `type`: not in its document, so not to depend on. */
  extra: Record<string, unknown>;
}

/** A job that has completed. */
export interface CompletedJob extends JobFields {
  /** It has completed. */
  status: "completed";
  /** What it made. `urls` is empty where the API gives nothing; `krea.jobs.wait` throws a KreaEmptyResultError then. */
  result: JobResult;
}

/** A job that has failed. */
export interface FailedJob extends JobFields {
  /** It has failed; `error` says why, where the API does. */
  status: "failed";
  /** What it made before it failed, such as previews; null where there is nothing. */
  result: JobResult | null;
}

/** A job that was cancelled. */
export interface CancelledJob extends JobFields {
  /** It was cancelled. */
  status: "cancelled";
  /** What it made before it was cancelled, such as previews; null where there is nothing. */
  result: JobResult | null;
}

/** A job that has not ended: it waits for its turn, or is at work. */
export interface PendingJob extends JobFields {
  /** Where it is: `queued`, `processing`, … */
  status: PendingStatus;
  /** Previews, where the model gives some; null until there is something. */
  result: JobResult | null;
}

/** A job that will not change any more. */
export type EndedJob = CompletedJob | FailedJob | CancelledJob;

/**
 * Where a job is that has not ended. `unknown` stands for a status that the API's document does not have: the job may be
 * newer than this package. The API's own word for it is `job.extra.status`.
 */
export type PendingStatus = Exclude<JobStatus, EndedJob["status"]> | "unknown";

/**
 * A job, in any state. Compare `status` to learn more: a job that is `completed` has a result.
 *
 * @example
 * ```ts
 * const job = await krea.jobs.get(id);
 * if (job.status === "completed") console.log(job.result.urls);
 * else if (job.status === "failed") console.error(job.error?.message);
 * ```
 */
export type Job = CompletedJob | FailedJob | CancelledJob | PendingJob;

/** The statuses that no job leaves. */
const endedStatuses: Readonly<Record<EndedJob["status"], true>> = { completed: true, failed: true, cancelled: true };

/**
 * Reads a job as the API answers it: both spellings of cancelled, `null` and `{}` results, URLs as strings, as objects
 * (`{type, url}`) or by name, and an error as object or string. What the document does not declare it keeps under `extra`.
 * A job that was read before stays as it is.
 *
 * @returns undefined where the value is no job: not an object, or without a `job_id` and a status
 */
export function parseJob(value: unknown): Job | undefined {
  if (!isRecord(value)) return undefined;
  const { declared, extra } = splitFields(value, jobFields);
  const { job_id, status, created_at, completed_at, result, error } = declared;
  if (typeof job_id !== "string" || job_id === "" || typeof status !== "string") return undefined;
  const known = knownStatus(status);
  const parsed = parseResult(result);
  return {
    ...declared,
    job_id,
    status: known,
    created_at: typeof created_at === "string" ? created_at : "",
    completed_at: typeof completed_at === "string" ? completed_at : null,
    result: known === "completed" ? (parsed ?? { urls: [] }) : parsed,
    error: parseFailure(error),
    extra: known === "unknown" ? { status, ...extra } : extra,
    // The status and the result fit each other, which no type can follow.
  } as Job;
}

/** Reads the answer of a submission: a job that was made is not lost because its status is missing. */
export function parseNewJob(value: unknown): Job | undefined {
  return parseJob(isRecord(value) && value.status === undefined ? { ...value, status: "queued" } : value);
}

/** Whether a job will not change any more. */
export function hasEnded(job: Job): job is EndedJob {
  return Object.hasOwn(endedStatuses, job.status);
}

/** Where a job is, in the API's own word. */
export function statusText({ status, extra }: Job): string {
  return status === "unknown" && isText(extra.status) ? extra.status : status;
}

/** Whether a completed job holds anything: a URL, or the style that it trained. */
export function hasResult(job: Job): job is CompletedJob {
  return job.status === "completed" && (job.result.urls.length > 0 || !!job.result.style_id);
}

function knownStatus(status: string): Job["status"] {
  if (status === "canceled") return "cancelled";
  return jobStatuses.includes(status) ? (status as JobStatus) : "unknown";
}

/** The fields that the document declares, and the others; of a value that was read before, the others are in `extra`. */
function splitFields(value: Record<string, unknown>, fields: readonly string[]) {
  const entries = Object.entries(value).filter(([name]) => !(name === "extra" && isRecord(value.extra)));
  const isDeclared = ([name]: [string, unknown]) => fields.includes(name);
  const others = Object.fromEntries(entries.filter((entry) => !isDeclared(entry)));
  return {
    declared: Object.fromEntries(entries.filter(isDeclared)),
    extra: isRecord(value.extra) ? { ...others, ...value.extra } : others,
  };
}

function parseResult(value: unknown): JobResult | null {
  if (!isRecord(value) || Object.keys(value).length === 0) return null;
  const { outputs, previews } = value;
  // What `parseUrls` has made of a result that was read before.
  const made = [
    ...(isRecord(outputs) && Object.values(outputs).every(isText) ? ["outputs"] : []),
    ...(Array.isArray(previews) && previews.every(isText) ? ["previews"] : []),
  ];
  const { declared, extra } = splitFields(value, [...jobResultFields, ...made]);
  const { urls, style_id, ...rest } = declared;
  return {
    ...rest,
    ...parseUrls(urls),
    ...(isText(style_id) && { style_id }),
    ...withExtra(extra),
  };
}

function parseUrls(urls: unknown): Pick<JobResult, "urls" | "outputs" | "previews"> {
  if (typeof urls === "string") return { urls: [urls] };
  if (Array.isArray(urls)) {
    const entries = urls.flatMap((entry: unknown) => {
      if (typeof entry === "string") return [{ url: entry, isPreview: false }];
      return isRecord(entry) && typeof entry.url === "string"
        ? [{ url: entry.url, isPreview: entry.type === "preview" }]
        : [];
    });
    const previews = entries.filter((entry) => entry.isPreview).map((entry) => entry.url);
    return {
      urls: entries.filter((entry) => !entry.isPreview).map((entry) => entry.url),
      ...(previews.length > 0 && { previews }),
    };
  }
  if (!isRecord(urls)) return { urls: [] };
  const outputs = Object.entries(urls).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return { urls: outputs.map(([, url]) => url), outputs: Object.fromEntries(outputs) };
}

function parseFailure(value: unknown): JobFailure | null {
  if (isText(value) && value !== "") return { message: value };
  if (!isRecord(value)) return null;
  const { declared, extra } = splitFields(value, jobErrorFields);
  const { code, message, ...rest } = declared;
  if (!isText(message) && !isText(code)) return null;
  return {
    ...rest,
    ...(isText(code) && { code }),
    message: isText(message) ? message : String(code),
    ...withExtra(extra),
  };
}

function withExtra(extra: Record<string, unknown>) {
  return Object.keys(extra).length > 0 ? { extra } : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
