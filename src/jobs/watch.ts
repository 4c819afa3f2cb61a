/**
 * Watching a job: iterating over its changes.
 *
 * @module
 */

import { checkOptions } from "../options/check.ts";
import { cancellableIterator } from "../support/cancellable-iterator.ts";
import { monotonicMs } from "../support/clock.ts";
import { WakeUp } from "../support/wake-up.ts";
import { hasEnded, type Job } from "./job.ts";
import { defaultWaitMs, type WatchOptions, watchChecks } from "./wait-options.ts";
import { listen, untilInterrupted, type WaitTarget } from "./wait-target.ts";

/**
 * Yields the changes of a job until it has ended. The last one says how it ended. A slow consumer gets the latest state,
 * not every one in between.
 *
 * @param getTarget - returns the job to watch. If it throws, the first `next()` rejects
 * @throws KreaInputError if an option is invalid; KreaJobTimeoutError; KreaAbortError; what reading the job throws if
 *   trying again would not help
 */
export function watchJob(getTarget: () => WaitTarget, options: WatchOptions = {}): AsyncIterableIterator<Job> {
  return cancellableIterator((left) => changesOf(getTarget, options, left));
}

async function* changesOf(
  getTarget: () => WaitTarget,
  options: WatchOptions,
  left: AbortSignal,
): AsyncGenerator<Job, void, void> {
  checkOptions("watch", options, watchChecks);
  const target = getTarget();
  const { timeoutMs = defaultWaitMs, signal, cancelOnAbort } = options;
  const endsAt = monotonicMs() + timeoutMs;
  const news = new WakeUp();
  let next: Job | undefined;
  let last: Job | undefined;
  /** Why the job could not be read last. */
  let unreadable: unknown;
  let failure: { error: unknown } | undefined;
  const stopListening = listen(target, options, {
    changed(job) {
      next = job;
      unreadable = undefined;
      news.notify();
    },
    unreadable(error) {
      unreadable = error;
    },
    failed(error) {
      failure = { error };
      news.notify();
    },
  });
  left.addEventListener("abort", () => news.notify());
  /** Stays true if the wait for news is interrupted, which then handles the abort. */
  let isWaiting = false;
  try {
    for (;;) {
      isWaiting = true;
      const remainingMs = Math.max(endsAt - monotonicMs(), 1);
      await untilInterrupted(
        target,
        options,
        () => ({ job: last, error: unreadable }),
        () => news.wait(),
        remainingMs,
      );
      isWaiting = false;
      if (left.aborted) return;
      if (next) {
        last = next;
        next = undefined;
        yield last;
        if (hasEnded(last)) return;
      } else if (failure) {
        throw failure.error;
      }
    }
  } finally {
    stopListening();
    // The signal may have aborted while the consumer was busy, and the consumer then left the loop.
    const isRunning = !last || !hasEnded(last);
    if (cancelOnAbort && signal?.aborted && isRunning && !isWaiting) target.cancel().catch(() => {});
  }
}
