/**
 * The error of an input that did not pass validation.
 *
 * @module
 */

import { KreaInputError } from "./client-errors.ts";

/** One problem of an input: where it is and what is wrong. */
export interface InputProblem {
  /** The path of the value within the input: `style_images[0].strength`. Empty for the input itself. */
  path: string;
  /** What is wrong with the value, on one line: `expected a number from -2 to 2, got 5`. */
  message: string;
  /** What was expected: `a number from -2 to 2`. */
  expected?: string | undefined;
  /** What was found instead: `5`. */
  got?: string | undefined;
}

/**
 * The input is invalid, according to the `validateInput` function of your client. Nothing was sent. The message lists
 * the problems.
 *
 * @example
 * ```ts
 * try {
 *   await krea.image("bfl/flux-1-dev", input);
 * } catch (error) {
 *   if (!isKreaValidationError(error)) throw error;
 *   for (const { path, message } of error.problems) showBeside(path, message);
 * }
 * ```
 */
export class KreaValidationError extends KreaInputError {
  static override readonly errorName = "KreaValidationError";
  /** The id of the model. */
  readonly model: string;
  /** Every problem, with its path within the input. */
  readonly problems: readonly InputProblem[];

  constructor(message: string, { model, problems }: { model: string; problems: readonly InputProblem[] }) {
    super(message);
    this.model = model;
    this.problems = problems;
  }
}
