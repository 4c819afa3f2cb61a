/**
 * Remembers job ids that the API recently did not know.
 *
 * @module
 */

import { BoundedMap } from "../support/bounded-map.ts";

/**
 * How long an id is remembered, in milliseconds. Short, because a job may become readable a moment after its webhook
 * arrives.
 */
const rememberedMs = 30_000;

/** How many ids are remembered, so that a flood of invented ids needs little memory. */
const maxRemembered = 1_000;

/**
 * Remembers ids that the API did not know, so that repeated deliveries of an invented id are not looked up each time.
 */
export class UnknownJobs {
  /** When each id is forgotten, in milliseconds since 1970. */
  readonly #expiresAt = new BoundedMap<string, number>(maxRemembered);

  /** Remembers an id. */
  add(jobId: string): void {
    this.#expiresAt.set(jobId, Date.now() + rememberedMs);
  }

  /** Whether an id is remembered. */
  has(jobId: string): boolean {
    return (this.#expiresAt.get(jobId) ?? 0) > Date.now();
  }
}
