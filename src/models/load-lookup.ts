/**
 * Loads the models and prices of a document when they are first needed, because they are large.
 *
 * @module
 */

import type { ApiDocument } from "./api-document.ts";
import type { ModelLookup } from "./lookup.ts";

/** Loads what finds models and their prices in a document. */
export async function loadLookup(document: ApiDocument): Promise<ModelLookup> {
  const [{ ModelLookup }, tables] = await Promise.all([import("./lookup.ts"), document.loadCatalog()]);
  return new ModelLookup(document, tables);
}
