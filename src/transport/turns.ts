/**
 * A queue of callers who wait for their turn, first come first served.
 *
 * @module
 */

import { onAbort } from "./abort.ts";
import { InterruptedError } from "./deadline.ts";

/** A queue of callers who wait for their turn. It has no timers: whoever frees a place calls {@link Turns.advance}. */
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

  /** Takes a place, if there is one and nobody waits. */
  takeNow(): boolean {
    if (this.#waiting.size > 0 || !this.#isFree()) return false;
    this.#take();
    return true;
  }

  /**
   * Takes a place, at once where there is one and nobody waits.
   *
   * @throws InterruptedError when the signal aborts first; the place in the queue is given up
   */
  async take(signal: AbortSignal | undefined): Promise<void> {
    if (signal?.aborted) throw new InterruptedError({ kind: "aborted", reason: signal.reason });
    if (this.takeNow()) return;
    await new Promise<void>((resolve, reject) => {
      const stopListening = onAbort(signal, () => {
        this.#waiting.delete(enter);
        reject(new InterruptedError({ kind: "aborted", reason: signal?.reason }));
      });
      const enter = () => {
        stopListening();
        resolve();
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
