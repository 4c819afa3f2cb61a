/**
 * Slows a whole client down after a 429, where each call alone would go on knocking.
 *
 * @module
 */

import type { KreaRateLimitError } from "../errors/status-errors.ts";
import { monotonicMs } from "../support/clock.ts";
import { InterruptedError } from "../support/deadline.ts";
import { Turns } from "../support/wait-queue.ts";

/** How many successes after a limit let everything through again: the window doubles with each. */
const openWindow = 64;

/**
 * The way of submissions to the server. Normally it is open. A 429 closes it for a while; then one submission is let
 * through, and with each that is not refused twice as many as before, as TCP does after a loss.
 */
export class SubmissionGate {
  #window = Number.POSITIVE_INFINITY;
  #underway = 0;
  #closedUntil = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** The last answer that closed it. */
  limit: KreaRateLimitError | undefined;
  readonly #turns = new Turns(
    () => this.#underway < this.#window && (this.#closedUntil === 0 || monotonicMs() >= this.#closedUntil),
    () => {
      this.#underway += 1;
    },
  );

  /** Lets a submission through where the gate is open and nobody waits; not where its signal has aborted. */
  enterNow(signal: AbortSignal | undefined): boolean {
    return this.#turns.takeNow(signal);
  }

  /**
   * Waits until a submission may go out.
   *
   * @param timeoutMs - how long to wait at most, in milliseconds
   * @throws InterruptedError when the signal aborts first, when the time is up, or at once where it is known not to do
   */
  async enter(signal: AbortSignal | undefined, timeoutMs: number): Promise<void> {
    if (this.enterNow(signal)) return;
    if (signal?.aborted) throw new InterruptedError({ kind: "aborted", reason: signal.reason });
    if (this.#closedUntil - monotonicMs() > timeoutMs) throw new InterruptedError({ kind: "timeout" });
    const turn = this.#turns.take(signal, timeoutMs);
    this.#schedule();
    try {
      await turn;
    } finally {
      // Where the last who waited has given up, nothing is left to wait for.
      if (this.#turns.length === 0) this.#stop();
    }
  }

  /**
   * Says how a submission went.
   *
   * @param closedForMs - where it was answered 429: how long to hold everything back, in milliseconds
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

  /** A timer runs only while somebody waits for the gate to open. */
  #schedule(): void {
    const closedForMs = this.#closedUntil - monotonicMs();
    if (this.#turns.length === 0) return;
    // It may have opened since the turn was asked for.
    if (closedForMs <= 0) {
      this.#turns.advance();
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
