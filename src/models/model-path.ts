/**
 * The paths of models' operations. Pure.
 *
 * @module
 */

import { KreaInputError } from "../errors/client-errors.ts";
import { show } from "../options/check.ts";

/**
 * The path of a model's operation.
 *
 * @param model - `image/bfl/flux-1-dev`; with a kind, `bfl/flux-1-dev`
 * @param kind - `image`
 * @throws KreaInputError where it is no model id
 */
export function modelPath(model: unknown, kind?: string): `/generate/${string}` {
  const isName = typeof model === "string" && /^[\w.-]+(\/[\w.-]+)+$/.test(model) && !/(^|\/)\.+(\/|$)/.test(model);
  if (!isName) {
    const example = kind ? `a name such as "vendor/model"` : `an id such as "image/bfl/flux-1-dev"`;
    throw new KreaInputError(`model: expected ${example}, got ${show(model)}.`);
  }
  return kind ? `/generate/${kind}/${model}` : `/generate/${model}`;
}
