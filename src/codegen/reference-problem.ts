/**
 * Finds references that a document may have but that cannot be followed.
 *
 * @module
 */

import { isRecord } from "../support/is-record.ts";
import { type OpenApiDocument, resolvePointer } from "./document.ts";

/**
 * Says why a reference within the document cannot be followed, as a clause.
 *
 * @returns undefined for one that can be, and for one that leads to nothing or to another document: these stop the generator
 */
export function findReferenceProblem(document: OpenApiDocument, start: string): string | undefined {
  const seen = new Set<string>();
  for (let reference = start; ; ) {
    if (reference === "#") return "refers to the whole document";
    if (!reference.startsWith("#")) return undefined;
    if (!reference.startsWith("#/")) return "refers to an anchor";
    if (seen.has(reference)) return "leads back to itself";
    seen.add(reference);
    const target = resolvePointer(document, reference);
    if (target === undefined || typeof target === "boolean") return undefined;
    if (!isRecord(target)) return "leads to what is no object";
    if (typeof target.$ref !== "string") return undefined;
    reference = target.$ref;
  }
}
