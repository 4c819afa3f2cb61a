/**
 * Reads parts of a document that may be anything. What has another type than OpenAPI says counts as absent: it is a defect of
 * the document, which is told elsewhere, and must not stop the comparison.
 *
 * @module
 */

import type { FieldAlias, MediaType, Operation, Schema } from "../../src/codegen/document.ts";
import { isRecord } from "../../src/support/is-record.ts";

/** The types of the keywords of a schema that the comparison takes apart. */
const keywords: Record<string, (value: unknown) => boolean> = {
  properties: isRecord,
  required: Array.isArray,
  enum: Array.isArray,
  anyOf: Array.isArray,
  oneOf: Array.isArray,
  type: (value) => [value].flat().every((type) => typeof type === "string"),
  description: isText,
  format: isText,
};

/** A schema without the keywords that have a wrong type. */
export function readSchema(value: unknown): Schema {
  if (!isRecord(value)) return {};
  const isWrong = ([key, inner]: [string, unknown]) => Object.hasOwn(keywords, key) && keywords[key]?.(inner) === false;
  const entries = Object.entries(value);
  return entries.some(isWrong) ? Object.fromEntries(entries.filter((entry) => !isWrong(entry))) : value;
}

/** The objects among the values of a map, by their keys. */
export function readMap(value: unknown): [string, Record<string, unknown>][] {
  return isRecord(value)
    ? Object.entries(value).filter((entry): entry is [string, Record<string, unknown>] => isRecord(entry[1]))
    : [];
}

/** The objects of a list. */
export function readList(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** A text; undefined for anything else. */
export function readText(value: unknown): string | undefined {
  return isText(value) ? value : undefined;
}

/** The contents of a body or a response, by content type. */
export function readContents(value: unknown): [string, MediaType][] {
  return isRecord(value) ? readMap(value.content) : [];
}

/** The aliases of an operation. */
export function readAliases(operation: Operation): FieldAlias[] {
  const list = readList(operation["x-krea-deprecated-field-aliases"]);
  return list.flatMap((alias) =>
    isText(alias.from) && isText(alias.to)
      ? [
          {
            from: alias.from,
            to: alias.to,
            sunset_date: readText(alias.sunset_date) ?? "",
            reason: readText(alias.reason) ?? "",
            migration_url: readText(alias.migration_url) ?? "",
          },
        ]
      : [],
  );
}

function isText(value: unknown): value is string {
  return typeof value === "string";
}
