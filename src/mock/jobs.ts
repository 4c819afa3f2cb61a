/**
 * The jobs that the mock server has made.
 *
 * @module
 */

import { randomUUID } from "node:crypto";
import { type Clock, strictlyIncreasing, timestamp } from "./clock.ts";
import {
  defaultFailure,
  type JobFailure,
  type JobOutcome,
  type JobState,
  type JobTimes,
  stateAt,
} from "./job-state.ts";
import type { MockJobOptions } from "./options.ts";
import type { Dated } from "./page.ts";

/** What a job makes: an image, a video, or a style. */
export type JobKind = "image" | "video" | "style";

/** The submission that a job comes from. */
export interface Submission {
  /** The path that was posted to: `/generate/image/bfl/flux-1-dev`. */
  path: string;
  /** The request's body. */
  body: unknown;
  /** The request's `X-Webhook-URL`; null where it had none. */
  webhookUrl: string | null;
}

/** A job as the server keeps it. */
export interface JobRecord extends Submission, Dated, JobTimes {
  id: string;
  kind: JobKind;
  /** The style that it trains; undefined for other kinds. */
  styleId: string | undefined;
}

/** A job as {@link MockJobs} shows it. */
export interface MockJob extends Submission {
  /** The id of the job: a UUID. */
  id: string;
  /** When it was made: ISO 8601, different for every job. */
  createdAt: string;
  /** Its status now. */
  status: JobState["status"];
}

/**
 * The jobs of a running mock server, to look at and to steer from a test.
 *
 * @example
 * ```ts
 * mock.jobs.next("failed");
 * await submit();                       // this job will fail
 * const job = mock.jobs.list().at(-1);
 * job?.body;                            // what was submitted
 * ```
 */
export interface MockJobs {
  /**
   * Every job that was made, oldest first.
   *
   * @example
   * ```ts
   * expect(mock.jobs.list()).toHaveLength(1);
   * ```
   */
  list(): MockJob[];
  /**
   * Sets how the next job to be made will end, at its usual time. Called several times, each call is for one more job.
   *
   * @param outcome `"empty"` is completed without URLs
   * @throws TypeError where the outcome is none of the four
   * @example
   * ```ts
   * mock.jobs.next("failed");
   * ```
   */
  next(outcome: JobOutcome): void;
  /**
   * Completes a job now.
   *
   * @throws Error where no job has this id, or it has ended
   * @example
   * ```ts
   * mock.jobs.complete(job.job_id);
   * ```
   */
  complete(id: string): void;
  /**
   * Makes a job fail now.
   *
   * @param failure what the job's `error` says
   * @throws Error where no job has this id, or it has ended
   * @example
   * ```ts
   * mock.jobs.fail(job.job_id, { code: "GENERATION_FAILED", message: "No." });
   * ```
   */
  fail(id: string, failure?: JobFailure): void;
  /**
   * Cancels a job now.
   *
   * @throws Error where no job has this id, or it has ended
   * @example
   * ```ts
   * mock.jobs.cancel(job.job_id);
   * ```
   */
  cancel(id: string): void;
}

const outcomes: readonly JobOutcome[] = ["completed", "failed", "cancelled", "empty"];

/** Holds every job and works out their states from the clock. Nothing happens by itself: there are no timers. */
export class JobStore implements MockJobs {
  readonly #jobs = new Map<string, JobRecord>();
  readonly #upcoming: JobOutcome[] = [];
  readonly #creationTime: Clock;
  readonly #options: Required<MockJobOptions>;
  readonly #now: Clock;
  /** Called with each job that was made, and again when it was ended by hand. */
  onChange: (job: JobRecord) => void = () => {};

  constructor(options: Required<MockJobOptions>, now: Clock) {
    this.#options = options;
    this.#now = now;
    this.#creationTime = strictlyIncreasing(now);
  }

  /** Makes a job. */
  create(submission: Submission): JobRecord {
    const { queuedMs, processingMs, outcome } = this.#options;
    const kind = kindOf(submission.path);
    // The times count from the clock itself: the time of creation may have been moved on to be unlike the last one.
    const startMs = this.#now();
    const job: JobRecord = {
      ...submission,
      id: randomUUID(),
      kind,
      styleId: kind === "style" ? randomUUID() : undefined,
      createdMs: this.#creationTime(),
      processingFromMs: startMs + queuedMs,
      end: { atMs: startMs + queuedMs + processingMs, outcome: this.#upcoming.shift() ?? outcome },
    };
    this.#jobs.set(job.id, job);
    this.onChange(job);
    return job;
  }

  /** A job by its id. */
  get(id: string): JobRecord | undefined {
    return this.#jobs.get(id);
  }

  /** Every job, oldest first. */
  records(): JobRecord[] {
    return [...this.#jobs.values()];
  }

  /** The state of a job now. */
  stateOf(job: JobRecord): JobState {
    return stateAt(job, this.#now());
  }

  /** How many jobs have not ended. */
  countUnderWay(): number {
    return this.records().filter((job) => this.stateOf(job).end === null).length;
  }

  list(): MockJob[] {
    return this.records().map((job) => ({
      id: job.id,
      path: job.path,
      body: job.body,
      webhookUrl: job.webhookUrl,
      createdAt: timestamp(job.createdMs),
      status: this.stateOf(job).status,
    }));
  }

  next(outcome: JobOutcome): void {
    if (!outcomes.includes(outcome)) {
      throw new TypeError(`jobs.next: expected one of ${outcomes.join(", ")}, got ${String(outcome)}`);
    }
    this.#upcoming.push(outcome);
  }

  complete(id: string): void {
    this.#end(id, "completed");
  }

  fail(id: string, failure: JobFailure = defaultFailure): void {
    this.#end(id, "failed", failure);
  }

  cancel(id: string): void {
    this.#end(id, "cancelled");
  }

  #end(id: string, outcome: JobOutcome, failure?: JobFailure): void {
    const job = this.#jobs.get(id);
    if (!job) throw new Error(`There is no job ${id}`);
    const { status, end } = this.stateOf(job);
    if (end) throw new Error(`Job ${id} has ended already: ${status}`);
    job.end = { atMs: this.#now(), outcome, ...(failure && { failure }) };
    this.onChange(job);
  }
}

function kindOf(path: string): JobKind {
  if (path === "/styles/train") return "style";
  return path.startsWith("/generate/video/") ? "video" : "image";
}
