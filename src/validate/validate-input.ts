/**
 * Validates the input of a model.
 *
 * @module
 */

import { aliases } from "../../generated/aliases.ts";
import { mediaFields } from "../../generated/media.ts";
import { schemas } from "../../generated/model-schemas.ts";
import { movedModels } from "../../generated/moved-models.ts";
import type { ApiDocument } from "../models/api-document.ts";
import type { ModelId } from "../models/model-ids.ts";
import { currentModelId } from "../models/moved-models.ts";
import { checkValue } from "./check-value.ts";
import { currentNames } from "./current-names.ts";
import { toProblem, type ValidationProblem } from "./problem.ts";

/** What validation reads of a document. */
interface ValidationTables extends Pick<ApiDocument, "aliases" | "movedModels"> {
  schemas: Readonly<Record<string, object>>;
  mediaFields: Readonly<Record<string, readonly string[]>>;
}

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
  return validate({ aliases, mediaFields, movedModels, schemas }, model, input);
}

/**
 * Makes a `validateInput` from the schemas of a document of your own.
 *
 * @param document - the document of a file that `krea types` has written
 * @returns a function like {@link validateInput}, which the client takes as its option `validateInput`
 * @example
 * ```ts
 * import { Krea } from "krea-sdk";
 * import { createValidator } from "krea-sdk/validate";
 * import { document } from "./krea-api.ts";
 *
 * const krea = new Krea({ document, validateInput: await createValidator(document) });
 * ```
 */
export async function createValidator(
  document: ApiDocument,
): Promise<(model: string, input: unknown) => ValidationProblem[]> {
  const [loadedSchemas, loadedFields] = await Promise.all([document.loadSchemas(), document.loadMediaFields()]);
  const tables = { ...document, schemas: loadedSchemas, mediaFields: loadedFields };
  return (model, input) => validate(tables, model, input);
}

function validate(tables: ValidationTables, model: string, input: unknown): ValidationProblem[] {
  const id = currentModelId(tables, model);
  const schema = Object.hasOwn(tables.schemas, id) ? tables.schemas[id] : undefined;
  if (schema === undefined) return [];
  const operation = `POST /generate/${id}`;
  const media = tables.mediaFields[operation] ?? [];
  const { input: current, writtenAs, conflicts } = currentNames(tables, operation, input);
  const found = checkValue(schema, current, { root: schema, acceptsFile: (path) => media.includes(path) });
  const originalPath = (path: string) => {
    const [name = ""] = /^[^.[]*/.exec(path) ?? [];
    return (writtenAs.get(name) ?? name) + path.slice(name.length);
  };
  return [...conflicts, ...found.map((finding) => ({ ...toProblem(finding), path: originalPath(finding.path) }))];
}
