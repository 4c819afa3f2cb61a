/**
 * The tables of another provider of the same models.
 *
 * @module
 */

import { jsonBody, listOperations, type OpenApiDocument } from "../document.ts";
import { selfContained } from "../self-contained.ts";
import { constant, moduleText } from "./module-text.ts";

/**
 * `generated/<name>-tables.ts`: the schema of request bodies, the provider's names of the models (`x-krea-models`), and its
 * sizes by aspect ratio (`x-krea-sizes`).
 */
export function providerTable(document: OpenApiDocument): string {
  const body = listOperations(document).flatMap(({ operation }) => jsonBody(operation)?.schema ?? [])[0];
  if (!body) throw new Error("Expected an operation with a JSON body.");
  const extension = (name: string): object =>
    Object.assign({}, ...Object.values(document.components?.schemas ?? {}).map((schema) => Reflect.get(schema, name)));
  const models = extension("x-krea-models");
  const ids = Object.keys(models).map((id) => JSON.stringify(id));
  return moduleText(
    'import type { JsonSchema } from "../src/models/json-schema.ts";\n',
    constant("body", "JsonSchema", "The JSON Schema of a request's body.", selfContained(document, body) as object),
    constant(
      "models",
      // The ids are a type, so that the compiler takes the models that run time takes.
      `Readonly<Record<${ids.join(" | ") || "never"}, string>>`,
      "The provider's names of the models, by their ids.",
      models,
    ),
    constant(
      "sizes",
      "Readonly<Record<string, readonly [width: number, height: number]>>",
      "Widths and heights in pixels, by aspect ratio.",
      extension("x-krea-sizes"),
    ),
  );
}
