/**
 * The error of an input that validation has refused.
 *
 * @module
 */

import type { InputProblem } from "../submissions/check-input.ts";
import { KreaInputError } from "./client-errors.ts";

/**
 * The input of a model is not valid, by the client's `validateInput`; nothing was sent. The message lists the problems.
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
  /** The model, by its id. */
  readonly model: string;
  /** Every problem, with its path in the input. */
  readonly problems: readonly InputProblem[];

  constructor(message: string, { model, problems }: { model: string; problems: readonly InputProblem[] }) {
    super(message);
    this.model = model;
    this.problems = problems;
  }
}
