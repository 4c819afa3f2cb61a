/**
 * Finds models and their prices in the tables of a document.
 *
 * @module
 */

import { KreaInputError } from "../errors/client-errors.ts";
import { isPlainObject, show } from "../options/check.ts";
import { rewriteAliases } from "./aliases.ts";
import type { ApiDocument, CatalogTables } from "./api-document.ts";
import { closest } from "./closest.ts";
import { type Estimate, estimateInput, unknownPrice } from "./estimate.ts";
import type { ModelEntry } from "./model-entry.ts";
import { currentModelId } from "./moved-models.ts";

/** The models of a document and their prices. */
export class ModelLookup {
  readonly #document: ApiDocument;
  readonly #tables: CatalogTables;
  readonly #entries: ReadonlyMap<string, ModelEntry>;

  constructor(document: ApiDocument, tables: CatalogTables) {
    this.#document = document;
    this.#tables = tables;
    this.#entries = new Map(tables.models.map((model) => [model.id, model]));
  }

  /**
   * Returns the models of one category, or all models.
   *
   * @throws KreaInputError if no model has the category
   */
  list(category: string | undefined): ModelEntry[] {
    const { models } = this.#tables;
    const categories = [...new Set(models.map((model) => model.category))];
    if (category !== undefined && !categories.includes(category)) {
      const expected = categories.map((name) => JSON.stringify(name)).join(", ");
      throw new KreaInputError(`models.list: category: expected one of ${expected}, got ${show(category)}.`);
    }
    return models.filter((model) => category === undefined || model.category === category);
  }

  /**
   * Returns a model by its id.
   *
   * @param what - how error messages begin: `models.get`
   * @throws KreaInputError if the id is unknown. The message names the closest ids
   */
  get(what: string, id: unknown): ModelEntry {
    const model = typeof id === "string" ? this.#entries.get(currentModelId(this.#document, id)) : undefined;
    if (!model) throw new KreaInputError(`${what}: ${this.#unknownModel(id)}`);
    return model;
  }

  /**
   * Estimates the price of an input. Deprecated field names are understood.
   *
   * @param given - a model id, or `styles/train`
   * @throws KreaInputError if the input is not an object, or if a deprecated and a current name of a field have different
   *   values
   */
  estimate(given: unknown, input: unknown): Estimate {
    if (typeof given !== "string") {
      throw new KreaInputError(`models.estimate: id: expected a string, got ${show(given)}.`);
    }
    if (!isPlainObject(input)) {
      throw new KreaInputError(`models.estimate: input: expected an object, got ${show(input)}.`);
    }
    const { otherPrices, priceRules } = this.#tables;
    const id = currentModelId(this.#document, given);
    const model = this.#entries.get(id);
    const table = model ? model.prices : Object.hasOwn(otherPrices, id) ? otherPrices[id] : undefined;
    const rules = Object.hasOwn(priceRules, id) ? priceRules[id] : undefined;
    if (table === undefined && !this.#document.submissionOperations.includes(`POST /${id}`)) {
      return unknownPrice(this.#unknownModel(id));
    }
    if (rules?.unread !== undefined) return unknownPrice(rules.unread, model?.expectedSeconds);
    if (!table || !rules) return unknownPrice(`The document gives no prices for ${id}.`, model?.expectedSeconds);
    const { body } = rewriteAliases(this.#document, `POST /${model ? "generate/" : ""}${id}`, input);
    return estimateInput(table, rules, body);
  }

  #unknownModel(id: unknown): string {
    const near = typeof id === "string" ? ` The closest are ${closest(id, [...this.#entries.keys()]).join(", ")}.` : "";
    return `The API's document has no model ${show(id)}.${near}`;
  }
}
