/**
 * The paths of models' operations. Pure.
 *
 * @module
 */

import { KreaInputError } from "../errors/client-errors.ts";
import { show } from "../options/check.ts";
import type { ApiDocument } from "./api-document.ts";
import { bundledDocument } from "./bundled-document.ts";
import { closest } from "./closest.ts";
import { isIdSyntax, splitId } from "./id-syntax.ts";
import type { ModelId } from "./model-ids.ts";

/** The ids that a document has. */
type Ids = Pick<ApiDocument, "modelIds" | "otherSubmissionIds">;

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
  return typeof value === "string" && bundledDocument.modelIds.includes(value);
}

/**
 * The path of the operation of any model, also of one that is newer than this package.
 *
 * @param model - `image/bfl/flux-1-dev`
 * @throws KreaInputError where it is no model id
 */
export function modelPath(ids: Ids, model: unknown): `/generate/${string}` {
  // A single word is more likely a mistake than a model of no kind that is newer than this package.
  if (!isId(model) || !(model.includes("/") || ids.modelIds.includes(model))) throw noId(model);
  return `/generate/${model}`;
}

/**
 * The path of the operation of a model that the API's document has, or of another operation that makes a job.
 *
 * @param id - `image/bfl/flux-1-dev`, `styles/train`
 * @throws KreaInputError where there is no such model; it names those that were probably meant
 */
export function submissionPath(ids: Ids, id: unknown): `/${string}` {
  if (!isId(id)) throw noId(id);
  if (ids.modelIds.includes(id)) return modelPath(ids, id);
  if (ids.otherSubmissionIds.includes(id)) return `/${id}`;
  throw notKnown(
    id,
    [...ids.modelIds, ...ids.otherSubmissionIds],
    `Another operation is called with krea.api.POST(${show(`/${id}`)}).`,
  );
}

/**
 * The id of a model that the API's document has, by its name.
 *
 * @param method - the name of the client's method for the kind, for messages
 * @param kind - `image`
 * @param name - `bfl/flux-1-dev`
 * @throws KreaInputError where there is no such model; it names those that were probably meant
 */
export function modelIdOf({ modelIds }: Ids, method: string, kind: string, name: unknown): string {
  if (!isId(name)) throw new KreaInputError(`model: expected a name such as "vendor/model", got ${show(name)}.`);
  const id = `${kind}/${name}`;
  if (modelIds.includes(id)) return id;
  if (name.startsWith(`${kind}/`) && modelIds.includes(name)) {
    const rest = name.slice(kind.length + 1);
    throw new KreaInputError(
      `model: ${show(name)} says the kind again. Pass ${show(rest)} to ${method}(), or the whole id to submit().`,
    );
  }
  const elsewhere = modelIds.find((other) => other === name || other.endsWith(`/${name}`));
  if (elsewhere !== undefined) {
    throw new KreaInputError(
      `model: ${show(name)} is not the name of a model of the kind ${show(kind)}. Pass ${show(elsewhere)} to submit().`,
    );
  }
  const names = modelIds.flatMap((other) => (other.startsWith(`${kind}/`) ? [splitId(other).name] : []));
  throw notKnown(name, names);
}

function isId(model: unknown): model is string {
  return typeof model === "string" && isIdSyntax(model);
}

function noId(model: unknown): KreaInputError {
  return new KreaInputError(`model: expected an id such as "image/bfl/flux-1-dev", got ${show(model)}.`);
}

function notKnown(model: string, names: readonly string[], advice = ""): KreaInputError {
  const near = closest(model, names).map((name) => show(name));
  // A document of the user's own may have no model of a kind.
  const closestOf = near.length > 0 ? ` The closest are ${near.join(", ")}.` : "";
  return new KreaInputError(
    `model: this version of krea-sdk knows no model ${show(model)}.${closestOf} ` +
      "If the model is newer than the package, submit with krea.generateRaw() and wait with krea.jobs.wait()." +
      (advice && ` ${advice}`),
  );
}
