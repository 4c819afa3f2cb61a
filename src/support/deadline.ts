/**
 * Deadlines and aborts of a single piece of work.
 *
 * @module
 */

import { onAbort } from "./abort.ts";

/** Why work was interrupted. */
export type Interruption = { kind: "aborted"; reason: unknown } | { kind: "timeout" };

/** Thrown when work is interrupted by its deadline or by the caller's signal. Never reaches users. */
export class InterruptedError extends Error {
  readonly interruption: Interruption;
  constructor(interruption: Interruption) {
    super(interruption.kind);
    this.interruption = interruption;
  }
}

/** Returns the abort that an error reports. Undefined for other errors. */
export function abortOf(error: unknown): { reason: unknown } | undefined {
  if (!(error instanceof InterruptedError)) return undefined;
  return error.interruption.kind === "aborted" ? error.interruption : undefined;
}

/**
 * A deadline together with the caller's signal. Call {@link Deadline.end} when the work is done.
 *
 * @example
 * ```ts
 * const deadline = new Deadline({ signal, timeoutMs });
 * try {
 *   return await deadline.race(fetch(url, { signal: deadline.signal }));
 * } finally {
 *   deadline.end();
 * }
 * ```
 */
export class Deadline {
  readonly #controller = new AbortController();
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #stopListening: () => void;
  #interruption: InterruptedError | undefined;
  #reject: (error: InterruptedError) => void = () => {};

  /** @throws InterruptedError if the signal has already aborted */
  constructor({ signal, timeoutMs }: { signal: AbortSignal | undefined; timeoutMs: number }) {
    if (signal?.aborted) throw new InterruptedError({ kind: "aborted", reason: signal.reason });
    this.#stopListening = onAbort(signal, () => this.#interrupt({ kind: "aborted", reason: signal?.reason }));
    this.#timer = setTimeout(() => this.#interrupt({ kind: "timeout" }), timeoutMs);
  }

  /** Aborts when the deadline passes or the caller's signal aborts. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /**
   * Resolves with the result of the work, unless it is interrupted first. Then the promise rejects at once, even if the
   * work ignores {@link Deadline.signal}.
   *
   * @throws InterruptedError if the work was interrupted; otherwise what the work rejects with
   */
  race<T>(work: Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#reject = reject;
      work.then(resolve, reject);
      // The signal may have aborted while the work was being started.
      if (this.#interruption) reject(this.#interruption);
    });
  }

  /** Removes the timer and the listener. */
  end(): void {
    clearTimeout(this.#timer);
    this.#stopListening();
  }

  #interrupt(interruption: Interruption): void {
    const error = new InterruptedError(interruption);
    this.end();
    this.#interruption = error;
    this.#reject(error);
    this.#controller.abort(error);
  }
}

/**
 * Runs work that is interrupted when the caller's signal aborts or the deadline passes.
 *
 * @throws InterruptedError if the work was interrupted; otherwise what the work throws
 */
export async function withDeadline<T>(
  limits: { signal: AbortSignal | undefined; timeoutMs: number },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const deadline = new Deadline(limits);
  try {
    return await deadline.race(work(deadline.signal));
  } finally {
    deadline.end();
  }
}

/**
 * Waits for a time.
 *
 * @throws InterruptedError as soon as the signal aborts
 */
export function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(new InterruptedError({ kind: "aborted", reason: signal.reason }));
    const stopListening = onAbort(signal, () => {
      clearTimeout(timer);
      reject(new InterruptedError({ kind: "aborted", reason: signal?.reason }));
    });
    const timer = setTimeout(() => {
      stopListening();
      resolve();
    }, milliseconds);
  });
}
