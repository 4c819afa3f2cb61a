/**
 * Watches the running jobs of a client while submissions wait for `maxConcurrentJobs`.
 *
 * @module
 */

import { hasEnded } from "../jobs/job.ts";
import type { JobWatcher } from "../jobs/watcher.ts";
import type { JobLimiter } from "../submissions/job-limiter.ts";

/**
 * Connects a limiter to a watcher: while submissions wait, the jobs that hold a place are watched, so that their places
 * are freed when they end. At other times nothing is read for them.
 */
export function watchRunningJobs(
  limiter: JobLimiter,
  watcher: JobWatcher,
  expectedMsOf: (jobId: string) => number | undefined,
): void {
  const stopWatching = new Map<string, () => void>();
  const stop = (id: string) => {
    stopWatching.get(id)?.();
    stopWatching.delete(id);
  };
  limiter.onWaiting = (jobIds) => {
    for (const id of jobIds) {
      if (stopWatching.has(id)) continue;
      const free = () => {
        stop(id);
        limiter.ended(id);
      };
      const stopListening = watcher.watch(
        id,
        { expectedMs: expectedMsOf(id) },
        { changed: (job) => void (hasEnded(job) && free()), failed: free },
      );
      stopWatching.set(id, stopListening);
    }
  };
  limiter.onIdle = () => {
    for (const id of [...stopWatching.keys()]) stop(id);
  };
}
