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
} from "../document.ts";
import { constant, moduleText } from "./module-text.ts";

/** `generated/jobs.ts`: the statuses and the fields that the document declares, so that a parser can tell the others. */
export function jobsTable(document: OpenApiDocument): string {
  const read = listOperations(document).find((located) => operationKey(located) === "GET /jobs/{id}");
  const [, answer] = Object.entries(read?.operation.responses ?? {}).find(([status]) => status.startsWith("2")) ?? [];
  const job = answer && resolveReference(document, answer).content?.["application/json"]?.schema;
  const propertiesOf = (schema: Schema | undefined) => (schema ? schemaProperties(document, schema) : new Map());
  const fields: Map<string, Schema> = propertiesOf(job);
  const namesOf = (field: string) => [...propertiesOf(fields.get(field)).keys()];
  const status = fields.get("status");
  const statuses = status ? resolveReference(document, status).enum : undefined;
  const list = (name: string, description: string, values: unknown[]) =>
    constant(name, "readonly string[]", description, values);
  return moduleText(
    list("jobStatuses", "The statuses of a job.", statuses ?? []),
    list("jobFields", "The fields of a job.", [...fields.keys()]),
    list("jobResultFields", "The fields of a job's result.", namesOf("result")),
    list("jobErrorFields", "The fields of a job's error.", namesOf("error")),
  );
}
