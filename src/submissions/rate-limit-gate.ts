/**
 * Holds back all submissions of a client after a 429, so that not every one of them keeps retrying.
 *
 * @module
 */

import type { KreaRateLimitError } from "../errors/status-errors.ts";
import { monotonicMs } from "../support/clock.ts";
import { InterruptedError } from "../support/deadline.ts";
import { WaitQueue } from "../support/wait-queue.ts";

/** When the window exceeds this size, the gate is fully open again. */
const openWindow = 64;

/**
 * A gate that every submission passes before it is sent. It is open until a 429 closes it for a while. Then it lets one
 * submission through at a time, and doubles that number with each success, as TCP does after a packet loss.
 */
export class RateLimitGate {
  #window = Number.POSITIVE_INFINITY;
  #underway = 0;
  #closedUntil = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #lastLimit: KreaRateLimitError | undefined;
  readonly #queue = new WaitQueue(
    () => this.#underway < this.#window && (this.#closedUntil === 0 || monotonicMs() >= this.#closedUntil),
    () => {
      this.#underway += 1;
    },
  );

  /** The error of the last 429, if there was one. */
  get lastLimit(): KreaRateLimitError | undefined {
    return this.#lastLimit;
  }

  /** Lets a submission through if the gate is open, nobody waits and the signal has not aborted. */
  enterNow(signal: AbortSignal | undefined): boolean {
    return this.#queue.takeNow(signal);
  }

  /**
   * Waits until a submission may be sent.
   *
   * @param timeoutMs - the longest time to wait, in milliseconds
   * @throws InterruptedError if the signal aborts or the time is up, or at once if the gate stays closed for longer
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
      // Nobody waits anymore, so the timer is not needed.
      if (this.#queue.length === 0) this.#stop();
    }
  }

  /**
   * Notes that a submission has ended.
   *
   * @param closedForMs - how long to close the gate after a 429, in milliseconds
   * @param limit - the error of that 429
   */
  leave(closedForMs?: number, limit?: KreaRateLimitError): void {
    if (limit) this.#lastLimit = limit;
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

  /** Sets the timer that opens the gate. It runs only while somebody waits. */
  #schedule(): void {
    const closedForMs = this.#closedUntil - monotonicMs();
    if (this.#queue.length === 0) return;
    // The gate may have opened since the caller began to wait.
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
