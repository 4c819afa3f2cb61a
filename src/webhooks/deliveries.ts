/**
 * Makes each job reach its handler once, however often and in whatever order it is delivered.
 *
 * @module
 */

import type { EndedJob } from "../jobs/job.ts";
import type { Verdict } from "./answers.ts";
import type { JobReader } from "./job-reader.ts";
import type { WebhookStore } from "./store.ts";

/** How far the delivery of a job has come, once that is known. */
export type Receipt =
  /** Nothing is to be done. */
  | { kind: "answered"; verdict: Verdict }
  /** The handler runs; `handled` says whether it ended well, and never rejects. */
  | { kind: "handling"; handled: Promise<boolean> };

/** What {@link Deliveries} is made from. */
export interface DeliveriesOptions {
  reader: JobReader;
  store: WebhookStore;
  onJob: (job: EndedJob) => unknown;
  report: (error: unknown) => void;
}

/** The deliveries of a handler. */
export class Deliveries {
  readonly #options: DeliveriesOptions;
  /** The jobs that are being read or handled. */
  readonly #underWay = new Map<string, Promise<Receipt>>();

  constructor(options: DeliveriesOptions) {
    this.#options = options;
  }

  /**
   * Takes a delivery. One that comes while another of the same job is under way shares what becomes of it.
   *
   * @returns once the job was read, and its handler has begun where it is to run
   * @throws what the store throws
   */
  take(jobId: string): Promise<Receipt> {
    const known = this.#underWay.get(jobId);
    if (known) return known;
    const receipt = this.#begin(jobId);
    this.#underWay.set(jobId, receipt);
    const end = () => this.#underWay.delete(jobId);
    receipt.then((taken) => (taken.kind === "handling" ? taken.handled : undefined)).then(end, end);
    return receipt;
  }

  async #begin(jobId: string): Promise<Receipt> {
    const { reader, store, report } = this.#options;
    if (await store.has?.(jobId)) return { kind: "answered", verdict: "taken" };
    const read = await reader.read(jobId);
    if (read.kind !== "ended") {
      if (read.kind !== "unknown-job") report(read.error);
      return { kind: "answered", verdict: read.kind };
    }
    // Only now: the store holds no id that somebody made up.
    if (!(await store.add(jobId))) return { kind: "answered", verdict: "taken" };
    return { kind: "handling", handled: this.#handle(read.job) };
  }

  async #handle(job: EndedJob): Promise<boolean> {
    const { store, onJob, report } = this.#options;
    try {
      await onJob(job);
      return true;
    } catch (error) {
      report(error);
    }
    try {
      await store.delete(job.job_id);
    } catch (error) {
      report(error);
    }
    return false;
  }
}
