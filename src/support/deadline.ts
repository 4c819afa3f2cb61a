/**
 * Deadlines and aborts of a single piece of work.
 *
 * @module
 */

import { onAbort } from "./abort.ts";

/** How a piece of work was cut short. */
export type Interruption = { kind: "aborted"; reason: unknown } | { kind: "timeout" };

/** Thrown into {@link withDeadline}'s caller when the work is cut short. Never reaches users. */
export class InterruptedError extends Error {
  readonly interruption: Interruption;
  constructor(interruption: Interruption) {
    super(interruption.kind);
    this.interruption = interruption;
  }
}

/**
 * Runs a piece of work that ends at once when the caller's signal aborts or the deadline passes, even where the work
 * itself does not heed the signal that it is given. Leaves no timer and no listener behind.
 *
 * @throws InterruptedError where it was cut short; else what the work throws
 */
export function withDeadline<T>(
  { signal, timeoutMs }: { signal: AbortSignal | undefined; timeoutMs: number },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    if (signal?.aborted) return reject(new InterruptedError({ kind: "aborted", reason: signal.reason }));
    const controller = new AbortController();
    const interrupt = (interruption: Interruption) => {
      const error = new InterruptedError(interruption);
      stop();
      reject(error);
      controller.abort(error);
    };
    const stopListening = onAbort(signal, () => interrupt({ kind: "aborted", reason: signal?.reason }));
    const timer = setTimeout(() => interrupt({ kind: "timeout" }), timeoutMs);
    const stop = () => {
      clearTimeout(timer);
      stopListening();
    };
    const fail = (error: unknown) => {
      stop();
      reject(error);
    };
    try {
      work(controller.signal).then((value) => {
        stop();
        resolve(value);
      }, fail);
    } catch (error) {
      fail(error);
    }
  });
}

/**
 * Sleeps, and ends at once when the signal aborts.
 *
 * @throws InterruptedError when the signal aborts
 */
export function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new InterruptedError({ kind: "aborted", reason: signal.reason }));
    const stopListening = onAbort(signal, () => {
      clearTimeout(timer);
      reject(new InterruptedError({ kind: "aborted", reason: signal?.reason }));
    });
    const timer = setTimeout(() => {
      stopListening();
      resolve();
    }, milliseconds);
  });
}
