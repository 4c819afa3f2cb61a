/**
 * A first-come, first-served queue of callers.
 *
 * @module
 */

import { onAbort } from "./abort.ts";
import { InterruptedError, type Interruption } from "./deadline.ts";

/**
 * A first-come, first-served queue of callers, each with a deadline. Call {@link WaitQueue.advance} after freeing a
 * place.
 */
export class WaitQueue {
  readonly #isFree: () => boolean;
  readonly #take: () => void;
  readonly #waiting = new Set<() => void>();
  /** Goes through those who wait. Kept, because a new one would pass the places of all who have left. */
  #firstCome = this.#waiting.values();

  /**
   * @param isFree - whether a place is free now
   * @param take - takes a free place
   */
  constructor(isFree: () => boolean, take: () => void) {
    this.#isFree = isFree;
    this.#take = take;
  }

  /** How many callers wait. */
  get length(): number {
    return this.#waiting.size;
  }

  /** Takes a place if one is free, nobody is waiting and the signal has not aborted. Returns whether it did. */
  takeNow(signal?: AbortSignal): boolean {
    if (signal?.aborted || this.#waiting.size > 0 || !this.#isFree()) return false;
    this.#take();
    return true;
  }

  /**
   * Waits for a place and takes it.
   *
   * @param timeoutMs - the longest time to wait, in milliseconds
   * @throws InterruptedError if the signal aborts or the time is up. The caller then leaves the queue
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
    while (this.#waiting.size > 0 && this.#isFree()) {
      const { done, value: enter } = this.#firstCome.next();
      if (done) {
        // It has ended while nobody waited.
        this.#firstCome = this.#waiting.values();
        continue;
      }
      this.#waiting.delete(enter);
      this.#take();
      enter();
    }
  }
}
