/**
 * Validation of an input before it is sent, by a function that the caller gives.
 *
 * @module
 */

import { KreaInputError } from "../errors/client-errors.ts";
import { type InputProblem, KreaValidationError } from "../errors/validation-error.ts";
import { show } from "../options/check.ts";

/** What validates inputs, as an object with a method: see {@link InputValidator}. */
export interface InputValidation {
  /**
   * @param model - the model's id: `image/bfl/flux-1-dev`. It may be newer than this package.
   * @param input - the input that is about to be sent, under its current field names; not to be changed
   */
  validateInput(model: string, input: Readonly<Record<string, unknown>>): readonly InputProblem[];
}

/**
 * A function that validates a model's input, at once and not later, and answers every problem; none where it may be sent.
 * `validateInput` of `krea-sdk/validate` is one. (As a method's type it may know some model ids alone.)
 */
export type InputValidator = InputValidation["validateInput"];

/** As many problems stand in the message of an error; all are in its `problems`. */
const mostInMessage = 20;

/**
 * Validates what is about to be sent to a model.
 *
 * @param path - `/generate/image/bfl/flux-1-dev`; of any other nothing is asked
 * @throws KreaValidationError with every problem; KreaInputError where the function answers with anything but a list of
 *   problems; what the function throws
 */
export function checkInput(validate: InputValidator, path: string, input: Record<string, unknown> | undefined): void {
  if (!path.startsWith("/generate/") || !input) return;
  const model = path.replace("/generate/", "");
  refuseProblems(model, validate(model, input));
}

/**
 * Refuses an input that has problems.
 *
 * @param model - a model's id, or what else the input is for
 * @throws KreaValidationError with every problem; KreaInputError where it is no list of problems
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
    .slice(0, mostInMessage)
    .map(({ path, message }) => `${path === "" ? "input" : path}: ${message}`);
  if (problems.length === 1) return `${model}: ${lines[0]}. Nothing was sent.`;
  if (problems.length > mostInMessage) lines.push(`and ${problems.length - mostInMessage} more`);
  return `${model}: the input has ${problems.length} problems; nothing was sent:\n${lines.map((line) => `- ${line}`).join("\n")}`;
}
