/**
 * The server's clock, as far as `Date` headers tell it.
 *
 * @module
 */

import { type Moment, now } from "../support/clock.ts";

/** A period of the server's time, in milliseconds since the epoch. */
export interface TimeWindow {
  fromMs: number;
  toMs: number;
}

/** Tolerance for clocks that run at slightly different speeds, and for the time of day moving unlike the monotonic clock. */
const toleranceMs = 500;
/** How far the clocks may differ if no `Date` header says. Browsers hide that header across origins. */
const unknownSkewMs = 5 * 60 * 1_000;

/** How far the server's clock is ahead of this machine's monotonic clock, as a range in milliseconds. */
interface Skew {
  minMs: number;
  maxMs: number;
}

/** Measures the server's clock, and converts moments of this machine to it. */
export class ServerClock {
  #skew: Skew | undefined;
  /** What earlier headers said that contradict the later ones. */
  #contradicted: Skew | undefined;
  #offsetMs = 0;

  /** Whether any response had a usable `Date` header. */
  get isKnown(): boolean {
    return this.#skew !== undefined;
  }

  /**
   * Narrows the skew by the `Date` header of a response. The header has whole seconds, and was written between the request
   * and the response. A header that contradicts the others widens the range for good, because either can be wrong. Only
   * where this machine has slept meanwhile does the range start anew.
   */
  note(serverMs: number, sentAt: Moment, receivedAt: Moment): void {
    const measured = { minMs: serverMs - receivedAt.monotonicMs, maxMs: serverMs + 1_000 - sentAt.monotonicMs };
    const known = this.#skew ?? measured;
    const both = { minMs: Math.max(measured.minMs, known.minMs), maxMs: Math.min(measured.maxMs, known.maxMs) };
    const isContradiction = both.minMs > both.maxMs + toleranceMs;
    const offsetMs = offsetOf(receivedAt);
    const hasJumped = Math.abs(offsetMs - this.#offsetMs) > toleranceMs;
    if (isContradiction && !hasJumped) this.#contradicted = hull(hull(known, measured), this.#contradicted);
    this.#skew = both.minMs <= both.maxMs ? both : measured;
    this.#offsetMs = offsetMs;
  }

  /**
   * The period of the server's time that certainly contains what it did between two moments.
   *
   * @param to - undefined for a period without an end
   */
  period(from: Moment, to: Moment | undefined): TimeWindow {
    const unknown = { minMs: offsetOf(from) - unknownSkewMs, maxMs: offsetOf(from) + unknownSkewMs };
    const { minMs, maxMs } = hull(this.#skew ?? unknown, this.#contradicted);
    // Since then the time of day was set, or the monotonic clock stood still in sleep. Both are allowed for.
    const driftMs = this.#skew ? offsetOf(now()) - offsetOf(from) : 0;
    return {
      fromMs: from.monotonicMs + minMs - Math.max(driftMs, 0) - toleranceMs,
      toMs: (to?.monotonicMs ?? Number.POSITIVE_INFINITY) + maxMs - Math.min(driftMs, 0) + toleranceMs,
    };
  }
}

function offsetOf({ wallMs, monotonicMs: sinceStartMs }: Moment): number {
  return wallMs - sinceStartMs;
}

function hull(one: Skew, other: Skew = one): Skew {
  return { minMs: Math.min(one.minMs, other.minMs), maxMs: Math.max(one.maxMs, other.maxMs) };
}
