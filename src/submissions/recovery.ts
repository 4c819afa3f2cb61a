/**
 * Looking for the job of a submission whose outcome is not known.
 *
 * @module
 */

import type { RecoverOptions, Recovery } from "../errors/lost-submission.ts";
import type { Job } from "../jobs/job.ts";
import { checkOptions, isMilliseconds, isSignal } from "../options/check.ts";
import { lookAgain } from "./look-again.ts";
import type { ClockSkew, OpenSubmission, SubmissionTracker } from "./tracker.ts";

/** A stretch of the server's time, in milliseconds since the epoch. */
export interface TimeWindow {
  fromMs: number;
  toMs: number;
}

/** How long to go on looking where nothing else is said, in milliseconds. */
export const defaultLagMs = 10_000;
/** A clock does not run quite evenly. */
const skewToleranceMs = 500;
/** Without a Date header (browsers do not show it across origins) a clock can be this wrong. */
const unknownSkew: ClockSkew = { leastMs: -5 * 60 * 1_000, mostMs: 5 * 60 * 1_000 };
/** A gateway gives up on a request that the server goes on with: its job can be made after the caller has heard of the failure. */
const lateMs = 60_000;

/** Checks of {@link RecoverOptions}. */
export const recoverChecks = { lagMs: isMilliseconds, signal: isSignal };

/** When the job of a submission was made, if it was, by the server's clock. While it is under way there is no end to it. */
export function windowOf(submission: OpenSubmission, skew: ClockSkew = unknownSkew): TimeWindow {
  return {
    fromMs: submission.sentAtMs + skew.leastMs - skewToleranceMs,
    toMs: (submission.lostAtMs ?? Number.POSITIVE_INFINITY) + lateMs + skew.mostMs + skewToleranceMs,
  };
}

/** The jobs of a list that were made in a window and that nobody else accounts for. */
export function candidates(jobs: readonly Job[], window: TimeWindow, knows: (jobId: string) => boolean): Job[] {
  return jobs.filter((job) => isIn(window, job) && !knows(job.job_id));
}

function isIn({ fromMs, toMs }: TimeWindow, job: Job): boolean {
  const createdAt = Date.parse(job.created_at);
  return createdAt >= fromMs && createdAt <= toMs;
}

/** What a search may use. */
export interface RecoverySource {
  tracker: SubmissionTracker;
  /** The jobs created since a time, by the server's clock; reading them tells the clock's skew too. */
  listSince(sinceMs: () => number, signal: AbortSignal | undefined): Promise<Job[]>;
}

/**
 * Looks for the job of a lost submission.
 *
 * @throws KreaInputError for a bad option; InterruptedError on an abort; what reading the list throws
 */
export async function recoverSubmission(
  submission: OpenSubmission,
  { tracker, listSince }: RecoverySource,
  options: RecoverOptions = {},
): Promise<Recovery> {
  checkOptions("recover", options, recoverChecks);
  const { lagMs = defaultLagMs, signal } = options;
  const recovery = await lookAgain<Recovery>(lagMs, signal, async (isLast) => {
    // Its job is known to this client once a search has found it: another search would leave it out.
    if (submission.found) return { status: "found", job: submission.found };
    const window = () => windowOf(submission, tracker.clockSkew);
    const jobs = await listSince(() => window().fromMs, signal);
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
  });
  if (recovery) return recovery;
  tracker.settle(submission);
  return { status: "none" };
}
