/**
 * Makes sure that each job reaches its handler once, however often and in whatever order it is delivered.
 *
 * @module
 */

import type { EndedJob } from "../jobs/job.ts";
import type { Verdict } from "./answers.ts";
import type { Claims } from "./claims.ts";
import type { JobReader } from "./job-reader.ts";

/** The state of a delivery once the job was read. */
export type Receipt =
  /** The delivery was answered without running the handler. */
  | { kind: "answered"; verdict: Verdict }
  /** The handler is running. `handled` resolves to whether it succeeded, and never rejects. */
  | { kind: "handling"; handled: Promise<boolean> };

/** The dependencies of {@link Deliveries}. */
export interface DeliveriesOptions {
  reader: JobReader;
  claims: Claims;
  onJob: (job: EndedJob) => unknown;
  report: (error: unknown) => void;
}

/** The deliveries of one webhook handler. */
export class Deliveries {
  readonly #options: DeliveriesOptions;
  /** The deliveries in progress, by job id. */
  readonly #inProgress = new Map<string, Promise<Receipt>>();

  constructor(options: DeliveriesOptions) {
    this.#options = options;
  }

  /**
   * Processes a delivery. Deliveries of the same job that overlap share one result.
   *
   * @returns the state of the delivery, once the job was read and its handler was started if it should run
   * @throws whatever the claims throw
   */
  process(jobId: string): Promise<Receipt> {
    const known = this.#inProgress.get(jobId);
    if (known) return known;
    const receipt = this.#begin(jobId);
    this.#inProgress.set(jobId, receipt);
    const remove = () => this.#inProgress.delete(jobId);
    receipt.then((settled) => (settled.kind === "handling" ? settled.handled : undefined)).then(remove, remove);
    return receipt;
  }

  async #begin(jobId: string): Promise<Receipt> {
    const { reader, claims, report } = this.#options;
    if (await claims.wasHandled(jobId)) return { kind: "answered", verdict: "accepted" };
    const read = await reader.read(jobId);
    if (read.kind !== "ended") {
      if (read.kind !== "unknown-job") report(read.error);
      return { kind: "answered", verdict: read.kind };
    }
    // Added only once the job is known to exist and to have ended, so that made-up ids never enter the store.
    if (!(await claims.claim(jobId))) return { kind: "answered", verdict: "accepted" };
    return { kind: "handling", handled: this.#handle(read.job) };
  }

  async #handle(job: EndedJob): Promise<boolean> {
    const { claims, onJob, report } = this.#options;
    try {
      await onJob(job);
      return true;
    } catch (error) {
      report(error);
    }
    try {
      await claims.release(job.job_id);
    } catch (error) {
      report(error);
    }
    return false;
  }
}
