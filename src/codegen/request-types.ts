/**
 * Extends the schemas of requests with what callers may also write: old names of fields, and files instead of URLs. Only
 * types are generated from the result. Requests on the wire, and the mock server, follow the document without it.
 *
 * @module
 */

import { type FieldAlias, listOperations, mainBody, type OpenApiDocument, type Schema } from "./document.ts";
import { splitShared } from "./split-shared.ts";
import { mediaSchemas } from "./tables/media.ts";

/** Marks a schema whose value may be a file instead of the URL of one. */
export const mediaMark = "x-krea-media";

/** Marks every request field that takes the URL of a file, so that its type also accepts the file itself. */
export function acceptFiles(document: OpenApiDocument): OpenApiDocument {
  // The same URL in a response stays a string.
  const result = structuredClone(splitShared(document));
  for (const { operation } of listOperations(result)) {
    const body = mainBody(operation)?.media.schema;
    if (!body) continue;
    for (const { schema } of mediaSchemas(result, body)) Object.assign(schema, { [mediaMark]: true });
  }
  return result;
}

/**
 * Adds each alias of an operation to its request body as an optional, deprecated property of the new field's type. If the
 * new field is required, either name satisfies the schema. The list of aliases is removed from the operation's description,
 * because it says that the schema does not show them.
 */
export function acceptAliases(document: OpenApiDocument): OpenApiDocument {
  const result = structuredClone(document);
  for (const { operation } of listOperations(result)) {
    const aliases = operation["x-krea-deprecated-field-aliases"] ?? [];
    const reference = mainBody(operation)?.media.schema?.$ref;
    const schema = reference && result.components?.schemas?.[reference.replace("#/components/schemas/", "")];
    if (!schema) continue;
    for (const alias of aliases) acceptAlias(schema, alias);
    if (operation.description) operation.description = operation.description.replace(deprecatedFieldsQuote, "").trim();
  }
  return result;
}

/** A Markdown quote: lines that begin with ">". */
const deprecatedFieldsQuote = /^> \*\*Deprecated request fields:\*\*(\n>.*)*/m;

function acceptAlias(schema: Schema, alias: FieldAlias): void {
  const current = schema.properties?.[alias.to];
  if (!schema.properties || !current) return;
  const { default: _default, ...type } = structuredClone(current);
  const old: Schema = { ...type, deprecated: true, description: deprecationText(alias) };
  schema.properties[alias.from] = old;
  if (!schema.required?.includes(alias.to)) return;
  schema.required = schema.required.filter((name) => name !== alias.to);
  // The current name comes last: if both are missing, the compiler's error names the last member.
  schema.allOf = [...(schema.allOf ?? []), { oneOf: [only(alias.from, old), only(alias.to, current)] }];
}

function only(name: string, property: Schema): Schema {
  return { type: "object", properties: { [name]: structuredClone(property) }, required: [name] };
}

/** The deprecation text that an editor shows for an old name. */
export function deprecationText({ to, reason, sunset_date, migration_url }: FieldAlias): string {
  return `Use \`${to}\` instead. ${reason} This SDK sends it as \`${to}\`; the API's own sunset of the old name is ${sunset_date}. ${migration_url}`;
}
