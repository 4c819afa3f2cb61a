/**
 * Validates the input of a model.
 *
 * @module
 */

import { mediaFields } from "../../generated/media.ts";
import { schemas } from "../../generated/model-schemas.ts";
import type { ModelId } from "../models/model-ids.ts";
import { currentModelId } from "../models/moved-models.ts";
import { checkValue } from "./check-value.ts";
import { currentNames } from "./current-names.ts";
import { toProblem, type ValidationProblem } from "./problem.ts";

/**
 * Validates the input of a model against the schema in the API's document. Reports every problem at once, and sends
 * nothing. Never throws, whatever the input is.
 *
 * The input is checked as it would be sent. Fields that are `undefined` count as absent. Deprecated field names count
 * as the current ones; it is a problem if both are set to different values. A file is accepted wherever the API takes
 * the URL of one.
 *
 * The API's actual limits may differ from its document, so the API may accept what this refuses, and refuse what this
 * accepts.
 *
 * @param model - the id of the model: `image/bfl/flux-1-dev`. An unknown model has no problems, because it may be newer
 *   than this version of the package
 * @param input - the input to validate
 * @returns up to 1000 problems, each with its path in the input as you wrote it. Empty if the input is valid
 * @example
 * ```ts
 * import { Krea } from "krea-sdk";
 * import { validateInput } from "krea-sdk/validate";
 *
 * validateInput("image/bfl/flux-1-dev", { prompt: "a lighthouse", steps: 500 });
 * // [{ path: "steps", expected: "an integer from 1 to 100", got: "500", message: "expected an integer from 1 to 100, got 500" }]
 *
 * const krea = new Krea({ validateInput }); // validates each input before it is sent
 * ```
 */
export function validateInput(model: ModelId, input: unknown): ValidationProblem[] {
  const id = currentModelId(model);
  const schema = Object.hasOwn(schemas, id) ? schemas[id] : undefined;
  if (schema === undefined) return [];
  const operation = `POST /generate/${id}`;
  const media = mediaFields[operation] ?? [];
  const { input: current, writtenAs, conflicts } = currentNames(operation, input);
  const found = checkValue(schema, current, { root: schema, acceptsFile: (path) => media.includes(path) });
  const originalPath = (path: string) => {
    const [name = ""] = /^[^.[]*/.exec(path) ?? [];
    return (writtenAs.get(name) ?? name) + path.slice(name.length);
  };
  return [...conflicts, ...found.map((finding) => ({ ...toProblem(finding), path: originalPath(finding.path) }))];
}
