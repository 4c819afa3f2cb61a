/**
 * Stores of handled jobs, so that a job that is delivered twice is handled once.
 *
 * @module
 */

import { type Check, checkOptions, isPositiveCount } from "../options/check.ts";
import { BoundedSet } from "../support/bounded-map.ts";

/**
 * Remembers the jobs that were handled. Share a store between processes to make each job reach only one of them.
 *
 * Let entries of a shared store expire, for example after a day: a process that crashes in its handler leaves its entry
 * behind, and the job is not handled again until then.
 *
 * @example
 * ```ts
 * const store: WebhookStore = {
 *   add: async (jobId) => (await redis.set(`krea:${jobId}`, "1", { NX: true, EX: 86_400 })) === "OK",
 *   delete: (jobId) => redis.del(`krea:${jobId}`),
 * };
 * ```
 */
export interface WebhookStore {
  /**
   * Adds a job whose handler is about to run. Has to be atomic: of several concurrent calls only one may return true.
   *
   * @returns whether the job was not in the store before. Anything but true and false is an error, answered with 500
   */
  add(jobId: string): boolean | Promise<boolean>;
  /** Removes a job whose handler failed, so that it can be delivered again. */
  delete(jobId: string): unknown;
  /** Whether the store contains a job. Optional: it saves reading the job from the API when a delivery is repeated. */
  has?(jobId: string): boolean | Promise<boolean>;
}

/** Options of {@link createMemoryStore}. */
export interface MemoryStoreOptions {
  /** How many jobs to remember. The oldest is forgotten first. Default: 10 000. */
  maxJobs?: number | undefined;
}

const checks: Record<keyof MemoryStoreOptions, Check> = { maxJobs: isPositiveCount };

/**
 * Creates a store in this process's memory. Several handlers can share it.
 *
 * @returns the store
 * @throws KreaInputError if an option is unknown or invalid
 * @example
 * ```ts
 * const handler = createWebhookHandler({ krea, onJob, store: createMemoryStore({ maxJobs: 100_000 }) });
 * ```
 */
export function createMemoryStore(options: MemoryStoreOptions = {}): WebhookStore {
  checkOptions("createMemoryStore", options, checks);
  const { maxJobs = 10_000 } = options;
  const jobs = new BoundedSet<string>(maxJobs);
  return {
    add(jobId) {
      if (jobs.has(jobId)) return false;
      jobs.add(jobId);
      return true;
    },
    delete: (jobId) => jobs.delete(jobId),
    has: (jobId) => jobs.has(jobId),
  };
}
