/**
 * The types of model ids and of their inputs.
 *
 * @module
 */

import type { ModelInputs, ModelInputsByKind, OtherSubmissionInputs } from "./register.ts";

/** The id of a model: the path of its operation without `/generate/`, such as `image/bfl/flux-1-dev`. */
export type ModelId = Extract<keyof ModelInputs, string>;

/** The input of everything that can be submitted, by its id. */
export interface SubmissionInputs extends ModelInputs, OtherSubmissionInputs {}

/** The id of a model, or of another operation that makes a job: its path without the first slash, `styles/train`. */
export type SubmissionId = Extract<keyof SubmissionInputs, string>;

/** The kinds of models: the first word of an id. Each has a method of the client. */
export type ModelKind = Extract<keyof ModelInputsByKind, string>;

/** The name of a model of one kind: its id without the kind, such as `bfl/flux-1-dev`. */
export type ModelName<Kind extends ModelKind> = Kind extends ModelKind ? keyof ModelInputsByKind[Kind] & string : never;

/** The input of a model, by its id; for several ids, an input that fits every one of them. */
export type ModelInput<Id extends ModelId> = InputOf<SubmissionInputs, Id>;

/** The input of a model, by its kind and its name; for several names, an input that fits every one of them. */
// Any kind is taken: another document, which a project registers, may lack the kinds of this package's.
export type NamedModelInput<Kind extends string, Name extends string> = Kind extends ModelKind
  ? InputOf<ModelInputsByKind[Kind], Name>
  : never;

/**
 * What a table has for a key; for several keys, what fits every one of them; for none of its keys, anything. A function
 * takes the intersection of what its alternatives take, which is what makes a union of inputs their intersection here.
 */
export type InputOf<Inputs, Key extends string> = (
  Key extends keyof Inputs
    ? (input: Inputs[Key]) => void
    : never
) extends (input: infer Input) => void
  ? Input
  : never;

/**
 * The id that a call was given, where it is one. Where it is not, the ids that are near it, so that the compiler's message
 * names those: of the same vendor, else the vendors of the same kind, else the kinds.
 */
export type KnownModel<Id extends string> = string extends Id ? ModelId : (Id & ModelId) | NoInfer<NearModel<Id>>;

/** As {@link KnownModel}, for the id of anything that can be submitted. */
export type KnownSubmission<Id extends string> = string extends Id
  ? ModelId
  : (Id & SubmissionId) | NoInfer<NearModel<Exclude<Id, keyof OtherSubmissionInputs>>>;

/** As {@link KnownModel}, for the name of a model of one kind. An id, which begins with the kind, is told its name. */
// Of a kind with a single model, the compiler infers nothing from the intersection; it does from the conditional type.
export type KnownName<Kind extends string, Name extends string> = Kind extends ModelKind
  ? string extends Name
    ? ModelName<Kind>
    : (Name & ModelName<Kind>) | (Name extends ModelName<Kind> ? Name : NoInfer<NearName<Kind, Name>>)
  : never;

type NearModel<Id extends string> = Id extends ModelId
  ? never
  : Id extends `${infer Kind extends ModelKind}/${infer Name}`
    ? `${Kind}/${NearName<Kind, Name>}`
    : OrElse<Extract<ModelId, `${ModelKind}/${Id}`>, `${ModelKind}/${string}`>;

type NearName<Kind extends ModelKind, Name extends string> =
  Name extends ModelName<Kind>
    ? never
    : Name extends `${Kind}/${infer Rest}`
      ? OrElse<Extract<ModelName<Kind>, Rest>, NearName<Kind, Rest>>
      : Name extends `${infer Vendor}/${string}`
        ? OrElse<Extract<ModelName<Kind>, `${Vendor}/${string}`>, `${VendorOf<ModelName<Kind>>}/${string}`>
        : `${VendorOf<ModelName<Kind>>}/${string}`;

type VendorOf<Name extends string> = Name extends `${infer Vendor}/${string}` ? Vendor : never;

type OrElse<Found, Other> = [Found] extends [never] ? Other : Found;
