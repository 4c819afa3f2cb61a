/**
 * What this package knows of operations that a document does not have.
 *
 * @module
 */

import type { OperationTables } from "../models/api-document.ts";
import { listOperations, type OpenApiDocument, operationKey } from "./document.ts";
import type { MediaFields } from "./tables/media.ts";

/** Tables of operations. */
export interface KnownOperations extends OperationTables {
  readonly mediaFields: MediaFields;
}

/**
 * The part of the tables that is about operations which the document does not have and which are no models. The client calls
 * them for its resources: an upload is a form, whether the document lists `POST /assets` or not.
 */
export function absentOperations(document: OpenApiDocument, known: KnownOperations): KnownOperations {
  const present = new Set(listOperations(document).map(operationKey));
  const isAbsent = (key: string) => !present.has(key) && !key.includes(" /generate/");
  return {
    multipartOperations: known.multipartOperations.filter(isAbsent),
    submissionOperations: known.submissionOperations.filter(isAbsent),
    unnamedJobs: known.unnamedJobs.filter(isAbsent),
    bodilessOperations: known.bodilessOperations.filter(isAbsent),
    repeatablePosts: known.repeatablePosts.filter(isAbsent),
    mediaFields: Object.fromEntries(Object.entries(known.mediaFields).filter(([key]) => isAbsent(key))),
  };
}
