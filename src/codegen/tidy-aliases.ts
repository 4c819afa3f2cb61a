/**
 * Removes aliases that cannot be followed.
 *
 * @module
 */

import type { ReportDefect } from "./defect.ts";
import {
  type FieldAlias,
  listOperations,
  mainBody,
  type OpenApiDocument,
  operationKey,
  schemaProperties,
} from "./document.ts";

const extension = "x-krea-deprecated-field-aliases";

/**
 * Removes aliases that name no field of their operation's body, or whose old name is a field itself: rewriting them would
 * lose what a caller sent.
 *
 * @param document - a document without references
 */
export function tidyAliases(document: OpenApiDocument, report: ReportDefect): OpenApiDocument {
  const result = structuredClone(document);
  for (const located of listOperations(result)) {
    const { operation } = located;
    const listed: unknown = operation[extension];
    if (listed === undefined) continue;
    const where = operationKey(located);
    const schema = mainBody(operation)?.media.schema;
    const fields = new Set(schema ? schemaProperties(result, schema).keys() : []);
    const kept = (Array.isArray(listed) ? listed : [listed]).flatMap((entry: unknown) => {
      const problem = problemOf(entry, fields);
      if (problem === undefined) return [withTexts(entry as FieldAlias)];
      report({ where, problem, handled: "the name is sent as it is written" });
      return [];
    });
    if (kept.length > 0) operation[extension] = kept;
    else delete operation[extension];
  }
  return result;
}

function problemOf(entry: unknown, fields: ReadonlySet<string>): string | undefined {
  const { from, to } = (typeof entry === "object" ? (entry ?? {}) : {}) as Partial<FieldAlias>;
  if (typeof from !== "string" || typeof to !== "string") return "an entry of its aliases names no old and new field";
  const alias = `its alias ${JSON.stringify(from)} -> ${JSON.stringify(to)}`;
  if (!fields.has(to)) return `${alias} leads to no field of the body`;
  return fields.has(from) ? `${alias} has the name of a field of the body` : undefined;
}

/** The alias with texts for what the document may leave out. */
function withTexts(alias: FieldAlias): FieldAlias {
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const { sunset_date, reason, migration_url } = alias;
  return { ...alias, sunset_date: text(sunset_date), reason: text(reason), migration_url: text(migration_url) };
}
