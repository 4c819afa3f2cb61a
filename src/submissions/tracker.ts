/**
 * Remembers the submissions of a client.
 *
 * @module
 */

import type { Recovery } from "../errors/lost-submission.ts";
import { BoundedMap, BoundedSet } from "../support/bounded-map.ts";
import { type Moment, now } from "../support/clock.ts";
import { ServerClock } from "./server-clock.ts";

/** A submission that is in progress, or whose outcome is unknown. */
export interface OpenSubmission {
  /** The model's id, or the operation's path if it is not a model's. */
  readonly model: string;
  /** When it was sent. */
  readonly sentAt: Moment;
  /** When its outcome became unknown. Undefined while it is in progress. */
  lostAt: Moment | undefined;
  /** What a search has found. */
  found?: Extract<Recovery, { status: "found" }> | undefined;
}

/** How many job ids a client remembers, so that it does not take its own job for a lost one. */
const maxKnownJobs = 10_000;
/** How long a lost submission is remembered. After that its job cannot be taken for another's. */
const forgetAfterMs = 60 * 60 * 1_000;

/** Remembers the jobs that a client has made, and its submissions that have no job yet. */
export class SubmissionTracker {
  /** The jobs that this client has made, with their models. */
  readonly #known = new BoundedMap<string, string>(maxKnownJobs);
  readonly #named = new BoundedSet<string>(maxKnownJobs);
  readonly #open = new Set<OpenSubmission>();
  /** The server's clock. */
  readonly clock = new ServerClock();

  /** Notes that a submission is about to be sent. */
  begin(model: string): OpenSubmission {
    const sentAt = now();
    for (const open of this.#open) {
      if (open.lostAt && open.lostAt.monotonicMs < sentAt.monotonicMs - forgetAfterMs) this.#open.delete(open);
    }
    const submission: OpenSubmission = { model, sentAt, lostAt: undefined };
    this.#open.add(submission);
    return submission;
  }

  /** Notes the outcome of a submission: the jobs that it made, or none. */
  settle(submission: OpenSubmission, jobIds: readonly string[] = []): void {
    this.#open.delete(submission);
    for (const id of jobIds) this.#known.set(id, submission.model);
  }

  /** Notes that the outcome of a submission is unknown. */
  lose(submission: OpenSubmission): void {
    submission.lostAt = now();
  }

  /** Whether a submission of this client made this job. */
  knows(jobId: string): boolean {
    return this.#known.has(jobId);
  }

  /** The model of a job that this client has made. */
  modelOf(jobId: string): string | undefined {
    return this.#known.get(jobId);
  }

  /** Notes that the caller has used this job's id, which may come from a list or from the webhook of a lost submission. */
  name(jobId: string): void {
    this.#named.add(jobId);
  }

  /** Whether the caller has used this job's id. */
  isNamed(jobId: string): boolean {
    return this.#named.has(jobId);
  }

  /** The other submissions that are in progress or lost. */
  openSubmissionsBeside(submission: OpenSubmission): OpenSubmission[] {
    return [...this.#open].filter((other) => other !== submission);
  }
}
