/**
 * Where a call is sent: under the current id of its model.
 *
 * @module
 */

import { currentPath, type MovedModels } from "../models/moved-models.ts";
import type { DeprecationReporter } from "../transport/deprecation.ts";
import { modelOf } from "./operations.ts";

/**
 * The path that a call is sent to. For a model that has moved it is the path of the new id, and the old id is reported.
 *
 * @throws what `onDeprecation` throws
 */
export function sentPath(tables: MovedModels, path: string, deprecations: DeprecationReporter): string {
  const current = currentPath(tables, path);
  if (current !== path) deprecations.model(modelOf(path), modelOf(current));
  return current;
}
