/**
 * The copy of an input that a call works with.
 *
 * @module
 */

import { KreaInputError } from "../errors/client-errors.ts";
import { ownCopy, UncopyableError } from "../support/own-copy.ts";

/**
 * Copies an input, because you may change yours while the call is in progress.
 *
 * @param what - what takes the input, as the error message begins: `styles.train`
 * @throws KreaInputError, with the path of the field, if the input is circular, nested too deeply or cannot be read
 */
export function ownInput<Value>(what: string, input: Value): Value {
  try {
    return ownCopy(input);
  } catch (error) {
    if (!(error instanceof UncopyableError)) throw error;
    throw new KreaInputError(
      `${what}: ${error.path || "input"}: expected a value that JSON can hold, or a file, got ${error.message}.`,
    );
  }
}
