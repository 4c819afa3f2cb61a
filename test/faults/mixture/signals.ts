import type { Random } from "../random.ts";

/** A signal for a call, and the end of what makes it abort. */
export interface CallSignal {
  signal: AbortSignal | undefined;
  done(): void;
}

/**
 * Draws a signal: none, one that many calls share, one that aborts at some moment of the call, one that has aborted.
 *
 * @param shared - never aborts: what listens to it in the end was left behind
 */
export function drawSignal(random: Random, shared: AbortSignal): CallSignal {
  const kind = random.next();
  if (kind < 0.45) return { signal: undefined, done: () => {} };
  if (kind < 0.8) return { signal: shared, done: () => {} };
  if (kind < 0.82) return { signal: AbortSignal.abort(new Error("aborted from the start")), done: () => {} };
  const controller = new AbortController();
  const afterMs = random.pick([1, 5, 20, 60, 300]) * random.next() * 2;
  const timer = setTimeout(() => controller.abort(new Error(`aborted after ${afterMs} ms`)), afterMs);
  return { signal: controller.signal, done: () => clearTimeout(timer) };
}
