/**
 * The table of what the document says of jobs.
 *
 * @module
 */

import {
  listOperations,
  type OpenApiDocument,
  operationKey,
  resolveReference,
  type Schema,
  schemaProperties,
  schemaVariants,
} from "../document.ts";
import { constant, moduleText } from "./module-text.ts";

/** `generated/jobs.ts`: the statuses and the fields that the document declares, so that a parser can tell the others. */
export function jobsTable(document: OpenApiDocument): string {
  const read = listOperations(document).find((located) => /^GET \/jobs\/\{[^{}]+\}$/.test(operationKey(located)));
  const [, answer] = Object.entries(read?.operation.responses ?? {}).find(([status]) => status.startsWith("2")) ?? [];
  const job = answer && resolveReference(document, answer).content?.["application/json"]?.schema;
  const propertiesOf = (schema: Schema | undefined) =>
    schema ? schemaProperties(document, schema) : new Map<string, Schema>();
  const fields = propertiesOf(job);
  const result = propertiesOf(fields.get("result"));
  const status = fields.get("status");
  const statuses = status ? valuesOf(document, status) : [];
  const list = (name: string, description: string, values: unknown[]) =>
    constant(name, "readonly string[]", description, values);
  return moduleText(
    list("jobStatuses", "The statuses of a job.", statuses),
    list("jobFields", "The fields of a job.", [...fields.keys()]),
    list("jobResultFields", "The fields of a job's result.", [...result.keys()]),
    list("jobFileTypes", "The types that a file of a job's result may have.", fileTypes(document, result.get("urls"))),
    list("jobErrorFields", "The fields of a job's error.", [...propertiesOf(fields.get("error")).keys()]),
  );
}

/** The values that a schema and its alternatives list. */
function valuesOf(document: OpenApiDocument, schema: Schema): unknown[] {
  const values = schemaVariants(document, schema).flatMap((variant) => [
    ...(variant.enum ?? []),
    ...("const" in variant ? [variant.const] : []),
  ]);
  return [...new Set(values)];
}

/** The values that the document lists for the `type` of a file, such as `model` and `preview`. */
function fileTypes(document: OpenApiDocument, urls: Schema | undefined): unknown[] {
  const items = urls ? schemaVariants(document, urls).flatMap(({ items }) => (items ? [items] : [])) : [];
  const types = items.flatMap((item) => {
    const type = schemaProperties(document, item).get("type");
    return type ? valuesOf(document, type) : [];
  });
  return [...new Set(types)];
}
