/**
 * A first-come, first-served queue of callers.
 *
 * @module
 */

import { onAbort } from "./abort.ts";
import { InterruptedError, type Interruption } from "./deadline.ts";

/** A first-come, first-served queue of callers, each with a deadline. Whoever frees a place calls {@link WaitQueue.advance}. */
export class WaitQueue {
  readonly #isFree: () => boolean;
  readonly #take: () => void;
  readonly #waiting = new Set<() => void>();

  /**
   * @param isFree - whether there is a place now
   * @param take - takes it
   */
  constructor(isFree: () => boolean, take: () => void) {
    this.#isFree = isFree;
    this.#take = take;
  }

  /** How many callers wait. */
  get length(): number {
    return this.#waiting.size;
  }

  /** Takes a place where one is free, nobody waits and the signal has not aborted. */
  takeNow(signal?: AbortSignal): boolean {
    if (signal?.aborted || this.#waiting.size > 0 || !this.#isFree()) return false;
    this.#take();
    return true;
  }

  /**
   * Waits for a place.
   *
   * @param timeoutMs - how long to wait at most, in milliseconds
   * @throws InterruptedError when the signal aborts first or the time is up; the caller leaves the queue
   */
  async take(signal: AbortSignal | undefined, timeoutMs: number): Promise<void> {
    if (signal?.aborted) throw new InterruptedError({ kind: "aborted", reason: signal.reason });
    if (this.takeNow()) return;
    await new Promise<void>((resolve, reject) => {
      const leave = (interruption: Interruption) => {
        this.#waiting.delete(enter);
        stop();
        reject(new InterruptedError(interruption));
      };
      const enter = () => {
        stop();
        resolve();
      };
      const stopListening = onAbort(signal, () => leave({ kind: "aborted", reason: signal?.reason }));
      const timer = setTimeout(() => leave({ kind: "timeout" }), Math.max(timeoutMs, 0));
      const stop = () => {
        stopListening();
        clearTimeout(timer);
      };
      this.#waiting.add(enter);
    });
  }

  /** Lets in as many callers as there are free places. */
  advance(): void {
    for (const enter of this.#waiting) {
      if (!this.#isFree()) return;
      this.#waiting.delete(enter);
      this.#take();
      enter();
    }
  }
}
