/**
 * Reads a request's body, within bounds of size and time.
 *
 * @module
 */

import { KreaInputError } from "../errors/client-errors.ts";
import { isKreaInputError } from "../errors/guards.ts";
import { InterruptedError, withDeadline } from "../support/deadline.ts";
import type { Verdict } from "./answers.ts";

/** The bounds of a body. */
export interface BodyBounds {
  maxBodyBytes: number;
  timeoutMs: number;
}

/**
 * Reads a request's body.
 *
 * @returns its bytes, or why it is refused
 * @throws KreaInputError where the body was read before
 */
export async function readBody(
  request: Request,
  { maxBodyBytes, timeoutMs }: BodyBounds,
): Promise<Uint8Array | Verdict> {
  if (request.bodyUsed || request.body?.locked) throw bodyWasRead();
  if (!request.body) return "no-delivery";
  const reader = request.body.getReader();
  try {
    return await withDeadline({ signal: undefined, timeoutMs }, async () => {
      const received = new ReceivedBytes();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return received.all();
        if (received.length + value.length > maxBodyBytes) return "too-large";
        received.add(value);
      }
    });
  } catch (error) {
    if (isKreaInputError(error)) throw error;
    // What is no deadline is a connection that ended amid the body.
    return error instanceof InterruptedError ? "too-slow" : "no-delivery";
  } finally {
    // Not waited for: it may take as long as the sender likes.
    reader.cancel().catch(() => {});
  }
}

/** A body that was read before is the receiver's mistake, not the sender's. */
export function bodyWasRead(): KreaInputError {
  return new KreaInputError("webhook: request: expected one whose body nobody has read, got one that was read before.");
}

/** Bytes in one buffer that grows: a body that comes a byte at a time takes no more memory than any other. */
class ReceivedBytes {
  #buffer = new Uint8Array(4_096);
  length = 0;

  add(bytes: Uint8Array): void {
    const length = this.length + bytes.length;
    if (length > this.#buffer.length) {
      const larger = new Uint8Array(Math.max(length, this.#buffer.length * 2));
      larger.set(this.all());
      this.#buffer = larger;
    }
    this.#buffer.set(bytes, this.length);
    this.length = length;
  }

  all(): Uint8Array {
    return this.#buffer.subarray(0, this.length);
  }
}
