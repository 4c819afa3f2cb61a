/**
 * Validates against a schema that is known only at run time.
 *
 * @module
 */

import { checkValue } from "./check-value.ts";
import { toProblem, type ValidationProblem } from "./problem.ts";

/**
 * Validates a value against a JSON Schema, such as the input schema of a node app.
 *
 * Checks all of JSON Schema 2020-12 that describes a value, and OpenAPI's `nullable` and `discriminator`. What it does
 * not know, such as a format of your own, is not checked: `uncheckedParts` lists it. Never throws: a schema that is not
 * valid is ignored as well.
 *
 * @param schema - a JSON Schema (2020-12, the version of OpenAPI 3.1)
 * @param value - the value to validate
 * @returns up to 1000 problems, each with its path. Empty if the value is valid
 * @example
 * ```ts
 * const { data: app } = await krea.api.GET("/node-apps/{id}", { params: { path: { id } } });
 * const problems = validateAgainst(app.input_openapi_schema ?? true, { image: "https://example.com/a.png" });
 * ```
 */
export function validateAgainst(schema: object | boolean, value: unknown): ValidationProblem[] {
  return checkValue(schema, value, { root: schema, acceptsFile: () => false }).map(toProblem);
}
