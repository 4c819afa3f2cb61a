/**
 * A job as this package shows it, whatever shape the API answered in.
 *
 * @module
 */

import type { JobStatus } from "../../generated/openapi.ts";

export type { JobStatus };

/** What a job has made so far. */
export interface JobResult {
  /** The URLs of the results; while the job runs, of previews where the model gives some. */
  urls: string[];
  /** The style that a training job has made. */
  style_id?: string;
  /** The outputs of a node app by name, where the API names them. */
  outputs?: Record<string, string>;
  /** The URLs that the API marks as previews of the results. */
  previews?: string[];
}

/** Why a job failed. */
export interface JobFailure {
  /** The API's word for what went wrong. */
  code?: string;
  /** What went wrong. */
  message: string;
}

/** A job, in any state. */
export interface Job {
  /** The id of the job: a UUID. */
  job_id: string;
  /** Where the job is: `queued`, `processing`, `completed`, … */
  status: JobStatus;
  /** ISO 8601. */
  created_at: string;
  /** ISO 8601; null until the job has ended. */
  completed_at: string | null;
  /** null until there is something. */
  result: JobResult | null;
  /** null unless the job failed. */
  error: JobFailure | null;
  /** What else the API says of the job; not part of the document, so not to depend on. */
  [field: string]: unknown;
}

/** A job that has ended well. */
export interface CompletedJob extends Job {
  /** It has completed. */
  status: "completed";
  result: JobResult;
}

/**
 * Reads a job as the API answers it: both spellings of cancelled, `null` and `{}` results, URLs as strings, as objects
 * (`{type, url}`) or by name, and an error as object or string. What it does not know it keeps.
 *
 * @returns undefined where the value is no job: not an object, or without a `job_id` and a status
 */
export function parseJob(value: unknown): Job | undefined {
  if (!isRecord(value)) return undefined;
  const { job_id, status, created_at, completed_at, result, error } = value;
  if (typeof job_id !== "string" || job_id === "" || typeof status !== "string") return undefined;
  return {
    ...value,
    job_id,
    status: (status === "canceled" ? "cancelled" : status) as JobStatus,
    created_at: typeof created_at === "string" ? created_at : "",
    completed_at: typeof completed_at === "string" ? completed_at : null,
    result: parseResult(result),
    error: parseFailure(error),
  };
}

/** Reads the answer of a submission: a job that was made is not lost because its status is missing. */
export function parseNewJob(value: unknown): Job | undefined {
  return parseJob(isRecord(value) && value.status === undefined ? { ...value, status: "queued" } : value);
}

/** Whether a job will not change any more. */
export function hasEnded(job: Job): boolean {
  return job.status === "completed" || job.status === "failed" || job.status === "cancelled";
}

/** Whether a completed job holds anything: a URL, or the style that it trained. */
export function hasResult(job: Job): job is CompletedJob {
  return job.status === "completed" && job.result !== null && (job.result.urls.length > 0 || !!job.result.style_id);
}

function parseResult(value: unknown): JobResult | null {
  if (!isRecord(value) || Object.keys(value).length === 0) return null;
  const { urls, style_id, ...rest } = value;
  return { ...rest, ...parseUrls(urls), ...(typeof style_id === "string" && { style_id }) };
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
  if (typeof value === "string" && value !== "") return { message: value };
  if (!isRecord(value)) return null;
  const { code, message } = value;
  if (typeof message !== "string" && typeof code !== "string") return null;
  return {
    ...(typeof code === "string" && { code }),
    message: typeof message === "string" ? message : String(code),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
