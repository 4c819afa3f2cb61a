/**
 * Finds the job of a lost submission among the jobs of the account, by the time at which it was created.
 *
 * @module
 */

import type { Job } from "../jobs/job.ts";
import type { Search } from "./lost-submission-error.ts";
import { recover } from "./recovery.ts";
import type { ClockSkew, OpenSubmission, SubmissionTracker } from "./tracker.ts";

/** A period of the server's time, in milliseconds since the epoch. */
export interface TimeWindow {
  fromMs: number;
  toMs: number;
}

/** Allows for clocks that do not run evenly. */
const skewToleranceMs = 500;
/** How wrong a clock may be where no Date header tells: browsers do not show it across origins. */
const unknownSkew: ClockSkew = { leastMs: -5 * 60 * 1_000, mostMs: 5 * 60 * 1_000 };
/** A gateway gives up on requests that the server goes on with: the job may be created after the caller saw the failure. */
const lateMs = 60_000;

/** When the job of a submission was created, if it was, by the server's clock. Open-ended while the submission is under way. */
export function windowOf(submission: OpenSubmission, skew: ClockSkew = unknownSkew): TimeWindow {
  return {
    fromMs: submission.sentAtMs + skew.leastMs - skewToleranceMs,
    toMs: (submission.lostAtMs ?? Number.POSITIVE_INFINITY) + lateMs + skew.mostMs + skewToleranceMs,
  };
}

/** The jobs of a list that were created in a window and that nobody else accounts for. */
export function candidates(jobs: readonly Job[], window: TimeWindow, knows: (jobId: string) => boolean): Job[] {
  return jobs.filter((job) => isIn(window, job) && !knows(job.job_id));
}

function isIn({ fromMs, toMs }: TimeWindow, job: Job): boolean {
  const createdAt = Date.parse(job.created_at);
  return createdAt >= fromMs && createdAt <= toMs;
}

/**
 * Reads the jobs created since a time.
 *
 * @param sinceMs - by the server's clock; asked after each page, since each answer tells more of that clock
 */
export type ListJobsSince = (sinceMs: () => number, signal: AbortSignal | undefined) => Promise<Job[]>;

/** The search of a client. */
export function createSearch(tracker: SubmissionTracker, listJobsSince: ListJobsSince): Search {
  return async (submission, options) => {
    const recovery = await recover(async (signal, isLast) => {
      // Once found, the job counts as known: another look would leave it out.
      if (submission.found) return { status: "found", job: submission.found };
      const window = () => windowOf(submission, tracker.clockSkew);
      const jobs = await listJobsSince(() => window().fromMs, signal);
      const found = candidates(jobs, window(), (id) => tracker.knows(id));
      const [job] = found;
      const rivals = tracker.rivalsOf(submission).map((rival) => windowOf(rival, tracker.clockSkew));
      const isOwn = job && !tracker.isNamed(job.job_id) && !rivals.some((rival) => isIn(rival, job));
      if (isOwn && found.length === 1) {
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
