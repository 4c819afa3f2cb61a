/**
 * The types of model ids and of their inputs.
 *
 * @module
 */

import type { ModelInputs, ModelInputsByKind } from "../../generated/openapi.ts";

/** The id of a model: the path of its operation without `/generate/`, such as `image/bfl/flux-1-dev`. */
export type ModelId = keyof ModelInputs;

/** The kinds of models: the first word of an id. Each has a method of the client. */
export type ModelKind = keyof ModelInputsByKind;

/** The name of a model of one kind: its id without the kind, such as `bfl/flux-1-dev`. */
export type ModelName<Kind extends ModelKind> = Kind extends ModelKind ? keyof ModelInputsByKind[Kind] & string : never;

/** The input of a model, by its id. */
export type ModelInput<Id extends ModelId> = ModelInputs[Id];
