/**
 * Applies OpenAPI Overlay documents.
 *
 * @module
 */

import openapiFormat from "openapi-format";
import { parse } from "yaml";
import { isRecord } from "../support/is-record.ts";
import { listMethods, type OpenApiDocument, operationKey } from "./document.ts";

/** An overlay's file name and its text, YAML or JSON. */
export interface OverlaySource {
  name: string;
  text: string;
}

/** The result of one action. */
export interface ActionResult {
  overlay: string;
  /** Its index among the actions of its overlay. */
  index: number;
  target: string;
  /** What the action merges into its target, if it is an update. */
  update?: unknown;
  /**
   * - `applied`: the action changed the document.
   * - `unnecessary`: the document already contains what the action would add.
   * - `superseded`: the action adds an operation that the document now has itself, or completes such an operation. The
   *   document's own operation is used. If the action adds several operations, the others may have been applied.
   * - `unmatched`: the target matches nothing, or the action is malformed.
   */
  outcome: "applied" | "unnecessary" | "superseded" | "unmatched";
  /** For a superseded action, what the document now has itself: operations (`POST /generate/…`) or whole paths. */
  arrived: string[];
}

type Overlay = NonNullable<Parameters<typeof openapiFormat.openapiOverlay>[1]>["overlaySet"] & object;
type Action = Overlay["actions"][number];

/**
 * Applies overlays in order. If the document already has an operation that an overlay adds, the document's own is used.
 *
 * @throws Error that names the overlay, the action and its target if an action matches nothing, is malformed, or has no
 *   description. After an update of the document this is how an obsolete correction is noticed.
 */
export async function applyOverlays(
  document: OpenApiDocument,
  overlays: readonly OverlaySource[],
): Promise<OpenApiDocument> {
  const { document: result, actions } = await applyActions(document, overlays);
  const unmatched = actions.find(({ outcome }) => outcome === "unmatched");
  if (unmatched) {
    throw new Error(
      `${describeAction(unmatched)} was not applied: its target matches nothing, or the action is malformed.`,
    );
  }
  return result;
}

/** Like `applyOverlays`, but reports the result of each action instead of throwing if one matches nothing. */
export async function applyActions(
  document: OpenApiDocument,
  overlays: readonly OverlaySource[],
): Promise<{ document: OpenApiDocument; actions: ActionResult[] }> {
  let result = structuredClone(document);
  const actions: ActionResult[] = [];
  for (const { name, text } of overlays) {
    const overlay: unknown = parse(text);
    if (!isOverlay(overlay)) {
      throw new Error(`Overlay ${name}: expected an OpenAPI Overlay document with "overlay" and "actions".`);
    }
    // Later actions of the same overlay may complete an operation that an earlier one added.
    const arrivedPaths = new Set<string>();
    for (const [index, action] of overlay.actions.entries()) {
      const where = { overlay: name, index, target: String(action?.target), update: action?.update };
      if (typeof action?.description !== "string" || action.description.trim() === "") {
        throw new Error(`${describeAction(where)} has no description: give its reason and its source.`);
      }
      const { rest, arrived } = withoutArrived(action, document);
      for (const key of arrived) arrivedPaths.add(key.replace(/^[A-Z]+ /, ""));
      const filled = [...arrivedPaths].find((path) => where.target.startsWith(`$.paths['${path}']`));
      if (filled !== undefined) {
        actions.push({ ...where, outcome: "superseded", arrived: [filled] });
        continue;
      }
      const outcome = rest ? await applyAction(result, overlay.overlay ?? "", rest) : undefined;
      if (outcome?.document) result = outcome.document;
      const isSuperseded = arrived.length > 0 && outcome?.outcome !== "unmatched";
      actions.push({ ...where, outcome: isSuperseded ? "superseded" : (outcome?.outcome ?? "superseded"), arrived });
    }
  }
  return { document: result, actions };
}

/** Names an action in messages: `Overlay 2-corrections.yaml, action 3 (target $.paths…)`. */
export function describeAction({ overlay, index, target }: Pick<ActionResult, "overlay" | "index" | "target">): string {
  return `Overlay ${overlay}, action ${index + 1} (target ${target})`;
}

function isOverlay(value: unknown): value is Overlay {
  if (typeof value !== "object" || value === null) return false;
  return "overlay" in value && typeof value.overlay === "string" && "actions" in value && Array.isArray(value.actions);
}

/**
 * Removes the operations that the document already has from an action that adds operations (its target is `$.paths`).
 * There is no `rest` if nothing is left of the action.
 */
function withoutArrived(action: Action, document: OpenApiDocument): { rest?: Action; arrived: string[] } {
  if (action.target !== "$.paths" || !isRecord(action.update)) return { rest: action, arrived: [] };
  const arrived: string[] = [];
  const update: Record<string, unknown> = {};
  for (const [path, item] of Object.entries(action.update)) {
    const published = document.paths[path];
    const methods = isRecord(item) ? listMethods(item) : [];
    const known = methods.filter((method) => published && method in published);
    arrived.push(...known.map((method) => operationKey({ method, path })));
    // An empty path, which later actions complete.
    if (methods.length === 0 && published) arrived.push(path);
    else if (known.length === 0) update[path] = item;
    else if (known.length < methods.length) {
      update[path] = Object.fromEntries(Object.entries(item as object).filter(([key]) => !known.includes(key)));
    }
  }
  if (arrived.length === 0) return { rest: action, arrived };
  return { ...(Object.keys(update).length > 0 && { rest: { ...action, update } }), arrived };
}

async function applyAction(
  document: OpenApiDocument,
  version: string,
  action: Action,
): Promise<{ outcome: "applied" | "unnecessary" | "unmatched"; document?: OpenApiDocument }> {
  if (isUnnecessary(document, action)) return { outcome: "unnecessary" };
  const { data, resultData } = await applyQuietly(document, { overlay: version, actions: [action] });
  return resultData.unusedActions.length > 0 ? { outcome: "unmatched" } : { outcome: "applied", document: data };
}

/** Whether every target already contains what the action would add. */
function isUnnecessary(document: OpenApiDocument, { target, ...action }: Action): boolean {
  const isChange = action.remove === undefined && (action.update === undefined) !== (action.copy === undefined);
  if (!isChange || typeof target !== "string") return false;
  const valuesAt = (path: string) => openapiFormat.resolveJsonPathValue(document, path);
  const sources = typeof action.copy === "string" ? valuesAt(action.copy) : [action.update];
  const [source] = sources;
  const values = valuesAt(target);
  return sources.length === 1 && values.length > 0 && values.every((value) => contains(value, source));
}

/** Whether merging an update into a value would change nothing. */
export function contains(value: unknown, update: unknown): boolean {
  if (Array.isArray(value) && Array.isArray(update)) {
    const texts = new Set(value.map((item) => JSON.stringify(item)));
    return update.every((item) => texts.has(JSON.stringify(item)));
  }
  if (!isRecord(value) || !isRecord(update)) return JSON.stringify(value) === JSON.stringify(update);
  return Object.entries(update).every(([key, inner]) => Object.hasOwn(value, key) && contains(value[key], inner));
}

let quietCalls = 0;
let print = console.error;

/** Applies overlays without printing: openapi-format logs problems of actions, which are reported to the caller here. */
async function applyQuietly(document: OpenApiDocument, overlaySet: Overlay) {
  // Calls may overlap: the first one silences the console, and the last one gives it back.
  if (quietCalls === 0) {
    print = console.error;
    console.error = () => {};
  }
  quietCalls += 1;
  try {
    return (await openapiFormat.openapiOverlay(document, { overlaySet })) as {
      data: OpenApiDocument;
      resultData: { unusedActions: Overlay["actions"] };
    };
  } finally {
    quietCalls -= 1;
    if (quietCalls === 0) console.error = print;
  }
}
