/**
 * Models that have another id than they had. Pure.
 *
 * @module
 */

import { movedModels } from "../../generated/moved-models.ts";

const prefix = "/generate/";

/** The id that a model has now: for a model that has moved, its new id. */
export function currentModelId(id: string): string {
  return (Object.hasOwn(movedModels, id) ? movedModels[id] : undefined) ?? id;
}

/** The path of an operation now: for a model that has moved, the path of its new id. */
export function currentPath(path: string): string {
  return path.startsWith(prefix) ? `${prefix}${currentModelId(path.slice(prefix.length))}` : path;
}
