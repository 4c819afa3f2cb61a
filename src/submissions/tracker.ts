/**
 * What a client knows of the submissions that it has sent.
 *
 * @module
 */

import type { Job } from "../jobs/job.ts";

/** A submission that is under way, or whose outcome is not known. */
export interface OpenSubmission {
  /** When it went out, by this machine's clock, in milliseconds. */
  readonly sentAtMs: number;
  /** When its outcome was found not to be known; undefined while it is under way. */
  lostAtMs: number | undefined;
  /** Its job, once a search has found it. */
  found?: Job | undefined;
}

/** Bounds of how far the server's clock is ahead of this machine's, in milliseconds. */
export interface ClockSkew {
  leastMs: number;
  mostMs: number;
}

/** How many job ids a client remembers: enough to tell its own jobs from a lost one, and bounded. */
const mostKnownJobs = 10_000;
/** How long a lost submission can be mistaken for another one. */
const forgetAfterMs = 60 * 60 * 1_000;

/** Remembers the jobs of a client, and its submissions without one. */
export class SubmissionTracker {
  readonly #known = new Set<string>();
  readonly #named = new Set<string>();
  readonly #open = new Set<OpenSubmission>();
  /** How far the server's clock is ahead of this machine's; undefined until an answer has told. */
  clockSkew: ClockSkew | undefined;

  /**
   * An answer's `Date`, which has whole seconds, was written between the sending of the request and the answer's arrival.
   * Each answer narrows the bounds; one that contradicts them tells that a clock was set.
   */
  noteServerTime(serverMs: number, { sentAtMs, receivedAtMs }: { sentAtMs: number; receivedAtMs: number }): void {
    const told = { leastMs: serverMs - receivedAtMs, mostMs: serverMs + 1_000 - sentAtMs };
    const known = this.clockSkew ?? told;
    const both = { leastMs: Math.max(told.leastMs, known.leastMs), mostMs: Math.min(told.mostMs, known.mostMs) };
    this.clockSkew = both.leastMs <= both.mostMs ? both : told;
  }

  /** A submission goes out. */
  begin(): OpenSubmission {
    const now = Date.now();
    for (const open of this.#open) {
      if (open.lostAtMs !== undefined && open.lostAtMs < now - forgetAfterMs) this.#open.delete(open);
    }
    const submission: OpenSubmission = { sentAtMs: now, lostAtMs: undefined };
    this.#open.add(submission);
    return submission;
  }

  /** Its outcome is known: it made these jobs, or none. */
  settle(submission: OpenSubmission, jobIds: readonly string[] = []): void {
    this.#open.delete(submission);
    for (const id of jobIds) this.remember(id);
  }

  /** Its outcome is not known. */
  lose(submission: OpenSubmission): void {
    submission.lostAtMs = Date.now();
  }

  /** A job that a submission of this client has made. */
  remember(jobId: string): void {
    rememberIn(this.#known, jobId);
  }

  knows(jobId: string): boolean {
    return this.#known.has(jobId);
  }

  /** A job that the caller has named, and may have from anywhere: from a list, or from the webhook of a lost submission. */
  name(jobId: string): void {
    rememberIn(this.#named, jobId);
  }

  isNamed(jobId: string): boolean {
    return this.#named.has(jobId);
  }

  /** The other submissions whose outcome is not known. */
  rivalsOf(submission: OpenSubmission): OpenSubmission[] {
    return [...this.#open].filter((other) => other !== submission);
  }
}

/** A set keeps the order of insertion: the first is the oldest. */
function rememberIn(jobs: Set<string>, jobId: string): void {
  jobs.delete(jobId);
  jobs.add(jobId);
  for (const oldest of jobs) {
    if (jobs.size <= mostKnownJobs) break;
    jobs.delete(oldest);
  }
}
