/**
 * Claims of jobs in the store: which jobs were handled, and which this process is about to handle.
 *
 * @module
 */

import { KreaInputError, KreaTimeoutError } from "../errors/client-errors.ts";
import { show } from "../options/check.ts";
import { BoundedSet } from "../support/bounded-map.ts";
import { InterruptedError, withDeadline } from "../support/deadline.ts";
import type { WebhookStore } from "./store.ts";

/** How many jobs are remembered whose entry in the store may be wrong. */
const maxRemembered = 10_000;

/**
 * Waits for a function of the caller's, up to a deadline.
 *
 * @param what - its name in the error message: `store.add`
 * @throws KreaTimeoutError if it does not answer in time; what it throws
 */
export async function answerOf<T>(what: string, timeoutMs: number, call: () => T | Promise<T>): Promise<T> {
  try {
    return await withDeadline({ signal: undefined, timeoutMs }, async () => call());
  } catch (error) {
    if (!(error instanceof InterruptedError)) throw error;
    throw new KreaTimeoutError(`webhook: ${what} did not answer within ${timeoutMs} ms (timeoutMs).`, { timeoutMs });
  }
}

/**
 * The store, asked with a deadline. An entry in it is only believed if the job of it was handled: one that this process
 * left behind, because the store failed, must not turn the next delivery of the job away.
 */
export class Claims {
  readonly #store: WebhookStore;
  readonly #timeoutMs: number;
  /** Jobs that were not handled and whose entry, made by this process, could not be removed. */
  readonly #stale = new BoundedSet<string>(maxRemembered);
  /** Jobs of which it is not known whether this process made an entry: `add` failed. */
  readonly #doubtful = new BoundedSet<string>(maxRemembered);

  constructor(store: WebhookStore, timeoutMs: number) {
    this.#store = store;
    this.#timeoutMs = timeoutMs;
  }

  /**
   * Whether a job was handled before. Without `store.has` always false.
   *
   * @throws KreaTimeoutError; KreaInputError if the store answers something else than true or false, or if its entry cannot
   *   be believed; what the store throws
   */
  async wasHandled(jobId: string): Promise<boolean> {
    if (this.#stale.has(jobId)) await this.release(jobId);
    if (!this.#store.has) return false;
    const isKnown = await this.#ask("store.has", () => this.#store.has?.(jobId));
    if (isKnown) this.#checkDoubt(jobId);
    return isKnown;
  }

  /**
   * Claims a job.
   *
   * @returns whether this process may handle it
   * @throws what {@link Claims.wasHandled} throws
   */
  async claim(jobId: string): Promise<boolean> {
    let isLate = false;
    const adding = (async () => this.#store.add(jobId))();
    adding.then(
      (isAdded) => {
        if (!isLate) return;
        // Added after the delivery was answered, so nobody handles the job.
        if (isAdded === true) void this.release(jobId).catch(() => {});
        this.#doubtful.delete(jobId);
      },
      () => {},
    );
    let isAdded: boolean;
    try {
      isAdded = await this.#ask("store.add", () => adding);
    } catch (error) {
      isLate = true;
      this.#doubtful.add(jobId);
      throw error;
    }
    if (isAdded) this.#doubtful.delete(jobId);
    else this.#checkDoubt(jobId);
    return isAdded;
  }

  /**
   * Removes the claim of a job that was not handled.
   *
   * @throws KreaTimeoutError; what the store throws. The next delivery of the job tries again
   */
  async release(jobId: string): Promise<void> {
    this.#stale.add(jobId);
    await answerOf("store.delete", this.#timeoutMs, () => this.#store.delete(jobId));
    this.#stale.delete(jobId);
  }

  #checkDoubt(jobId: string): void {
    if (!this.#doubtful.has(jobId)) return;
    throw new KreaInputError(
      `webhook: the store has an entry for job ${jobId}, whose store.add failed before. It was perhaps not handled: ` +
        "delete the entry, or handle the job yourself.",
    );
  }

  async #ask(what: string, call: () => unknown): Promise<boolean> {
    const answer = await answerOf(what, this.#timeoutMs, call);
    if (typeof answer === "boolean") return answer;
    throw new KreaInputError(`webhook: ${what}: expected it to return true or false, got ${show(answer)}.`);
  }
}
