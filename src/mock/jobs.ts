/**
 * The jobs that were submitted to the mock server.
 *
 * @module
 */

import { randomUUID } from "node:crypto";
import { KreaInputError } from "../errors/client-errors.ts";
import { type Clock, strictlyIncreasing, timestamp } from "./clock.ts";
import {
  defaultFailure,
  type JobFailure,
  type JobOutcome,
  type JobState,
  type JobTimes,
  stateAt,
} from "./job-state.ts";
import type { MockJob, MockJobs, Submission } from "./mock-jobs.ts";
import type { MockJobOptions } from "./options.ts";
import type { Dated } from "./page.ts";
import { type ResultMedia, resultMediaOf } from "./result-media.ts";

/** What a job creates: a file, or a style. */
export type JobKind = ResultMedia | "style";

/** A job, as the server stores it. */
export interface JobRecord extends Submission, Dated, JobTimes {
  id: string;
  kind: JobKind;
  /** The style that the job trains. Undefined for other kinds of jobs. */
  styleId: string | undefined;
}

const outcomes: readonly JobOutcome[] = ["completed", "failed", "cancelled", "empty"];

/** Stores all jobs and computes their states from the clock. Has no timers: a state is computed when it is read. */
export class JobStore implements MockJobs {
  readonly #jobs = new Map<string, JobRecord>();
  readonly #upcoming: JobOutcome[] = [];
  readonly #creationTime: Clock;
  readonly #options: Required<MockJobOptions>;
  readonly #now: Clock;
  /** Called with each new job, and with each job that was ended through {@link MockJobs}. */
  onChange: (job: JobRecord) => void = () => {};

  constructor(options: Required<MockJobOptions>, now: Clock) {
    this.#options = options;
    this.#now = now;
    this.#creationTime = strictlyIncreasing(now);
  }

  /** Creates a job. */
  create(submission: Submission): JobRecord {
    const { queuedMs, processingMs, outcome } = this.#options;
    const kind = kindOf(submission.path);
    // Read from the clock itself: the creation time may have been moved on to be unique.
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

  /** Returns a job by its id. */
  get(id: string): JobRecord | undefined {
    return this.#jobs.get(id);
  }

  /** Returns all jobs, oldest first. */
  records(): JobRecord[] {
    return [...this.#jobs.values()];
  }

  /** Returns the current state of a job. */
  stateOf(job: JobRecord): JobState {
    return stateAt(job, this.#now());
  }

  /** Counts the jobs that have not ended. */
  countActive(): number {
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
      throw new KreaInputError(`jobs.next: expected one of ${outcomes.join(", ")}, got ${String(outcome)}.`);
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
    if (end) throw new Error(`Job ${id} has already ended: ${status}`);
    job.end = { atMs: this.#now(), outcome, ...(failure && { failure }) };
    this.onChange(job);
  }
}

function kindOf(path: string): JobKind {
  return path === "/styles/train" ? "style" : resultMediaOf(path);
}
