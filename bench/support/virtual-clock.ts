/**
 * A clock whose time advances without waiting.
 *
 * @module
 */

interface Timer {
  readonly at: number;
  /** Timers of the same moment fire in the order in which they were set. */
  readonly order: number;
  /** Undefined after the timer has fired or was cleared. */
  callback: (() => void) | undefined;
}

// Saved before a clock is installed.
const realSetImmediate = globalThis.setImmediate;
const real = {
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
  now: Date.now,
  monotonic: performance.now,
};

/**
 * Replaces `setTimeout`, `clearTimeout`, `Date.now` and `performance.now` between {@link install} and {@link uninstall}.
 */
export class VirtualClock {
  #now = Date.parse("2026-01-01T00:00:00Z");
  #order = 0;
  /** A binary heap, ordered by the time at which timers fire. */
  readonly #timers: Timer[] = [];

  /** The virtual time, in milliseconds since 1970. */
  get now(): number {
    return this.#now;
  }

  install(): void {
    const setTimer = (callback: (...values: unknown[]) => void, delayMs = 0, ...values: unknown[]): Timer => {
      // Like the runtime's timers, this waits at least a millisecond.
      const timer = { at: this.#now + Math.max(delayMs, 1), order: this.#order, callback: () => callback(...values) };
      this.#order += 1;
      this.#push(timer);
      return timer;
    };
    const clearTimer = (timer: Timer | undefined) => {
      // The timer stays in the heap, but calls nothing when it fires.
      if (timer) timer.callback = undefined;
    };
    globalThis.setTimeout = setTimer as unknown as typeof setTimeout;
    globalThis.clearTimeout = clearTimer as unknown as typeof clearTimeout;
    Date.now = () => Math.floor(this.#now);
    performance.now = () => this.#now;
  }

  uninstall(): void {
    globalThis.setTimeout = real.setTimeout;
    globalThis.clearTimeout = real.clearTimeout;
    Date.now = real.now;
    performance.now = real.monotonic;
  }

  /**
   * Advances the time by this many milliseconds and fires the timers that fall due, in order. Each fires after all promises
   * that the one before settled have run their callbacks.
   */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#now + milliseconds;
    await settled();
    for (let timer = this.#timers[0]; timer && timer.at <= end; timer = this.#timers[0]) {
      this.#pop();
      const { callback } = timer;
      if (!callback) continue;
      timer.callback = undefined;
      this.#now = timer.at;
      callback();
      await settled();
    }
    this.#now = end;
  }

  #push(timer: Timer): void {
    const timers = this.#timers;
    let index = timers.push(timer) - 1;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = timers[above];
      if (!parent || !isBefore(timer, parent)) break;
      timers[index] = parent;
      index = above;
    }
    timers[index] = timer;
  }

  #pop(): void {
    const timers = this.#timers;
    const timer = timers.pop();
    if (!timer || timers.length === 0) return;
    let index = 0;
    for (;;) {
      const left = 2 * index + 1;
      const [first, second] = [timers[left], timers[left + 1]];
      if (!first) break;
      const below = second && isBefore(second, first) ? left + 1 : left;
      const child = timers[below];
      if (!child || !isBefore(child, timer)) break;
      timers[index] = child;
      index = below;
    }
    timers[index] = timer;
  }
}

function isBefore(one: Timer, other: Timer): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}

/** Resolves after all pending microtasks: an immediate runs only when none are left. */
function settled(): Promise<void> {
  return new Promise((resolve) => realSetImmediate(resolve));
}
