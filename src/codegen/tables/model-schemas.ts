/**
 * The table of the models' input schemas.
 *
 * @module
 */

import { uncheckedParts } from "../../validate/schema.ts";
import { jsonBody, listOperations, type OpenApiDocument, operationKey, resolveReference } from "../document.ts";
import { parseModelPath } from "../names.ts";
import { constant, moduleText } from "./module-text.ts";

const importTypes = 'import type { JsonSchema } from "../src/models/json-schema.ts";\n';

/**
 * `generated/model-schemas.ts`: the JSON Schema of each model's input, without references. Inputs are validated against it,
 * and `krea.models.getSchema` returns it.
 *
 * @throws Error if the document uses a part of JSON Schema that validation does not support, and so would not check
 */
export function modelSchemasTable(document: OpenApiDocument): string {
  const schemas = listOperations(document).flatMap((located) => {
    const model = parseModelPath(located.path);
    if (!model || located.method !== "post") return [];
    const { schema } = jsonBody(located.operation) ?? {};
    if (!schema) throw new Error(`${operationKey(located)}: a model without an input schema.`);
    const resolved = withoutReferences(document, schema);
    const unchecked = uncheckedParts(resolved);
    if (unchecked.length > 0) {
      throw new Error(
        `${model.id}: its input uses JSON Schema that validation does not support: ${unchecked.join(", ")}.`,
      );
    }
    return [[model.id, resolved]];
  });
  return moduleText(
    importTypes,
    constant(
      "schemas",
      "Readonly<Record<string, JsonSchema>>",
      "The JSON Schema of each model's input, by the model's id.",
      Object.fromEntries(schemas),
    ),
  );
}

/** Copies a value with every `$ref` replaced by its target. Keywords beside a reference override those of the target. */
export function withoutReferences(document: OpenApiDocument, node: unknown, inside: readonly unknown[] = []): unknown {
  if (Array.isArray(node)) return node.map((item) => withoutReferences(document, item, inside));
  if (typeof node !== "object" || node === null) return node;
  if ("$ref" in node && typeof node.$ref === "string") {
    const { $ref, ...beside } = node;
    const target = resolveReference(document, { $ref });
    if (inside.includes(target)) throw new Error(`A schema that contains itself: ${$ref}`);
    const resolved = withoutReferences(document, target, [...inside, target]);
    return { ...(resolved as object), ...(withoutReferences(document, beside, inside) as object) };
  }
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, withoutReferences(document, value, inside)]),
  );
}
