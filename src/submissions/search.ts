/**
 * Finds the job of a lost submission in the list of jobs, by when it was created.
 *
 * @module
 */

import type { RecoverOptions, Recovery } from "../errors/lost-submission.ts";
import { compareModels } from "./job-model.ts";
import type { JobRow, JobRows } from "./job-rows.ts";
import { recover } from "./recovery.ts";
import type { ServerClock, TimeWindow } from "./server-clock.ts";
import type { OpenSubmission, SubmissionTracker } from "./tracker.ts";

/** `created_at` may be written by another machine than the `Date` header. Their clocks may differ by this much. */
const creationDoubtMs = 60_000;
/** The server may create the job after the request failed for the caller, if a gateway gave up on it. */
const lateCreationMs = 60_000;

/** When the server may have created the job of a submission. Has no end while the submission is in progress. */
export function windowOf({ sentAt, lostAt }: OpenSubmission, clock: ServerClock): TimeWindow {
  const { fromMs, toMs } = clock.period(sentAt, lostAt);
  return { fromMs: fromMs - creationDoubtMs, toMs: toMs + lateCreationMs + creationDoubtMs };
}

/** Whether a row may be of a job that was created in a window: it was, or the row does not say when. */
function mayBeIn({ fromMs, toMs }: TimeWindow, { createdAtMs }: JobRow): boolean {
  return !(createdAtMs < fromMs || createdAtMs > toMs);
}

/**
 * Weighs what a look at the list has shown: the job is found if exactly one can be it, there is none if none can, and
 * otherwise the reason for the doubt is given.
 */
export function weigh(
  submission: OpenSubmission,
  { rows, unseen }: JobRows,
  tracker: SubmissionTracker,
  sharedKey: boolean,
): Recovery {
  const { clock } = tracker;
  const window = windowOf(submission, clock);
  const inWindow = rows.filter((row) => mayBeIn(window, row) && !(row.job && tracker.knows(row.job.job_id)));
  const jobs = inWindow.flatMap(({ job }) => job ?? []);
  const ambiguous = (reason: string): Recovery => ({ status: "ambiguous", jobs, reason });
  if (unseen !== undefined) return ambiguous(`${unseen}, so that not all of it was seen`);
  if (inWindow.some(({ job }) => job === undefined)) return ambiguous("a row of the list of jobs cannot be read");
  if (inWindow.some(({ createdAtMs }) => Number.isNaN(createdAtMs))) {
    return ambiguous("a job of the list has no created_at with a time and a zone");
  }
  if (jobs.length === 0) {
    const isCertain = clock.isKnown || rows.length === 0;
    return isCertain ? { status: "none" } : ambiguous("no response had a Date header, so the API's clock is not known");
  }
  const all = rows.flatMap(({ job }) => job ?? []);
  const isOfModel = compareModels(all, (id) => tracker.modelOf(id));
  const possible = inWindow.filter(({ job }) => job && isOfModel(job, submission.model) !== false);
  const [row] = possible;
  if (!row?.job) return ambiguous("the jobs that were created in its time are of other models");
  if (possible.length > 1) return ambiguous("several jobs were created in its time");
  const { job } = row;
  if (sharedKey) return ambiguous("others submit with this key (sharedKey), and the job can be theirs");
  if (tracker.isNamed(job.job_id)) return ambiguous("you have passed the id of the job to this client");
  const rivals = tracker
    .openSubmissionsBeside(submission)
    .filter(({ model }) => isOfModel(job, model) !== false)
    .map((other) => windowOf(other, clock));
  if (rivals.some((other) => mayBeIn(other, row))) {
    return ambiguous("another submission of this client, in progress or lost, can have made the job");
  }
  return { status: "found", job, evidence: isOfModel(job, submission.model) ? ["time", "model"] : ["time"] };
}

/**
 * Reads the jobs that were created since a time.
 *
 * @param sinceMs - the time by the server's clock; called after each page, because each response tells more of that clock
 */
export type ListJobsSince = (sinceMs: () => number, signal: AbortSignal | undefined) => Promise<JobRows>;

/** Looks for the job of a submission. */
export type Search = (submission: OpenSubmission, options?: RecoverOptions) => Promise<Recovery>;

/**
 * Makes the search of a client.
 *
 * @param sharedKey - whether others submit with the client's key
 */
export function createSearch(tracker: SubmissionTracker, listJobsSince: ListJobsSince, sharedKey = false): Search {
  return async (submission, options) => {
    const recovery = await recover(async (signal) => {
      // A job that was found counts as known, so another look would leave it out.
      if (submission.found) return submission.found;
      const seen = await listJobsSince(() => windowOf(submission, tracker.clock).fromMs, signal);
      const weighed = submission.found ?? weigh(submission, seen, tracker, sharedKey);
      if (weighed.status === "found" && !submission.found) {
        submission.found = weighed;
        tracker.settle(submission, [weighed.job.job_id]);
      }
      return weighed;
    }, options);
    if (recovery.status === "none") tracker.settle(submission);
    return recovery;
  };
}
