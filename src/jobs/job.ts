/**
 * The job: the same shape whatever the API answered.
 *
 * @module
 */

import type { Job as DocumentedJob, JobStatus } from "../../generated/openapi.ts";
import type { ResultFile } from "./result-file.ts";

export type { JobStatus };

/** The fields of a job's part that the document declares, but for those that this package reads into its own form. */
type OtherFields<Field extends string, Own extends string> = DocumentedJob extends { [Name in Field]?: infer Part }
  ? Omit<NonNullable<Part>, Own>
  : Record<never, never>;
type OtherResultFields = OtherFields<"result", "urls" | "files" | "style_id" | "outputs" | "previews" | "extra">;
type OtherErrorFields = OtherFields<"error", "code" | "message" | "extra">;

/** What a job has made so far. */
export interface JobResult extends OtherResultFields {
  /** The URLs of the results. While the job runs: of previews, if the model gives any. */
  urls: string[];
  /** Every file with what is known of it: its kind, its type, its name. Unlike `urls`, it includes the previews. */
  files: ResultFile[];
  /** The id of the style that a training job made. */
  style_id?: string;
  /** URLs by the name of the output, for node apps whose outputs have names. */
  outputs?: Record<string, string>;
  /** The URLs that the API marks as previews. */
  previews?: string[];
  /** Fields that the API sent but does not document. Do not depend on them. */
  extra?: Record<string, unknown>;
}

/** Why a job failed. */
export interface JobFailure extends OtherErrorFields {
  /** The API's error code. */
  code?: string;
  /** What went wrong. */
  message: string;
  /** Fields that the API sent but does not document. Do not depend on them. */
  extra?: Record<string, unknown>;
}

/** The fields that every job has, whatever its status. */
export interface JobFields
  extends Omit<DocumentedJob, "job_id" | "status" | "created_at" | "completed_at" | "result" | "error" | "extra"> {
  /** The job's id, a UUID. */
  job_id: string;
  /** When the job was created, in ISO 8601. */
  created_at: string;
  /** When the job ended, in ISO 8601. Null until then. */
  completed_at: string | null;
  /** Why the job failed. Null if it did not, or if the API gives no reason. */
  error: JobFailure | null;
  /** Fields that the API sent but does not document, such as `type`. Do not depend on them. */
  extra: Record<string, unknown>;
}

/** A job that has completed. */
export interface CompletedJob extends JobFields {
  /** The job has completed. */
  status: "completed";
  /** What the job made. If the API sent no URL, `urls` is empty; `krea.jobs.wait` then throws a KreaEmptyResultError. */
  result: JobResult;
}

/** A job that has failed. */
export interface FailedJob extends JobFields {
  /** The job has failed. `error` says why, if the API does. */
  status: "failed";
  /** What the job made before it failed, such as previews. Null if it made nothing. */
  result: JobResult | null;
}

/** A job that was cancelled. */
export interface CancelledJob extends JobFields {
  /** The job was cancelled. */
  status: "cancelled";
  /** What the job made before it was cancelled, such as previews. Null if it made nothing. */
  result: JobResult | null;
}

/** A job that has not ended: it is queued or running. */
export interface PendingJob extends JobFields {
  /** How far the job is: `queued`, `processing`, … */
  status: PendingStatus;
  /** Previews, if the model gives any. Null until there are some. */
  result: JobResult | null;
}

/** A job that will not change anymore. */
export type EndedJob = CompletedJob | FailedJob | CancelledJob;

/**
 * The statuses of a job that has not ended. `unknown` is any status that the API's document does not declare, because the
 * API may be newer than this package. `job.extra.status` holds the API's own word for it.
 */
export type PendingStatus = Exclude<JobStatus, EndedJob["status"]> | "unknown";

/**
 * A job in any status. Compare `status` to narrow it: a `completed` job has a result.
 *
 * @example
 * ```ts
 * const job = await krea.jobs.get(id);
 * if (job.status === "completed") console.log(job.result.urls);
 * else if (job.status === "failed") console.error(job.error?.message);
 * ```
 */
export type Job = CompletedJob | FailedJob | CancelledJob | PendingJob;

/** Whether a job will not change anymore. */
export function hasEnded(job: Job): job is EndedJob {
  return job.status === "completed" || job.status === "failed" || job.status === "cancelled";
}

/** Whether a job has completed with a result: at least one URL, or the style that it trained. */
export function hasResult(job: Job): job is CompletedJob {
  return job.status === "completed" && (job.result.urls.length > 0 || !!job.result.style_id);
}

/** The job's status in the API's own word, even if it is not a documented one. */
export function statusText({ status, extra }: Job): string {
  return status === "unknown" && typeof extra.status === "string" ? extra.status : status;
}
