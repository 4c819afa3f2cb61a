/**
 * Lets overlays follow models that have another id now: their actions name the old path.
 *
 * @module
 */

import type { OpenApiDocument } from "../../src/codegen/document.ts";
import type { ActionResult, OverlaySource } from "../../src/codegen/overlays.ts";
import { modelPath } from "../../src/codegen/retired.ts";
import type { Successor } from "./moved-models.ts";

/** The state before an update, as far as overlays are concerned. */
export interface OverlaidState {
  /** The document without references. */
  document: OpenApiDocument;
  /** What each action did to it. */
  actions: readonly ActionResult[];
  overlays: readonly OverlaySource[];
}

/** The state as it would be if the models had always had their new ids. */
export function followMoved(state: OverlaidState, successors: readonly Successor[]): OverlaidState {
  const moved = successors.filter(({ isSame }) => isSame);
  if (moved.length === 0) return state;
  const rename = (text: string) => moved.reduce(renamePath, text);
  const paths = Object.entries(state.document.paths).map(([path, item]): [string, typeof item] => [rename(path), item]);
  return {
    document: { ...state.document, paths: Object.fromEntries(paths) },
    actions: state.actions.map((action) => ({ ...action, target: rename(action.target) })),
    overlays: state.overlays.map(({ name, text }) => ({ name, text: rename(text) })),
  };
}

/** Replaces the path of a model, but not a longer path that begins with it. */
function renamePath(text: string, { from, to }: Successor): string {
  return text
    .split(modelPath(from))
    .reduce((done, rest) => `${done}${modelPath(/^[\w./:-]/.test(rest) ? from : to)}${rest}`);
}
