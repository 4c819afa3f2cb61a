/**
 * Finds the job of a lost submission in the list of jobs, by when it was created.
 *
 * @module
 */

import type { RecoverOptions, Recovery } from "../errors/lost-submission.ts";
import type { Job } from "../jobs/job.ts";
import { recover } from "./recovery.ts";
import type { ClockSkew, OpenSubmission, SubmissionTracker } from "./tracker.ts";

/** A period of the server's time, in milliseconds since the epoch. */
export interface TimeWindow {
  fromMs: number;
  toMs: number;
}

/** Tolerance for clocks that run at slightly different speeds. */
const skewToleranceMs = 500;
/** How far the clocks may differ if no `Date` header says. Browsers hide that header across origins. */
const unknownSkew: ClockSkew = { minMs: -5 * 60 * 1_000, maxMs: 5 * 60 * 1_000 };
/** The server may create the job after the request failed for the caller, if a gateway gave up on it. */
const lateCreationMs = 60_000;

/** When the server may have created the job of a submission. Has no end while the submission is in progress. */
export function windowOf(submission: OpenSubmission, skew: ClockSkew = unknownSkew): TimeWindow {
  return {
    fromMs: submission.sentAtMs + skew.minMs - skewToleranceMs,
    toMs: (submission.lostAtMs ?? Number.POSITIVE_INFINITY) + lateCreationMs + skew.maxMs + skewToleranceMs,
  };
}

/** The jobs that were created in a window and do not belong to another submission of this client. */
export function candidates(jobs: readonly Job[], window: TimeWindow, knows: (jobId: string) => boolean): Job[] {
  return jobs.filter((job) => isIn(window, job) && !knows(job.job_id));
}

function isIn({ fromMs, toMs }: TimeWindow, job: Job): boolean {
  const createdAt = Date.parse(job.created_at);
  return createdAt >= fromMs && createdAt <= toMs;
}

/**
 * Reads the jobs that were created since a time.
 *
 * @param sinceMs - the time by the server's clock; called after each page, because each response tells more of that clock
 */
export type ListJobsSince = (sinceMs: () => number, signal: AbortSignal | undefined) => Promise<Job[]>;

/** Looks for the job of a submission. */
export type Search = (submission: OpenSubmission, options?: RecoverOptions) => Promise<Recovery>;

/** Makes the search of a client. */
export function createSearch(tracker: SubmissionTracker, listJobsSince: ListJobsSince): Search {
  return async (submission, options) => {
    const recovery = await recover(async (signal, isLast) => {
      // A job that was found counts as known, so another look would leave it out.
      if (submission.found) return { status: "found", job: submission.found };
      const window = () => windowOf(submission, tracker.clockSkew);
      const jobs = await listJobsSince(() => window().fromMs, signal);
      const found = candidates(jobs, window(), (id) => tracker.knows(id));
      const [job] = found;
      const otherWindows = tracker.openSubmissionsBeside(submission).map((other) => windowOf(other, tracker.clockSkew));
      const couldBeAnothers = job && (tracker.isNamed(job.job_id) || otherWindows.some((other) => isIn(other, job)));
      if (found.length === 1 && job && !couldBeAnothers) {
        submission.found = job;
        tracker.settle(submission, [job.job_id]);
      }
      if (submission.found) return { status: "found", job: submission.found };
      return isLast && found.length > 0 ? { status: "ambiguous", jobs: found } : undefined;
    }, options);
    if (recovery.status === "none") tracker.settle(submission);
    return recovery;
  };
}
