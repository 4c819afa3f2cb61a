/**
 * Lets one consumer sleep until there is something to do.
 *
 * @module
 */

/** A consumer sleeps in {@link WakeUp.wait} until a producer calls {@link WakeUp.notify}. */
export class WakeUp {
  #isNotified = false;
  #wake = () => {};

  /** Wakes the consumer, or lets its next call of `wait` return at once. */
  notify(): void {
    this.#isNotified = true;
    this.#wake();
  }

  /** Waits for a notification since the last call. One notification may stand for several. */
  async wait(): Promise<void> {
    if (!this.#isNotified) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    this.#isNotified = false;
  }
}
