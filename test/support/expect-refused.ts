import { expect } from "vitest";
import { isKreaInputError } from "../../src/index.ts";
import { caught } from "./caught.ts";

/**
 * Expects a call to be refused for its input or its options, with a message that says why.
 *
 * @param sent - what has gone over the wire: it has to be nothing
 */
export async function expectRefused(
  call: PromiseLike<unknown>,
  message: string,
  sent: readonly unknown[] = [],
): Promise<void> {
  const error = await caught(call);
  expect(isKreaInputError(error), String(error)).toBe(true);
  expect(String(error)).toContain(message);
  expect(sent).toEqual([]);
}
