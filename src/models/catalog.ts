/**
 * The models of the API's OpenAPI document, with their schemas and prices. Reads bundled data and sends no requests.
 *
 * @module
 */

import { KreaInputError } from "../errors/client-errors.ts";
import { checkOptions, show } from "../options/check.ts";
import { lazy } from "../transport/lazy.ts";
import type { ApiDocument } from "./api-document.ts";
import type { Estimate } from "./estimate.ts";
import type { JsonSchema } from "./json-schema.ts";
import { loadLookup } from "./load-lookup.ts";
import type { ModelEntry } from "./model-entry.ts";
import type { ModelId, ModelInput, ModelKind } from "./model-ids.ts";

/** A model, as the API's OpenAPI document describes it. */
export interface Model<Id extends string = ModelId> extends ModelEntry {
  /** The id of the model, as the methods of the client take it: `image/bfl/flux-1-dev`. */
  readonly id: Id;
  /** The kind of the model, the first part of its id: `image`. */
  readonly category: ModelKind;
}

/** Which models to list. */
export interface ListModelsOptions<Category extends ModelKind = ModelKind> {
  /** List only the models of this category, such as `video`. Default: all. */
  category?: Category | undefined;
}

/** Any string. Written this way, editors still complete the known ids in a union with it. */
type AnyString = string & Record<never, never>;

/** The input to estimate. Fields that the price does not depend on may be left out. */
export type EstimateInput<Id extends string> = Id extends ModelId ? Partial<ModelInput<Id>> : object;

/** The models of the API's OpenAPI document, with their prices and schemas. No method sends a request. */
export interface Models {
  /**
   * Lists the models, in the order of the document. Each call returns a fresh copy.
   *
   * @throws KreaInputError if an option is unknown or no model has the category
   * @example
   * ```ts
   * for (const { id, title, prices } of await krea.models.list({ category: "video" })) console.log(id, title, prices);
   * ```
   */
  list<Category extends ModelKind = ModelKind>(
    options?: ListModelsOptions<Category>,
  ): Promise<Model<Extract<ModelId, Category | `${Category}/${string}`>>[]>;
  /**
   * Returns a model by its id. Each call returns a fresh copy.
   *
   * @throws KreaInputError if the id is unknown. The message names the closest ids
   * @example
   * ```ts
   * const { title, expectedSeconds } = await krea.models.get("video/kling/kling-2.5");
   * ```
   */
  get<Id extends ModelId | AnyString>(id: Id): Promise<Model<Id>>;
  /**
   * Returns the JSON Schema (2020-12) of a model's input. It refers to nothing but its own `$defs`, and to these only where it
   * contains itself, nests deep or has a discriminator with a mapping. Each call returns a fresh copy.
   *
   * @throws KreaInputError if the id is unknown. The message names the closest ids
   * @example
   * ```ts
   * const { properties } = await krea.models.getSchema("image/bfl/flux-1-dev");
   * ```
   */
  getSchema(id: ModelId | AnyString): Promise<JsonSchema>;
  /**
   * Estimates what an input costs and how long its job takes, from the tables of the API's document. Fields that you
   * leave out count with their defaults, and deprecated field names are understood. The input is not validated.
   *
   * @param id - a model id, or `styles/train`
   * @param input - the input of the model
   * @returns the price in the unit in which the document gives it, or in both; null with a reason if the price is unknown
   * @throws KreaInputError if the input is not an object, or if a deprecated and a current name of a field have
   *   different values
   * @example
   * ```ts
   * const { price, reason } = await krea.models.estimate("video/kling/kling-3.0", { mode: "pro", duration: 10 });
   * console.log(price ? `${price.amount} ${price.unit}` : reason); // 1283 compute units
   * ```
   */
  estimate<Id extends ModelId | "styles/train" | AnyString>(id: Id, input: EstimateInput<Id>): Promise<Estimate>;
}

/** Creates the `models` resource. Each method loads the tables it needs when it is called, because they are large. */
export function createModels(document: ApiDocument): Models {
  const load = lazy(() => loadLookup(document));
  const list = async (options: ListModelsOptions = {}) => {
    checkOptions("models.list", options, { category: isString });
    return structuredClone((await load()).list(options.category));
  };
  const get = async (id: string) => {
    return structuredClone((await load()).get("models.get", id));
  };
  const getSchema = async (id: string): Promise<JsonSchema> => {
    const [lookup, schemas] = await Promise.all([load(), document.loadSchemas()]);
    const { id: current, title, description } = lookup.get("models.getSchema", id);
    const schema = schemas[current];
    if (!schema) throw new KreaInputError(`models.getSchema: The API's document has no schema of ${show(id)}.`);
    return structuredClone({ $schema: "https://json-schema.org/draft/2020-12/schema", title, description, ...schema });
  };
  const estimate = async (id: string, input: object): Promise<Estimate> => {
    return (await load()).estimate(id, input);
  };
  // The tables hold plain strings. They are the ids of `ModelId`, because both are generated from the same document.
  return { list, get, getSchema, estimate } as Models;
}

const isString = (value: unknown) => (typeof value === "string" ? undefined : "a category of models");
