/**
 * Takes actions out of the file of an overlay.
 *
 * @module
 */

import { isDeepStrictEqual } from "node:util";
import { parse, parseDocument } from "yaml";
import { actionLines, type Lines } from "./overlay-lines.ts";

/** An operation that an action adds; without a method, every operation of the path. */
export interface AddedOperation {
  path: string;
  method?: string;
}

/** An action to take out, or some of the operations that it adds. */
export interface Removal {
  /** The index of the action. */
  index: number;
  /** The operations to take out of an action that adds several; without them the whole action goes. */
  added?: readonly AddedOperation[] | undefined;
}

/**
 * Takes actions out of an overlay. Comments and format of everything else stay; the comment above an action goes with it.
 *
 * @returns the new text; undefined if no action is left
 */
export function withoutActions(text: string, removals: readonly Removal[]): string | undefined {
  const expected = removeFrom(parse(text) as OverlayValue, removals);
  if (expected.actions.length === 0) return undefined;
  const edited = withoutLines(text, linesToRemove(text, removals));
  if (isDeepStrictEqual(safelyParsed(edited), expected)) return edited;
  // Several actions share a line, as in JSON: the text is written anew.
  const document = parseDocument(text);
  document.setIn(["actions"], document.createNode(expected.actions));
  return document.toString();
}

interface OverlayValue {
  actions: { update?: Record<string, Record<string, unknown>> }[];
}

/** The value of the overlay without the removed actions. */
function removeFrom(overlay: OverlayValue, removals: readonly Removal[]): OverlayValue {
  const actions = overlay.actions.flatMap((action, index) => {
    const own = removals.filter((removal) => removal.index === index);
    if (own.length === 0) return [action];
    const added = own.flatMap((removal) => removal.added ?? []);
    if (own.some((removal) => removal.added === undefined) || !action.update) return [];
    const update = Object.entries(action.update).flatMap(([path, item]) => {
      const gone = added.filter((one) => one.path === path);
      if (gone.length === 0) return [[path, item]];
      const rest = Object.entries(item).filter(([key]) => !gone.some(({ method }) => method === key));
      return gone.some(({ method }) => method === undefined) || rest.length === 0
        ? []
        : [[path, Object.fromEntries(rest)]];
    });
    return update.length === 0 ? [] : [{ ...action, update: Object.fromEntries(update) }];
  });
  return { ...overlay, actions };
}

/** The lines of the removed parts, the comments directly above them, and one blank line after them. */
function linesToRemove(text: string, removals: readonly Removal[]): Lines[] {
  const rows = text.split("\n");
  return removals
    .flatMap(({ index, added }) => actionLines(text, index, added))
    .map(({ first, last }) => {
      let start = first;
      while (/^\s*#/.test(rows[start - 2] ?? "") && indentOf(rows[start - 2]) > 0) start -= 1;
      return { first: start, last: rows[last]?.trim() === "" ? last + 1 : last };
    });
}

function indentOf(row = ""): number {
  return row.length - row.trimStart().length;
}

/** Removes lines from a text. */
function withoutLines(text: string, lines: readonly Lines[]): string {
  const kept = text
    .split("\n")
    .filter((_line, index) => !lines.some(({ first, last }) => index + 1 >= first && index + 1 <= last));
  return `${kept.join("\n").trimEnd()}\n`;
}

function safelyParsed(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
