/**
 * The types of the document that a project uses: this package's, or one of its own.
 *
 * @module
 */

import type {
  components as BundledComponents,
  ModelInputs as BundledModelInputs,
  ModelInputsByKind as BundledModelInputsByKind,
  OtherSubmissionInputs as BundledOtherSubmissionInputs,
  paths as BundledPaths,
} from "../../generated/openapi.ts";

/**
 * Names the document whose types a project uses. The file that `krea types` writes adds its own here; without one, it is the
 * document that this version of the package was made from.
 *
 * @example
 * ```ts
 * declare module "krea-sdk" {
 *   interface Register {
 *     document: { paths: paths; components: components };
 *   }
 * }
 * ```
 */
// biome-ignore lint/suspicious/noEmptyInterface: a project adds the member.
export interface Register {}

interface BundledTypes {
  paths: BundledPaths;
  components: BundledComponents;
  modelInputs: BundledModelInputs;
  modelInputsByKind: BundledModelInputsByKind;
  otherSubmissionInputs: BundledOtherSubmissionInputs;
}

type Registered = Register extends { document: infer Document } ? Document : BundledTypes;
type Part<Name extends keyof BundledTypes> = Registered extends Record<Name, infer Types> ? Types : BundledTypes[Name];

/** Every path of the API, as openapi-typescript writes it. */
export type paths = Part<"paths">;
/** The named schemas of the API, as openapi-typescript writes them. */
export type components = Part<"components">;
/** The input of each model, by its id. */
export type ModelInputs = Part<"modelInputs">;
/** The input of each model, by its kind and its name. */
export type ModelInputsByKind = Part<"modelInputsByKind">;
/** The input of each other operation that makes a job, by its id. */
export type OtherSubmissionInputs = Part<"otherSubmissionInputs">;
