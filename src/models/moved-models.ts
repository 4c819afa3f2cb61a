/**
 * Models that have another id than they had. Pure.
 *
 * @module
 */

import type { ApiDocument } from "./api-document.ts";

/** The current id of each model that has moved, by its old id. */
export type MovedModels = Pick<ApiDocument, "movedModels">;

const prefix = "/generate/";

/** The id that a model has now: for a model that has moved, its new id. */
export function currentModelId({ movedModels }: MovedModels, id: string): string {
  return (Object.hasOwn(movedModels, id) ? movedModels[id] : undefined) ?? id;
}

/** The path of an operation now: for a model that has moved, the path of its new id. */
export function currentPath(tables: MovedModels, path: string): string {
  return path.startsWith(prefix) ? `${prefix}${currentModelId(tables, path.slice(prefix.length))}` : path;
}
