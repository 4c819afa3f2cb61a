/**
 * What a client knows of the submissions that it has sent.
 *
 * @module
 */

import type { Job } from "../job.ts";

/** A submission that is under way, or whose outcome is not known. */
export interface OpenSubmission {
  /** When it went out, by this machine's clock, in milliseconds. */
  readonly sentAtMs: number;
  /** When its outcome was found not to be known; undefined while it is under way. */
  lostAtMs: number | undefined;
  /** Its job, once a search has found it. */
  found?: Job | undefined;
}

/** How many job ids a client remembers: enough to tell its own jobs from a lost one, and bounded. */
const mostKnownJobs = 10_000;
/** How long a lost submission can be mistaken for another one. */
const forgetAfterMs = 60 * 60 * 1_000;

/** Remembers the jobs of a client, and its submissions without one. */
export class SubmissionTracker {
  readonly #known = new Set<string>();
  readonly #open = new Set<OpenSubmission>();
  /** How far the server's clock is ahead of this machine's, in milliseconds; undefined until an answer has told. */
  clockSkewMs: number | undefined;

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

  /** A job that this client has been told of. */
  remember(jobId: string): void {
    // A set keeps the order of insertion: the first is the oldest.
    this.#known.delete(jobId);
    this.#known.add(jobId);
    for (const oldest of this.#known) {
      if (this.#known.size <= mostKnownJobs) break;
      this.#known.delete(oldest);
    }
  }

  knows(jobId: string): boolean {
    return this.#known.has(jobId);
  }

  /** The other submissions whose outcome is not known. */
  rivalsOf(submission: OpenSubmission): OpenSubmission[] {
    return [...this.#open].filter((other) => other !== submission);
  }
}
