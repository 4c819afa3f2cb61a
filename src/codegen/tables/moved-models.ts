/**
 * The table of models that have another id than they had.
 *
 * @module
 */

import type { OpenApiDocument } from "../document.ts";
import { currentModel, type RetiredModel } from "../retired.ts";
import { constant, moduleText } from "./module-text.ts";

/** `generated/moved-models.ts`: the current ids of models that have moved, by their old ids. */
export function movedModelsTable(document: OpenApiDocument, retired: readonly RetiredModel[]): string {
  const moved = retired.flatMap(({ id }): [string, string][] => {
    const current = currentModel(document, retired, id);
    return current === undefined || current === id ? [] : [[id, current]];
  });
  return moduleText(
    constant(
      "movedModels",
      "Readonly<Record<string, string>>",
      "The current id of each model that has moved, by the id that it had. Requests under the old id are sent to the current one.",
      Object.fromEntries(moved),
    ),
  );
}
