/**
 * Hides data that looks like references from openapi-typescript, whose reader follows every `$ref`, even to files.
 *
 * @module
 */

import { isRecord } from "../support/is-record.ts";
import { isData, nameMaps } from "./document-keys.ts";

/** Copies a document without the data that has a `$ref` in it: no type depends on it but that of a constant. */
export function withoutDataReferences<T>(document: T): T {
  const copy = (node: unknown, isMap: boolean): unknown => {
    if (Array.isArray(node)) return node.map((inner) => copy(inner, false));
    if (!isRecord(node)) return node;
    const entries = Object.entries(node).flatMap(([key, value]): [string, unknown][] => {
      if (!isMap && isData(key, value)) return hasReference(value) ? [] : [[key, value]];
      return [[key, copy(value, !isMap && nameMaps.has(key))]];
    });
    return Object.fromEntries(entries);
  };
  return copy(document, false) as T;
}

function hasReference(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.hasOwn(value, "$ref") || Object.values(value).some(hasReference);
}
