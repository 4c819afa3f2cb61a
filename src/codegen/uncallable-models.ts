/**
 * Operations that look like models and are none.
 *
 * @module
 */

import type { ReportDefect } from "./defect.ts";
import { listOperations, type OpenApiDocument, operationKey } from "./document.ts";
import { parseModelPath } from "./names.ts";

/** Reports every POST under `/generate/` that has no id by which the client could call it. */
export function reportUncallableModels(document: OpenApiDocument, report: ReportDefect): void {
  for (const located of listOperations(document)) {
    const { method, path } = located;
    if (method !== "post" || !path.startsWith("/generate/") || parseModelPath(path)) continue;
    const problem = path.includes("{")
      ? "its path has parameters, so it is no model"
      : "its path has what a model's id cannot have, so it is no model";
    report({ where: operationKey(located), problem, handled: "it is called by its path alone, with `krea.api.POST`" });
  }
}
