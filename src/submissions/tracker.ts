/**
 * What a client knows of the submissions that it has sent.
 *
 * @module
 */

import type { Job } from "../jobs/job.ts";
import { BoundedMap, BoundedSet } from "../support/bounded-map.ts";

/** A submission that is under way, or whose outcome is unknown. */
export interface OpenSubmission {
  /** The model's id, or the operation's path where it is no model's. */
  readonly model: string;
  /** When it was sent, by this machine's clock, in milliseconds since the epoch. */
  readonly sentAtMs: number;
  /** When its outcome became unknown; undefined while it is under way. */
  lostAtMs: number | undefined;
  /** Its job, once a search has found it. */
  found?: Job | undefined;
}

/** Bounds of the server's lead over this machine's clock, in milliseconds. */
export interface ClockSkew {
  leastMs: number;
  mostMs: number;
}

/** How many job ids a client remembers, to tell its own jobs from a lost one. */
const maxKnownJobs = 10_000;
/** How long a lost submission can be mistaken for another. */
const forgetAfterMs = 60 * 60 * 1_000;

/** Remembers the jobs of a client, and its submissions without one. */
export class SubmissionTracker {
  /** The jobs that this client has made, and the model of each. */
  readonly #known = new BoundedMap<string, string>(maxKnownJobs);
  readonly #named = new BoundedSet<string>(maxKnownJobs);
  readonly #open = new Set<OpenSubmission>();
  /** The server's lead over this machine's clock; undefined before the first answer. */
  clockSkew: ClockSkew | undefined;

  /**
   * Learns from the `Date` header of an answer. It has whole seconds, and was written between the request and its answer.
   * Each answer narrows the bounds; one that contradicts them shows that a clock was set.
   */
  noteServerTime(serverMs: number, { sentAtMs, receivedAtMs }: { sentAtMs: number; receivedAtMs: number }): void {
    const told = { leastMs: serverMs - receivedAtMs, mostMs: serverMs + 1_000 - sentAtMs };
    const known = this.clockSkew ?? told;
    const both = { leastMs: Math.max(told.leastMs, known.leastMs), mostMs: Math.min(told.mostMs, known.mostMs) };
    this.clockSkew = both.leastMs <= both.mostMs ? both : told;
  }

  /** A submission is sent. */
  begin(model: string): OpenSubmission {
    const now = Date.now();
    for (const open of this.#open) {
      if (open.lostAtMs !== undefined && open.lostAtMs < now - forgetAfterMs) this.#open.delete(open);
    }
    const submission: OpenSubmission = { model, sentAtMs: now, lostAtMs: undefined };
    this.#open.add(submission);
    return submission;
  }

  /** Its outcome is known: it made these jobs, or none. */
  settle(submission: OpenSubmission, jobIds: readonly string[] = []): void {
    this.#open.delete(submission);
    for (const id of jobIds) this.#known.set(id, submission.model);
  }

  /** Its outcome is unknown. */
  lose(submission: OpenSubmission): void {
    submission.lostAtMs = Date.now();
  }

  /** Whether a submission of this client has made this job. */
  knows(jobId: string): boolean {
    return this.#known.has(jobId);
  }

  /** The model of a job that this client has made, whose average time tells when to look at it. */
  modelOf(jobId: string): string | undefined {
    return this.#known.get(jobId);
  }

  /** The caller has named this job, and may know it from anywhere: from a list, or from the webhook of a lost submission. */
  name(jobId: string): void {
    this.#named.add(jobId);
  }

  isNamed(jobId: string): boolean {
    return this.#named.has(jobId);
  }

  /** The other submissions that are under way or lost. */
  rivalsOf(submission: OpenSubmission): OpenSubmission[] {
    return [...this.#open].filter((other) => other !== submission);
  }
}
