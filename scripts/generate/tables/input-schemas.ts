/**
 * The schemas that inputs are validated by.
 *
 * @module
 */

import { isAnnotation, uncheckedParts } from "../../../src/validate/schema.ts";
import { jsonBody, listOperations, type OpenApiDocument, operationKey, type Schema } from "../document.ts";
import { parseModelPath } from "../names.ts";
import { constant, moduleText } from "./module-text.ts";

const componentPrefix = "#/components/schemas/";

/**
 * `generated/input-schemas.ts`: the schema of each model's input without what asks nothing of a value, and the schemas that
 * several of them share.
 *
 * @throws Error where the document uses a part of JSON Schema that validation does not know: it would be left unchecked.
 */
export function inputSchemasTable(document: OpenApiDocument): string {
  const shared = new Map<string, Schema>();
  const share = (reference: string): string => {
    const name = reference.replace(componentPrefix, "");
    const schema = document.components?.schemas?.[name];
    if (!reference.startsWith(componentPrefix) || !schema) throw new Error(`$ref to nothing: ${reference}`);
    if (!shared.has(name)) {
      shared.set(name, {});
      shared.set(name, strip(schema, share));
    }
    return `#/shared/${name}`;
  };
  const models: Record<string, Schema> = {};
  for (const located of listOperations(document)) {
    const schema = jsonBody(located.operation)?.schema;
    const model = parseModelPath(located.path);
    if (!model || located.method !== "post" || !schema) continue;
    // The body's own schema stands under the model alone, and not among the shared ones.
    const body = schema.$ref ? document.components?.schemas?.[schema.$ref.replace(componentPrefix, "")] : schema;
    if (!body) throw new Error(`${operationKey(located)}: $ref to nothing: ${schema.$ref}`);
    models[model.id] = strip(body, share);
  }
  const root = { shared: Object.fromEntries([...shared].sort(([a], [b]) => (a < b ? -1 : 1))), models };
  for (const [id, schema] of Object.entries(models)) {
    const unchecked = uncheckedParts(root, schema);
    if (unchecked.length > 0) {
      throw new Error(`${id}: its input uses what validation does not know: ${unchecked.join(", ")}.`);
    }
  }
  return moduleText(
    constant("shared", "Readonly<Record<string, object>>", "What several inputs share, by name.", root.shared),
    constant(
      "models",
      "Readonly<Record<string, object>>",
      "The schema of each model's input, by the model's id.",
      models,
    ),
    "/** Both in one, so that the `$ref` of a model's schema starts from here. */\nexport const inputSchemas = { shared, models };\n",
  );
}

/** A schema without annotations, and with its references going to the shared schemas. */
function strip(schema: Schema, share: (reference: string) => string): Schema {
  const inside = (inner: unknown): unknown => (isSchema(inner) ? strip(inner, share) : inner);
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword]) => !isAnnotation(keyword))
      .map(([keyword, value]) => {
        if (keyword === "$ref") return [keyword, share(String(value))];
        if (keyword === "const" || keyword === "enum") return [keyword, value];
        if (keyword === "properties" && isSchema(value)) {
          return [keyword, Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inside(inner)]))];
        }
        return [keyword, Array.isArray(value) ? value.map(inside) : inside(value)];
      }),
  );
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
