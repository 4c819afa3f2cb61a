/**
 * Holds back all submissions of a client after a 429, where each call alone would keep retrying.
 *
 * @module
 */

import type { KreaRateLimitError } from "../errors/status-errors.ts";
import { monotonicMs } from "../support/clock.ts";
import { InterruptedError } from "../support/deadline.ts";
import { WaitQueue } from "../support/wait-queue.ts";

/** Past this window the gate is fully open again: the window doubles with each success. */
const openWindow = 64;

/**
 * A gate that submissions pass on their way to the server. Normally it is open. A 429 closes it for a while. Then it lets
 * one submission through, and doubles the window with each success, as TCP does after a loss.
 */
export class RateLimitGate {
  #window = Number.POSITIVE_INFINITY;
  #underway = 0;
  #closedUntil = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The last answer that closed the gate. */
  limit: KreaRateLimitError | undefined;
  readonly #queue = new WaitQueue(
    () => this.#underway < this.#window && (this.#closedUntil === 0 || monotonicMs() >= this.#closedUntil),
    () => {
      this.#underway += 1;
    },
  );

  /** Lets a submission through where the gate is open, nobody waits and the signal has not aborted. */
  enterNow(signal: AbortSignal | undefined): boolean {
    return this.#queue.takeNow(signal);
  }

  /**
   * Waits until a submission may go out.
   *
   * @param timeoutMs - how long to wait at most, in milliseconds
   * @throws InterruptedError when the signal aborts first, when the time is up, or at once where the time cannot suffice
   */
  async enter(signal: AbortSignal | undefined, timeoutMs: number): Promise<void> {
    if (this.enterNow(signal)) return;
    if (signal?.aborted) throw new InterruptedError({ kind: "aborted", reason: signal.reason });
    if (this.#closedUntil - monotonicMs() > timeoutMs) throw new InterruptedError({ kind: "timeout" });
    const place = this.#queue.take(signal, timeoutMs);
    this.#schedule();
    try {
      await place;
    } finally {
      // The last caller has given up: the timer is not needed.
      if (this.#queue.length === 0) this.#stop();
    }
  }

  /**
   * A submission has been answered.
   *
   * @param closedForMs - after a 429: how long to hold back submissions, in milliseconds
   */
  leave(closedForMs?: number): void {
    if (closedForMs !== undefined) {
      this.#window = 1;
      this.#closedUntil = Math.max(this.#closedUntil, monotonicMs() + closedForMs);
    } else if (this.#window < openWindow) {
      this.#window *= 2;
    } else {
      this.#window = Number.POSITIVE_INFINITY;
    }
    this.#underway -= 1;
    this.#schedule();
  }

  /** Sets the timer that opens the gate, which runs only while somebody waits. */
  #schedule(): void {
    const closedForMs = this.#closedUntil - monotonicMs();
    if (this.#queue.length === 0) return;
    // It may have opened since the caller began to wait.
    if (closedForMs <= 0) {
      this.#queue.advance();
      return;
    }
    this.#stop();
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#schedule();
    }, closedForMs);
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
