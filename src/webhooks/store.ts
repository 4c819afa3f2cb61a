/**
 * What remembers the jobs that were handled, so that a delivery that comes twice is handled once.
 *
 * @module
 */

import { type Check, checkOptions, isPositiveCount } from "../options/check.ts";

/**
 * Remembers the jobs that were handled. One that is shared between processes makes each job reach one of them alone. Give
 * its entries an end (a day is plenty): that of a process that died amid its handler stays until then.
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
   * Notes a job whose handler is about to run. Of several calls at the same time one alone may answer true.
   *
   * @returns whether the job is new to the store
   */
  add(jobId: string): boolean | Promise<boolean>;
  /** Forgets a job whose handler has failed, so that another delivery of it is handled. */
  delete(jobId: string): unknown;
  /** Whether the store holds a job. Where a store can tell, a delivery that comes again costs no read of the API. */
  has?(jobId: string): boolean | Promise<boolean>;
}

/** What {@link createMemoryStore} takes. */
export interface MemoryStoreOptions {
  /** How many jobs to remember: past them the oldest is forgotten. Default: 10 000. */
  maxJobs?: number | undefined;
}

const checks: Record<keyof MemoryStoreOptions, Check> = { maxJobs: isPositiveCount };

/**
 * A store in this process's memory. Several handlers can share it.
 *
 * @returns the store
 * @throws KreaInputError where an option is unknown or bad
 * @example
 * ```ts
 * const handler = createWebhookHandler({ krea, onJob, store: createMemoryStore({ maxJobs: 100_000 }) });
 * ```
 */
export function createMemoryStore(options: MemoryStoreOptions = {}): WebhookStore {
  checkOptions("createMemoryStore", options, checks);
  const { maxJobs = 10_000 } = options;
  const jobs = new Set<string>();
  return {
    add(jobId) {
      if (jobs.has(jobId)) return false;
      jobs.add(jobId);
      const [oldest] = jobs;
      if (jobs.size > maxJobs && oldest !== undefined) jobs.delete(oldest);
      return true;
    },
    delete: (jobId) => jobs.delete(jobId),
    has: (jobId) => jobs.has(jobId),
  };
}
