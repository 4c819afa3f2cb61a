/**
 * Validation of inputs before they are sent, by the API's document: an entry of its own (`krea-sdk/validate`), since the
 * schemas of all models come with it. Runs everywhere: no code is made at run time.
 *
 * @module
 */

export type { InputProblem } from "./errors/validation-error.ts";
export type { InputValidator } from "./submissions/check-input.ts";
export type { ValidationProblem } from "./validate/problem.ts";
export { validateAgainst } from "./validate/validate-against.ts";
export { validateInput } from "./validate/validate-input.ts";
