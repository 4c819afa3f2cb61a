/**
 * Reads the body of a request, with limits on its size and duration.
 *
 * @module
 */

import { KreaInputError } from "../errors/client-errors.ts";
import { isKreaInputError } from "../errors/guards.ts";
import { InterruptedError, withDeadline } from "../support/deadline.ts";
import { readStream } from "../support/read-stream.ts";
import type { Verdict } from "./answers.ts";

/** The limits of a body. */
export interface BodyLimits {
  maxBodyBytes: number;
  timeoutMs: number;
}

/**
 * Reads the body of a request.
 *
 * @returns the bytes, or the reason why the body is refused
 * @throws KreaInputError if the body was read before
 */
export async function readBody(
  request: Request,
  { maxBodyBytes, timeoutMs }: BodyLimits,
): Promise<Uint8Array | Verdict> {
  const { body } = request;
  if (request.bodyUsed || body?.locked) throw bodyWasRead();
  if (!body) return "invalid-body";
  try {
    return await withDeadline({ signal: undefined, timeoutMs }, async (signal) => {
      const received = new ReceivedBytes();
      for await (const chunk of readStream(body, { signal })) {
        if (received.length + chunk.length > maxBodyBytes) return "too-large";
        received.add(chunk);
      }
      return received.all();
    });
  } catch (error) {
    if (isKreaInputError(error)) throw error;
    // Any error but the deadline means that the connection ended before the body did.
    return error instanceof InterruptedError ? "too-slow" : "invalid-body";
  }
}

/** The error for a body that was already read, which is a mistake of the receiving program and not of the sender. */
export function bodyWasRead(): KreaInputError {
  return new KreaInputError("webhook: request: expected a request with an unread body, but its body was already read.");
}

/** A growing buffer. A body that arrives in many tiny chunks needs no more memory than any other. */
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
