/**
 * Applies OpenAPI Overlay documents.
 *
 * @module
 */

import openapiFormat from "openapi-format";
import { parse } from "yaml";
import type { OpenApiDocument } from "./document.ts";

/** An overlay's file name and its text, YAML or JSON. */
export interface OverlaySource {
  name: string;
  text: string;
}

type Overlay = NonNullable<Parameters<typeof openapiFormat.openapiOverlay>[1]>["overlaySet"] & object;

/**
 * The document with each overlay applied, in order.
 *
 * @throws Error naming the overlay, the action and its target, where an action matches nothing or is malformed: after
 *   an update of the document that is how an obsolete correction is noticed. Also where an action gives no reason.
 */
export async function applyOverlays(
  document: OpenApiDocument,
  overlays: readonly OverlaySource[],
): Promise<OpenApiDocument> {
  let result = structuredClone(document);
  for (const { name, text } of overlays) {
    const overlay: unknown = parse(text);
    if (!isOverlay(overlay)) {
      throw new Error(`Overlay ${name}: expected an OpenAPI Overlay document with "overlay" and "actions".`);
    }
    const { actions } = overlay;
    actions.forEach((action, index) => {
      if (typeof action.description !== "string" || action.description.trim() === "") {
        throw new Error(`${describeAction(name, actions, index)} has no description: say its reason and its source.`);
      }
    });
    const { data, resultData } = await applyQuietly(result, overlay);
    const [unused] = resultData.unusedActions;
    if (unused) {
      const where = describeAction(name, actions, actions.indexOf(unused));
      throw new Error(`${where} was not applied: its target matches nothing, or the action is malformed.`);
    }
    result = data;
  }
  return result;
}

function isOverlay(value: unknown): value is Overlay {
  if (typeof value !== "object" || value === null) return false;
  return "overlay" in value && typeof value.overlay === "string" && "actions" in value && Array.isArray(value.actions);
}

function describeAction(name: string, actions: Overlay["actions"], index: number): string {
  return `Overlay ${name}, action ${index + 1} (target ${String(actions[index]?.target)})`;
}

/** openapi-format prints what is wrong with an action and goes on; here the first such action is an error instead. */
async function applyQuietly(document: OpenApiDocument, overlaySet: Overlay) {
  const print = console.error;
  console.error = () => {};
  try {
    return (await openapiFormat.openapiOverlay(document, { overlaySet })) as {
      data: OpenApiDocument;
      resultData: { unusedActions: Overlay["actions"] };
    };
  } finally {
    console.error = print;
  }
}
