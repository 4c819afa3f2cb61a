/**
 * Applies the overlays of this package to a document that they were not written for.
 *
 * @module
 */

import { parse } from "yaml";
import { isRecord } from "../support/is-record.ts";
import { listOperations, type OpenApiDocument } from "./document.ts";
import { parseModelPath } from "./names.ts";
import { applyActions, type OverlaySource } from "./overlays.ts";

/** An action of an overlay that a document has no use for. */
export interface LeftOut {
  /** The file name of the overlay. */
  overlay: string;
  /** What the action would change, as a JSONPath. */
  target: string;
}

/** A document with the overlays that fit it. */
export interface Fitted {
  document: OpenApiDocument;
  leftOut: LeftOut[];
}

/**
 * Applies every action whose target the document has.
 *
 * Actions that add operations complete the API's own document. They are applied if the document has most of the models that
 * this package knows; a smaller one is a choice of operations, to which nothing is added.
 *
 * @param document - the document without references
 * @param knownModels - the ids of the models that this package knows
 */
export async function applyFitting(
  document: OpenApiDocument,
  overlays: readonly OverlaySource[],
  knownModels: readonly string[],
): Promise<Fitted> {
  const isWhole = hasMost(document, knownModels);
  const leftOut: LeftOut[] = [];
  const fitting = isWhole ? overlays : overlays.map((overlay) => withoutAdditions(overlay, leftOut));
  const applied = await applyActions(document, fitting);
  const unmatched = applied.actions.filter(({ outcome }) => outcome === "unmatched");
  return {
    document: applied.document,
    leftOut: [...leftOut, ...unmatched.map(({ overlay, target }) => ({ overlay, target }))],
  };
}

function hasMost(document: OpenApiDocument, knownModels: readonly string[]): boolean {
  const ids = new Set(listOperations(document).map(({ path }) => parseModelPath(path)?.id));
  return knownModels.filter((id) => ids.has(id)).length * 2 > knownModels.length;
}

/** The overlay without the actions that add operations. */
function withoutAdditions({ name, text }: OverlaySource, leftOut: LeftOut[]): OverlaySource {
  const overlay: unknown = parse(text);
  if (!isRecord(overlay) || !Array.isArray(overlay.actions)) return { name, text };
  const isAddition = (action: unknown) => isRecord(action) && action.target === "$.paths";
  for (const action of overlay.actions.filter(isAddition)) {
    for (const path of Object.keys(action.update ?? {})) leftOut.push({ overlay: name, target: `$.paths['${path}']` });
  }
  const actions = overlay.actions.filter((action) => !isAddition(action));
  return { name, text: JSON.stringify({ ...overlay, actions }) };
}
