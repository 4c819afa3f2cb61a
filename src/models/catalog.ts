/**
 * The models that the API's document knows. Nothing here asks the API.
 *
 * @module
 */

import { KreaInputError } from "../errors/client-errors.ts";
import { checkOptions, show } from "../options/check.ts";
import type { Estimate } from "./estimate.ts";
import type { JsonSchema } from "./json-schema.ts";
import type { ModelEntry } from "./model-entry.ts";
import type { ModelId, ModelInput, ModelKind } from "./model-ids.ts";

/** A model, as the API's document describes it. */
export interface Model<Id extends string = ModelId> extends ModelEntry {
  /** What the client's methods take: `image/bfl/flux-1-dev`. */
  readonly id: Id;
  readonly category: ModelKind;
}

/** Which models to list. */
export interface ListModelsOptions<Category extends ModelKind = ModelKind> {
  /** Only those of this category: `image`, `video` or `enhance`. Default: all. */
  category?: Category | undefined;
}

/** A string that an editor does not take for the end of the list of known ids. */
type AnyString = string & Record<never, never>;

/** The input that a price is asked for: what the price does not depend on may be left out. */
export type EstimateInput<Id extends string> = Id extends ModelId ? Partial<ModelInput<Id>> : object;

/** The models that the API's document knows, with their prices and schemas. Nothing here asks the API. */
export interface Models {
  /**
   * The models, in the document's order. They are the caller's own copies, as is what the other methods answer.
   *
   * @throws KreaInputError where an option is unknown or there is no such category
   * @example
   * ```ts
   * for (const { id, title, prices } of await krea.models.list({ category: "video" })) console.log(id, title, prices);
   * ```
   */
  list<Category extends ModelKind = ModelKind>(
    options?: ListModelsOptions<Category>,
  ): Promise<Model<Extract<ModelId, `${Category}/${string}`>>[]>;
  /**
   * A model, by its id.
   *
   * @throws KreaInputError naming the closest ids, where the document has none of this id
   * @example
   * ```ts
   * const { title, expectedSeconds } = await krea.models.get("video/kling/kling-2.5");
   * ```
   */
  get<Id extends ModelId | AnyString>(id: Id): Promise<Model<Id>>;
  /**
   * The JSON Schema (2020-12) of a model's input, without references.
   *
   * @throws KreaInputError naming the closest ids, where the document has none of this id
   * @example
   * ```ts
   * const { properties } = await krea.models.getSchema("image/bfl/flux-1-dev");
   * ```
   */
  getSchema(id: ModelId | AnyString): Promise<JsonSchema>;
  /**
   * What an input is going to cost and how long it is going to take, by the document's own tables. A field that the input
   * leaves out counts with its default; deprecated names are understood. The input is not validated.
   *
   * @param id - a model's id, or `styles/train`
   * @returns the price in compute units, or in USD where the document gives USD; null with a reason where it does not say
   * @throws KreaInputError where the input is no object, or an old and a current name have different values
   * @example
   * ```ts
   * const { price, reason } = await krea.models.estimate("video/kling/kling-3.0", { mode: "pro", duration: 10 });
   * console.log(price ? `${price.amount} ${price.unit}` : reason); // 1283 compute units
   * ```
   */
  estimate<Id extends ModelId | "styles/train" | AnyString>(id: Id, input: EstimateInput<Id>): Promise<Estimate>;
}

/** The models of the document. Each method loads what it needs when it is called. */
export function createModels(): Models {
  const list = async (options: ListModelsOptions = {}) => {
    checkOptions("models.list", options, { category: isString });
    const { listModels } = await import("./lookup.ts");
    return structuredClone(listModels(options.category));
  };
  const get = async (id: string) => {
    const { getModel } = await import("./lookup.ts");
    return structuredClone(getModel("models.get", id));
  };
  const getSchema = async (id: string): Promise<JsonSchema> => {
    const [{ getModel }, { schemas }] = await Promise.all([
      import("./lookup.ts"),
      import("../../generated/model-schemas.ts"),
    ]);
    const { title, description } = getModel("models.getSchema", id);
    const schema = schemas[id];
    if (!schema) throw new KreaInputError(`models.getSchema: The API's document has no schema of ${show(id)}.`);
    return structuredClone({ $schema: "https://json-schema.org/draft/2020-12/schema", title, description, ...schema });
  };
  const estimate = async (id: string, input: object): Promise<Estimate> => {
    const { estimateById } = await import("./lookup.ts");
    return estimateById(id, input);
  };
  // The tables hold strings; that they are the ids of `ModelId` is certain, since both are made from the document.
  return { list, get, getSchema, estimate } as Models;
}

const isString = (value: unknown) => (typeof value === "string" ? undefined : "a category of models");
