/**
 * Finds parts of overlays that a new document makes unnecessary.
 *
 * @module
 */

import openapiFormat from "openapi-format";
import type { OpenApiDocument } from "../../src/codegen/document.ts";
import {
  type ActionResult,
  applyActions,
  contains,
  describeAction,
  type OverlaySource,
} from "../../src/codegen/overlays.ts";
import { isRecord } from "../../src/support/is-record.ts";
import { actionLines, describeLines, type Lines } from "./overlay-lines.ts";

/** An action, or part of one, that can be deleted. */
export interface OverlayAdvice {
  /** The overlay's file name. */
  overlay: string;
  /** The lines that can be deleted. */
  lines: Lines[];
  /** `corrected`: the document now says it itself. `arrived`: the document now has the operation, and its own is used. */
  reason: "corrected" | "arrived";
  /** The operations that the document now has, such as `POST /generate/…`. */
  arrived: string[];
  text: string;
}

/**
 * Applies the overlays to the new document and lists the actions that it makes unnecessary. These include actions that only
 * add what the old document left out and the new one contains.
 *
 * @param before - the old document, without references
 * @param after - the new document, without references
 * @returns the new document with the overlays applied, and what can be deleted from them
 * @throws Error with a line for each action that no longer applies: the reason, and the lines to delete
 */
export async function adviseOnOverlays(
  before: OpenApiDocument,
  after: OpenApiDocument,
  overlays: readonly OverlaySource[],
): Promise<{ document: OpenApiDocument; advice: OverlayAdvice[] }> {
  const { document, actions } = await applyActions(after, overlays);
  const problems = actions.filter(({ outcome }) => outcome === "unmatched");
  if (problems.length > 0) {
    const lines = problems.map(
      (action) => `- ${describeAction(action)}: ${whyUnmatched(before, after, action, overlays)}`,
    );
    throw new Error(`The overlays no longer apply to the new document:\n${lines.join("\n")}`);
  }
  const advice = actions.flatMap((action) => advise(before, after, action, overlays));
  return { document, advice: advice.map((one) => (coversFile(one.overlay) ? withFileHint(one) : one)) };

  function coversFile(overlay: string): boolean {
    const count = (list: readonly Lines[]) => list.reduce((sum, { first, last }) => sum + last - first + 1, 0);
    const going = advice.filter((one) => one.overlay === overlay).flatMap(({ lines }) => lines);
    const all = actions.filter((action) => action.overlay === overlay).flatMap((action) => linesOf(action, overlays));
    return count(going) === count(all);
  }
}

/** Says that the whole file can be deleted: an overlay without actions is not valid. */
function withFileHint(advice: OverlayAdvice): OverlayAdvice {
  return { ...advice, text: `${advice.text} Nothing else is in that file: delete it.` };
}

function advise(
  before: OpenApiDocument,
  after: OpenApiDocument,
  action: ActionResult,
  overlays: readonly OverlaySource[],
): OverlayAdvice[] {
  const { overlay, arrived, outcome } = action;
  if (outcome === "superseded") {
    const added = arrived.map((key) => {
      const [, method, path = key] = /^([A-Z]+) (.+)$/.exec(key) ?? [];
      return { path, ...(method !== undefined && { method: method.toLowerCase() }) };
    });
    const lines = linesOf(action, overlays, action.target === "$.paths" ? added : undefined);
    const text = `${describeAction(action)}: the document has ${arrived.join(", ")} itself, and its own is taken. Delete ${where(overlay, lines)}.`;
    return [{ overlay, lines, reason: "arrived", arrived, text }];
  }
  if (outcome !== "unnecessary" && !isFilled(before, after, action)) return [];
  const lines = linesOf(action, overlays);
  const text = `${describeAction(action)}: the document says this itself. Delete ${where(overlay, lines)}.`;
  return [{ overlay, lines, reason: "corrected", arrived: [], text }];
}

/** Says why an action matches nothing, and what to do about it. */
function whyUnmatched(
  before: OpenApiDocument,
  after: OpenApiDocument,
  action: ActionResult,
  overlays: readonly OverlaySource[],
): string {
  const lines = where(action.overlay, linesOf(action, overlays));
  const path = /^\$\.paths\['([^']+)'\]/.exec(action.target)?.[1];
  if (path !== undefined && after.paths[path] === undefined && before.paths[path] !== undefined) {
    return `the document has ${path} no longer. Delete ${lines}.`;
  }
  return `its target matches nothing in the new document, or it is malformed. Change or delete ${lines}.`;
}

function linesOf(
  { overlay, index }: ActionResult,
  overlays: readonly OverlaySource[],
  added?: readonly { path: string; method?: string }[],
): Lines[] {
  const text = overlays.find(({ name }) => name === overlay)?.text ?? "";
  return actionLines(text, index, added);
}

function where(overlay: string, lines: readonly Lines[]): string {
  return `${describeLines(lines)} of openapi/overlays/${overlay}`;
}

/**
 * Whether an action only adds what the old document left out, and the new document contains all of it, even with other values.
 * An example is a correction that completes an incomplete example.
 */
function isFilled(before: OpenApiDocument, after: OpenApiDocument, { target, update }: ActionResult): boolean {
  const valuesAt = (document: OpenApiDocument) => openapiFormat.resolveJsonPathValue(document, target);
  if (!isRecord(update)) return false;
  const [old, present] = [valuesAt(before), valuesAt(after)];
  if (old.length === 0 || present.length === 0) return false;
  const missing = old.map((value) => missingPaths(value, update));
  return missing.every(
    (paths) => paths && paths.length > 0 && paths.every((path) => present.every((value) => hasPath(value, path))),
  );
}

/** The paths that an update adds; undefined if it changes an existing value. */
function missingPaths(value: unknown, update: unknown): string[][] | undefined {
  if (!isRecord(value) || !isRecord(update)) return contains(value, update) ? [] : undefined;
  const paths = Object.entries(update).map(([key, inner]) =>
    Object.hasOwn(value, key) ? missingPaths(value[key], inner)?.map((path) => [key, ...path]) : [[key]],
  );
  return paths.some((list) => list === undefined) ? undefined : paths.flatMap((list) => list ?? []);
}

function hasPath(value: unknown, [key, ...rest]: string[]): boolean {
  if (key === undefined) return true;
  return isRecord(value) && Object.hasOwn(value, key) && hasPath(value[key], rest);
}
