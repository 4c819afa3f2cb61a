/**
 * The job ids that the API did not know a moment ago.
 *
 * @module
 */

/** How long an id is remembered: not for long, since a job may be seen a moment after its webhook has come. */
const rememberedMs = 30_000;

/** How many are remembered: who sends made-up ids sends many. */
const mostRemembered = 1_000;

/** Remembers ids that the API did not know, so that one that is sent again and again is not looked up each time. */
export class UnknownJobs {
  /** When each is forgotten, in milliseconds since 1970; in the order in which they came. */
  readonly #forgottenAt = new Map<string, number>();

  /** Remembers an id. */
  add(jobId: string): void {
    this.#forgottenAt.delete(jobId);
    this.#forgottenAt.set(jobId, Date.now() + rememberedMs);
    const [oldest] = this.#forgottenAt.keys();
    if (this.#forgottenAt.size > mostRemembered && oldest !== undefined) this.#forgottenAt.delete(oldest);
  }

  /** Whether an id is remembered. */
  has(jobId: string): boolean {
    return (this.#forgottenAt.get(jobId) ?? 0) > Date.now();
  }
}
