/**
 * The table of the models' input schemas.
 *
 * @module
 */

import { uncheckedParts } from "../../validate/unchecked.ts";
import { jsonBody, listOperations, type OpenApiDocument } from "../document.ts";
import { parseModelPath } from "../names.ts";
import { selfContained } from "../self-contained.ts";
import { constant, moduleText } from "./module-text.ts";

/**
 * `generated/model-schemas.ts`: the JSON Schema of each model's input, which refers to nothing outside of itself. Inputs are
 * validated against it, and `krea.models.getSchema` returns it. A model whose input is not JSON has none.
 *
 * @throws Error for a reference to nothing
 */
export function modelSchemasTable(document: OpenApiDocument): string {
  return moduleText(
    constant(
      "schemas",
      "Readonly<Record<string, object>>",
      "The JSON Schema of each model's input, by the model's id.",
      Object.fromEntries(inputSchemas(document)),
    ),
  );
}

/** A part of a model's input that validation leaves to the server. */
export interface UncheckedInput {
  /** The id of the model. */
  model: string;
  /** The locations of the parts within the schema: `properties/tag/format`. */
  parts: string[];
}

/** Lists the models whose inputs validation does not check entirely. */
export function uncheckedInputs(document: OpenApiDocument): UncheckedInput[] {
  return inputSchemas(document)
    .map(([model, schema]) => ({ model, parts: uncheckedParts(schema) }))
    .filter(({ parts }) => parts.length > 0);
}

function inputSchemas(document: OpenApiDocument): [model: string, schema: object][] {
  return listOperations(document).flatMap(({ path, method, operation }) => {
    const model = parseModelPath(path);
    const { schema } = jsonBody(operation) ?? {};
    if (!model || method !== "post" || schema === undefined) return [];
    return [[model.id, selfContained(document, schema)]];
  });
}
