/**
 * Computes the state of a job at a given time. Pure.
 *
 * @module
 */

import type { JobStatus } from "../../generated/openapi.ts";

/** How a job ends. `empty` means completed without URLs, which is how the API refuses content silently. */
export type JobOutcome = "completed" | "failed" | "cancelled" | "empty";

/** Why a job failed. */
export interface JobFailure {
  /** A machine-readable code: `GENERATION_FAILED`. */
  code: string;
  /** What went wrong, for people. */
  message: string;
}

/** When and how a job ends. */
export interface JobEnd {
  atMs: number;
  outcome: JobOutcome;
  /** Set only if the job fails. */
  failure?: JobFailure;
}

/** The times of a job, in milliseconds since 1970. */
export interface JobTimes {
  /** When the job leaves the queue. */
  processingFromMs: number;
  end: JobEnd;
}

/** The state of a job at one time. */
export interface JobState {
  status: Extract<JobStatus, "queued" | "processing" | "completed" | "failed" | "cancelled">;
  /** How the job ended. Null while it is queued or processing. */
  end: JobEnd | null;
}

/** The failure of jobs for which no other is set, taken from the document's own example. */
export const defaultFailure: JobFailure = {
  code: "generation_failed",
  message: "The model could not finish.",
};

/** Returns the state of a job at the time `nowMs`. */
export function stateAt({ processingFromMs, end }: JobTimes, nowMs: number): JobState {
  if (nowMs >= end.atMs) return { status: end.outcome === "empty" ? "completed" : end.outcome, end };
  return { status: nowMs >= processingFromMs ? "processing" : "queued", end: null };
}
