/**
 * Validation by a schema that is known at run time alone.
 *
 * @module
 */

import { checkValue } from "./check-value.ts";
import { toProblem, type ValidationProblem } from "./problem.ts";

/**
 * Validates a value by a JSON Schema, such as the input schema of a node app.
 *
 * Checked are `type`, `const`, `enum`, the bounds of numbers, strings and arrays, `pattern`, `format: uri`, `items`,
 * `properties`, `required`, `additionalProperties`, `allOf`, `anyOf`, `oneOf`, and `$ref` within the schema. Every other
 * keyword is ignored, as is what is no schema at all.
 *
 * @param schema - a JSON Schema (2020-12, which is that of OpenAPI 3.1)
 * @param value - anything
 * @returns what is wrong, up to 1000 problems, each with its path; none where the value fits. It never throws.
 * @example
 * ```ts
 * const { data: app } = await krea.api.GET("/node-apps/{id}", { params: { path: { id } } });
 * const problems = validateAgainst(app.input_openapi_schema ?? true, { image: "https://example.com/a.png" });
 * ```
 */
export function validateAgainst(schema: object | boolean, value: unknown): ValidationProblem[] {
  return checkValue(schema, value, { root: schema, acceptsFile: () => false }).map(toProblem);
}
