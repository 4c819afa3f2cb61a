/**
 * The types of model ids and of their inputs.
 *
 * @module
 */

import type { ModelInputs } from "../generated/openapi.ts";

/** The id of a model: the path of its operation without `/generate/`, such as `image/bfl/flux-1-dev`. */
export type ModelId = keyof ModelInputs;

/** The kinds of models that have a method of their own on the client. */
export type ModelKind = "image" | "video" | "enhance";

/** The name of a model of one kind: its id without the kind, such as `bfl/flux-1-dev`. */
export type ModelName<Kind extends ModelKind> = ModelId extends infer Id
  ? Id extends `${Kind}/${infer Name}`
    ? Name
    : never
  : never;

/** The input of a model, by its id. */
export type ModelInput<Id extends ModelId> = ModelInputs[Id];
