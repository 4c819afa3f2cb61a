/**
 * Brings overlays up to date with a new document: takes out what it has made unnecessary, and flags what it contradicts.
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
import { type AddedOperation, type Removal, withoutActions } from "./overlay-edit.ts";

/** What an update does with an action, or a part of one. */
export interface OverlayAdvice {
  /** The overlay's file name. */
  overlay: string;
  /** What the action changes, as a JSONPath. */
  target: string;
  /**
   * - `corrected`: taken out, because the document now says it itself.
   * - `arrived`: taken out, because the document now has the operation.
   * - `removed`: taken out, because what it corrected is no longer in the document.
   * - `contradicted`: kept, but the document now says something else than it did when the action was written.
   */
  reason: "corrected" | "arrived" | "removed" | "contradicted";
  /** The operations that the document now has, such as `POST /generate/…`. */
  arrived: string[];
  text: string;
}

/** Overlays that fit the new document. */
export interface FittedOverlays {
  /** The new document with the overlays applied. */
  document: OpenApiDocument;
  /** The overlays as they are after the update. */
  overlays: OverlaySource[];
  advice: OverlayAdvice[];
}

/** An action that is to go, or that is flagged. */
interface Verdict {
  advice: OverlayAdvice;
  removal?: Removal;
}

/**
 * Applies the overlays to the new document, without the actions that it makes unnecessary. These include actions that only
 * add what the old document left out and the new one contains.
 *
 * @param before - the old document, without references, and what the overlays did to it
 * @param after - the new document, without references
 * @throws Error for each action that applies to neither document: it is malformed
 */
export async function fitOverlays(
  before: { document: OpenApiDocument; actions: readonly ActionResult[] },
  after: OpenApiDocument,
  overlays: readonly OverlaySource[],
): Promise<FittedOverlays> {
  const wasApplied = (action: ActionResult) =>
    before.actions.some(
      (old) => old.overlay === action.overlay && old.target === action.target && old.outcome !== "unmatched",
    );
  const advice: OverlayAdvice[] = [];
  let current = [...overlays];
  // An action may depend on one that was taken out, so this repeats until nothing changes.
  for (;;) {
    const { document, actions } = await applyActions(after, current);
    const malformed = actions.filter((action) => action.outcome === "unmatched" && !wasApplied(action));
    if (malformed.length > 0) {
      const lines = malformed.map((action) => `- ${describeAction(action)}`);
      throw new Error(
        `Overlays match neither the old nor the new document, or are malformed. Change or delete:\n${lines.join("\n")}`,
      );
    }
    const verdicts = actions.flatMap((action) => judge(before.document, after, action));
    const going = verdicts.filter(({ removal }) => removal !== undefined);
    advice.push(...going.map((verdict) => verdict.advice));
    if (going.length === 0)
      return { document, overlays: current, advice: [...advice, ...verdicts.map((one) => one.advice)] };
    current = current.flatMap(({ name, text }) => {
      const own = going.filter((verdict) => verdict.advice.overlay === name).flatMap(({ removal }) => removal ?? []);
      const rest = own.length === 0 ? text : withoutActions(text, own);
      return rest === undefined ? [] : [{ name, text: rest }];
    });
  }
}

function judge(before: OpenApiDocument, after: OpenApiDocument, action: ActionResult): Verdict[] {
  const { overlay, index, target, arrived, outcome } = action;
  const verdict = (reason: OverlayAdvice["reason"], why: string, added?: readonly AddedOperation[]): Verdict[] => {
    const what = reason === "contradicted" ? "Kept" : "Taken out";
    const text = `${what} of ${overlay}, ${target}: ${why}.`;
    const advice = { overlay, target, reason, arrived, text };
    return [{ advice, ...(reason !== "contradicted" && { removal: { index, added } }) }];
  };
  if (outcome === "unmatched") return verdict("removed", "the document no longer has what it changed");
  if (outcome === "superseded") {
    const added = arrived.map((key) => {
      const [, method, path = key] = /^([A-Z]+) (.+)$/.exec(key) ?? [];
      return { path, ...(method !== undefined && { method: method.toLowerCase() }) };
    });
    const why = `the document has ${arrived.join(", ")} itself, and its own is used`;
    return verdict("arrived", why, target === "$.paths" ? added : undefined);
  }
  if (outcome === "unnecessary") return verdict("corrected", "the document says this itself");
  if (!isRecord(action.update)) return [];
  const [old, present] = [valuesAt(before, target), valuesAt(after, target)];
  const changed = contradictions(old, present, action.update);
  if (isFilled(old, present, action.update) && (isExample(action) || changed.length === 0)) {
    return verdict("corrected", "the document says this itself, in its own words");
  }
  if (changed.length === 0) return [];
  return verdict(
    "contradicted",
    `the document now says otherwise: ${changed.join(", ")}. Check whether the action is still right`,
  );
}

/** Whether an action only completes an example. */
function isExample({ target, update }: ActionResult): boolean {
  const keys = isRecord(update) ? Object.keys(update) : [];
  return /\.examples?$/.test(target) || (keys.length > 0 && keys.every((key) => /^examples?$/.test(key)));
}

/**
 * Whether an action only adds what the old document left out, and the new document contains all of it, even with other values.
 */
function isFilled(old: readonly unknown[], present: readonly unknown[], update: Record<string, unknown>): boolean {
  if (old.length === 0 || present.length === 0) return false;
  return old.every((value) => {
    const paths = missingPaths(value, update);
    return paths && paths.length > 0 && paths.every((path) => present.every((one) => valueAt(one, path) !== undefined));
  });
}

/** The paths that an update adds; undefined if it changes an existing value. */
function missingPaths(value: unknown, update: unknown): string[][] | undefined {
  if (!isRecord(value) || !isRecord(update)) return contains(value, update) ? [] : undefined;
  const paths = Object.entries(update).map(([key, inner]) =>
    Object.hasOwn(value, key) ? missingPaths(value[key], inner)?.map((path) => [key, ...path]) : [[key]],
  );
  return paths.some((list) => list === undefined) ? undefined : paths.flatMap((list) => list ?? []);
}

/** Keywords whose values are words for readers, which may be chosen differently. */
const prose = new Set(["description", "summary", "title", "tags"]);

/** What an action changes and the new document says otherwise than the old one: `` `maximum` is 10, and was 5 ``. */
function contradictions(
  old: readonly unknown[],
  present: readonly unknown[],
  update: Record<string, unknown>,
): string[] {
  const texts = leafPaths(update).flatMap((path) => {
    if (prose.has(path.at(-1) ?? "")) return [];
    const wanted = valueAt(update, path);
    const earlier = new Set(old.map((value) => JSON.stringify(valueAt(value, path))));
    return present.flatMap((value) => {
      const now = valueAt(value, path);
      if (now === undefined || contains(now, wanted) || earlier.has(JSON.stringify(now))) return [];
      const was = earlier.size === 1 ? [...earlier][0] : undefined;
      return [`\`${path.join(".")}\` is ${JSON.stringify(now)}${was === undefined ? "" : `, and was ${was}`}`];
    });
  });
  return [...new Set(texts)];
}

function leafPaths(value: unknown): string[][] {
  if (!isRecord(value) || Object.keys(value).length === 0) return [[]];
  return Object.entries(value).flatMap(([key, inner]) => leafPaths(inner).map((path) => [key, ...path]));
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (node, key) => (isRecord(node) && Object.hasOwn(node, key) ? node[key] : undefined),
    value,
  );
}

function valuesAt(document: OpenApiDocument, target: string): unknown[] {
  return openapiFormat.resolveJsonPathValue(document, target);
}
