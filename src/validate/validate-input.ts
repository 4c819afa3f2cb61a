/**
 * Validation of a model's input.
 *
 * @module
 */

import { mediaFields } from "../../generated/media.ts";
import { schemas } from "../../generated/model-schemas.ts";
import type { ModelId } from "../models/model-ids.ts";
import { checkValue } from "./check-value.ts";
import { currentNames } from "./current-names.ts";
import { toProblem, type ValidationProblem } from "./problem.ts";

/**
 * Validates an input by the document's schema of its model: every problem at once, and nothing is sent.
 *
 * What is validated is what would be sent: a field that is `undefined` is an absent one, a deprecated name is the current
 * one (both with different values are a problem), and a file stands for its URL where the API takes the URL of one. The
 * document's bounds drift: the API may take what this refuses, and the other way round.
 *
 * @param model - the model's id: `image/bfl/flux-1-dev`. Of one that is not in the document nothing is known, and its input
 *   has no problems: it may be newer than this package.
 * @param input - the model's input, or anything
 * @returns what is wrong, up to 1000 problems, each with its path in the input as it was given; none where it is valid. It
 *   never throws, whatever the input is.
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
  const schema = Object.hasOwn(schemas, model) ? schemas[model] : undefined;
  if (schema === undefined) return [];
  const operation = `POST /generate/${model}`;
  const media = mediaFields[operation] ?? [];
  const { input: current, writtenAs, conflicts } = currentNames(operation, input);
  const found = checkValue(schema, current, { root: schema, acceptsFile: (path) => media.includes(path) });
  const asWritten = (path: string) => {
    const [name = ""] = /^[^.[]*/.exec(path) ?? [];
    return (writtenAs.get(name) ?? name) + path.slice(name.length);
  };
  return [...conflicts, ...found.map((finding) => ({ ...toProblem(finding), path: asWritten(finding.path) }))];
}
