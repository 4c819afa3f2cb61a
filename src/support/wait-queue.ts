/**
 * A queue of callers who wait for their turn, first come first served.
 *
 * @module
 */

import { onAbort } from "./abort.ts";
import { InterruptedError, type Interruption } from "./deadline.ts";

/** A queue of callers who wait for their turn, each no longer than its deadline. Whoever frees a place calls {@link Turns.advance}. */
export class Turns {
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

  /** How many wait. */
  get length(): number {
    return this.#waiting.size;
  }

  /** Takes a place, if there is one and nobody waits; none for a signal that has aborted. */
  takeNow(signal?: AbortSignal): boolean {
    if (signal?.aborted || this.#waiting.size > 0 || !this.#isFree()) return false;
    this.#take();
    return true;
  }

  /**
   * Takes a place, at once where there is one and nobody waits.
   *
   * @param timeoutMs - how long to wait at most, in milliseconds
   * @throws InterruptedError when the signal aborts first, or the time is up; the place in the queue is given up
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

  /** Lets in as many as there are places for. */
  advance(): void {
    for (const enter of this.#waiting) {
      if (!this.#isFree()) return;
      this.#waiting.delete(enter);
      this.#take();
      enter();
    }
  }
}
