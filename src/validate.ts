/**
 * Validates inputs against the API's OpenAPI document before they are sent. A separate entry, `krea-sdk/validate`,
 * because it contains the schemas of all models. Runs everywhere: it generates no code at run time.
 *
 * @module
 */

export type { InputProblem } from "./errors/validation-error.ts";
export type { InputValidator } from "./submissions/check-input.ts";
export type { ValidationProblem } from "./validate/problem.ts";
export { uncheckedParts } from "./validate/unchecked.ts";
export { validateAgainst } from "./validate/validate-against.ts";
export { createValidator, validateInput } from "./validate/validate-input.ts";
