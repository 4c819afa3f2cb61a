/**
 * The paths of models' operations. Pure.
 *
 * @module
 */

import { modelIds } from "../../generated/model-ids.ts";
import { KreaInputError } from "../errors/client-errors.ts";
import { show } from "../options/check.ts";
import { closest } from "./closest.ts";
import type { ModelId, ModelKind } from "./model-ids.ts";

/**
 * Whether a value is the id of a model that this version of the package knows. Use it for ids that come from data: a file,
 * a database, a request.
 *
 * @example
 * ```ts
 * if (!isModelId(row.model)) throw new Error(`unknown model ${row.model}`);
 * const { prices } = await krea.models.get(row.model); // row.model is a ModelId here
 * ```
 */
export function isModelId(value: unknown): value is ModelId {
  return typeof value === "string" && modelIds.includes(value);
}

/**
 * The path of the operation of any model, also of one that is newer than this package.
 *
 * @param model - `image/bfl/flux-1-dev`
 * @throws KreaInputError where it is no model id
 */
export function modelPath(model: unknown): `/generate/${string}` {
  if (!isPath(model)) {
    throw new KreaInputError(`model: expected an id such as "image/bfl/flux-1-dev", got ${show(model)}.`);
  }
  return `/generate/${model}`;
}

/**
 * The path of the operation of a model that the API's document has.
 *
 * @param model - `image/bfl/flux-1-dev`; with a kind, `bfl/flux-1-dev`
 * @param kind - `image`
 * @throws KreaInputError where there is no such model; it names those that were probably meant
 */
export function knownModelPath(model: unknown, kind?: ModelKind): `/generate/${string}` {
  if (!kind) {
    const path = modelPath(model);
    if (!isModelId(model)) throw notKnown(String(model), modelIds);
    return path;
  }
  if (!isPath(model)) {
    throw new KreaInputError(`model: expected a name such as "vendor/model", got ${show(model)}.`);
  }
  const id = `${kind}/${model}`;
  if (modelIds.includes(id)) return modelPath(id);
  if (model.startsWith(`${kind}/`) && modelIds.includes(model)) {
    const name = model.slice(kind.length + 1);
    throw new KreaInputError(
      `model: ${show(model)} says the kind again. Pass ${show(name)} to ${kind}(), or the whole id to subscribe().`,
    );
  }
  const elsewhere = modelIds.find((other) => other === model || other.endsWith(`/${model}`));
  if (elsewhere) {
    throw new KreaInputError(
      `model: ${show(model)} is not the name of ${kind === "video" ? "a" : "an"} ${kind} model. Pass ${show(elsewhere)} to subscribe().`,
    );
  }
  const names = modelIds.flatMap((other) => (other.startsWith(`${kind}/`) ? [other.slice(kind.length + 1)] : []));
  throw notKnown(model, names);
}

/** Two words or more with slashes between; words of dots alone would lead to another path. */
function isPath(model: unknown): model is string {
  return typeof model === "string" && /^[\w.-]+(\/[\w.-]+)+$/.test(model) && !/(^|\/)\.+(\/|$)/.test(model);
}

function notKnown(model: string, names: readonly string[]): KreaInputError {
  const near = closest(model, names).map((name) => show(name));
  return new KreaInputError(
    `model: this version of krea-sdk knows no model ${show(model)}. The closest are ${near.join(", ")}. ` +
      "If the model is newer than the package, submit with krea.generateRaw() and wait with krea.jobs.wait().",
  );
}
