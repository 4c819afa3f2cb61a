import { vi } from "vitest";

const { setImmediate: realImmediate, setTimeout: realTimeout } = globalThis;

/** A turn or two of the event loop: what goes on without a timer comes to its end. */
async function turn(): Promise<void> {
  for (let count = 0; count < 2; count += 1) await new Promise((resolve) => realImmediate(resolve));
}

/**
 * Runs a piece of work under fake timers, which are moved on to the next one whenever nothing else goes on. It takes no
 * time but that of its computations, and goes the same way on a slow machine as on a fast one.
 *
 * @throws Error where the work waits for what no timer will bring.
 */
export async function inVirtualTime<T>(work: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00Z") });
  let isSettled = false;
  const settle = () => {
    isSettled = true;
  };
  try {
    const promise = work();
    promise.then(settle, settle);
    for (;;) {
      await turn();
      if (isSettled) return await promise;
      if (vi.getTimerCount() > 0) vi.advanceTimersToNextTimer();
      else await stalled(() => isSettled || vi.getTimerCount() > 0);
    }
  } finally {
    vi.useRealTimers();
  }
}

/** No timer is set: what is loaded at its first use may be on its way from the disk, and nothing else. */
async function stalled(goesOn: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    if (goesOn()) return;
    await new Promise((resolve) => realTimeout(resolve, 5));
  }
  throw new Error("The work waits, and no timer is set that could end that.");
}

/** Runs the fake timers until a promise has settled, and answers its value or what it rejects with. */
export async function settled(promise: Promise<unknown>): Promise<unknown> {
  const outcome = promise.catch((error: unknown) => error);
  await vi.runAllTimersAsync();
  return outcome;
}

/** Lets everything go on that waits for no timer. */
export function flush(): Promise<unknown> {
  return vi.advanceTimersByTimeAsync(0);
}

/** A test's work, in virtual time. */
export function virtually<Row extends unknown[]>(work: (...row: Row) => Promise<void>): (...row: Row) => Promise<void> {
  return (...row) => inVirtualTime(() => work(...row));
}
