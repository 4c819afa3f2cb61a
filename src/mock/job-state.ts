/**
 * What state a job is in at a given time: pure.
 *
 * @module
 */

import type { JobStatus } from "../../generated/openapi.ts";

/** How a job ends; `"empty"` is completed with no URLs, which is how the API refuses content silently. */
export type JobOutcome = "completed" | "failed" | "cancelled" | "empty";

/** Why a job failed, as the API says it. */
export interface JobFailure {
  /** The API's word for what went wrong: `GENERATION_FAILED`. */
  code: string;
  /** What went wrong. */
  message: string;
}

/** When and how a job ends. */
export interface JobEnd {
  atMs: number;
  outcome: JobOutcome;
  /** Only of a failed job. */
  failure?: JobFailure;
}

/** The times of a job, in milliseconds since 1970. */
export interface JobTimes {
  /** When it leaves the queue. */
  processingFromMs: number;
  end: JobEnd;
}

/** The state of a job at one time. */
export interface JobState {
  status: Extract<JobStatus, "queued" | "processing" | "completed" | "failed" | "cancelled">;
  /** How it ended; null while it is under way. */
  end: JobEnd | null;
}

/** The reason of a failure that nothing is said of: that of the document's own example. */
export const defaultFailure: JobFailure = {
  code: "generation_failed",
  message: "The model could not finish.",
};

/** The state of a job at the time `nowMs`. */
export function stateAt({ processingFromMs, end }: JobTimes, nowMs: number): JobState {
  if (nowMs >= end.atMs) return { status: end.outcome === "empty" ? "completed" : end.outcome, end };
  return { status: nowMs >= processingFromMs ? "processing" : "queued", end: null };
}
