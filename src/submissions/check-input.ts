/**
 * Validates inputs before they are sent, with the caller's `validateInput`.
 *
 * @module
 */

import { KreaInputError } from "../errors/client-errors.ts";
import { type InputProblem, KreaValidationError } from "../errors/validation-error.ts";
import { show } from "../options/check.ts";
import { ifRejected } from "../support/if-rejected.ts";
import { modelOf } from "./operations.ts";

/** An object with the method of {@link InputValidator}. A method may accept only some of the model ids. */
export interface InputValidation {
  /**
   * @param model - the model's id: `image/bfl/flux-1-dev`. The model may be newer than this package
   * @param input - the input to be sent, under its current field names. Do not change it
   * @returns every problem; an empty array if the input may be sent
   */
  validateInput(model: string, input: Readonly<Record<string, unknown>>): readonly InputProblem[];
}

/**
 * A synchronous function that validates a model's input and returns every problem. An empty array means that the input may
 * be sent. `validateInput` of `krea-sdk/validate` is such a function.
 */
export type InputValidator = InputValidation["validateInput"];

/** How many problems an error message lists. The error's `problems` has all of them. */
const maxListedProblems = 20;

/**
 * Validates the input of a model.
 *
 * @param path - the operation's path: `/generate/image/bfl/flux-1-dev`. Paths that are not a model's are not validated
 * @throws KreaValidationError with every problem; KreaInputError if the function does not return an array of problems; what
 *   the function throws
 */
export function checkInput(validate: InputValidator, path: string, input: Record<string, unknown> | undefined): void {
  if (!path.startsWith("/generate/") || !input) return;
  const model = modelOf(path);
  const problems: unknown = validate(model, input);
  // An async validator is refused below. What it rejects with is not to end the program.
  ifRejected(problems, () => {});
  refuseProblems(model, problems);
}

/**
 * Throws if there are problems.
 *
 * @param model - the model's id, or another name of what the input is for
 * @throws KreaValidationError with every problem; KreaInputError if the value is not an array of problems
 */
export function refuseProblems(model: string, problems: unknown): void {
  if (!isListOfProblems(problems)) {
    throw new KreaInputError(
      `${model}: validateInput: expected it to return an array of problems, got ${show(problems)}.`,
    );
  }
  if (problems.length > 0) throw new KreaValidationError(messageOf(model, problems), { model, problems });
}

function isListOfProblems(value: unknown): value is readonly InputProblem[] {
  const isProblem = (item: unknown) =>
    typeof item === "object" &&
    item !== null &&
    "path" in item &&
    "message" in item &&
    typeof item.message === "string";
  return Array.isArray(value) && value.every(isProblem);
}

function messageOf(model: string, problems: readonly InputProblem[]): string {
  const lines = problems
    .slice(0, maxListedProblems)
    .map(({ path, message }) => `${path === "" ? "input" : path}: ${message}`);
  if (problems.length === 1) return `${model}: ${lines[0]}. Nothing was sent.`;
  if (problems.length > maxListedProblems) lines.push(`and ${problems.length - maxListedProblems} more`);
  return `${model}: the input has ${problems.length} problems; nothing was sent:\n${lines.map((line) => `- ${line}`).join("\n")}`;
}
