/**
 * Checks that a new document is whole.
 *
 * @module
 */

import { listOperations, type OpenApiDocument, operationKey } from "../../src/codegen/document.ts";

/**
 * Refuses a document that is probably incomplete: cut off at a place where it still parses, or a placeholder. One that also
 * brings operations may lack more, because an API that changes much does both.
 *
 * @throws Error that says how many operations are gone
 */
export function checkRemovals(before: OpenApiDocument, after: OpenApiDocument): void {
  const present = new Set(listOperations(after).map(operationKey));
  const all = new Set(listOperations(before).map(operationKey));
  const gone = [...all].filter((key) => !present.has(key)).length;
  const brings = [...present].some((key) => !all.has(key));
  if (gone <= all.size * (brings ? 0.75 : 0.5)) return;
  throw new Error(
    `The new document lacks ${gone} of ${all.size} operations: it may be a part of one. If it is whole, pass --accept-removals.`,
  );
}
