/**
 * Finds models in the generated tables. The tables are large, so this module is imported on demand.
 *
 * @module
 */

import { models } from "../../generated/models.ts";
import { submissionOperations } from "../../generated/operations.ts";
import { otherPrices, priceRules } from "../../generated/prices.ts";
import { KreaInputError } from "../errors/client-errors.ts";
import { isPlainObject, show } from "../options/check.ts";
import { rewriteAliases } from "./aliases.ts";
import { closest } from "./closest.ts";
import { type Estimate, estimateInput, unknownPrice } from "./estimate.ts";
import type { ModelEntry } from "./model-entry.ts";
import { currentModelId } from "./moved-models.ts";

const entries: ReadonlyMap<string, ModelEntry> = new Map(models.map((model) => [model.id, model]));

/**
 * Returns the models of one category, or all models.
 *
 * @throws KreaInputError if no model has the category
 */
export function listModels(category: string | undefined): ModelEntry[] {
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
export function getModel(what: string, id: unknown): ModelEntry {
  const model = typeof id === "string" ? entries.get(currentModelId(id)) : undefined;
  if (!model) throw new KreaInputError(`${what}: ${unknownModel(id)}`);
  return model;
}

/**
 * Estimates the price of an input. Deprecated field names are understood.
 *
 * @param given - a model id, or `styles/train`
 * @throws KreaInputError if the input is not an object, or if a deprecated and a current name of a field have different
 *   values
 */
export function estimateById(given: unknown, input: unknown): Estimate {
  if (typeof given !== "string")
    throw new KreaInputError(`models.estimate: id: expected a string, got ${show(given)}.`);
  if (!isPlainObject(input)) {
    throw new KreaInputError(`models.estimate: input: expected an object, got ${show(input)}.`);
  }
  const id = currentModelId(given);
  const model = entries.get(id);
  const table = model ? model.prices : Object.hasOwn(otherPrices, id) ? otherPrices[id] : undefined;
  const rules = Object.hasOwn(priceRules, id) ? priceRules[id] : undefined;
  if (table === undefined && !submissionOperations.includes(`POST /${id}`)) return unknownPrice(unknownModel(id));
  if (rules?.unread !== undefined) return unknownPrice(rules.unread, model?.expectedSeconds);
  if (!table || !rules) return unknownPrice(`The document gives no prices for ${id}.`, model?.expectedSeconds);
  const { body } = rewriteAliases(`POST /${model ? "generate/" : ""}${id}`, input);
  return estimateInput(table, rules, body);
}

function unknownModel(id: unknown): string {
  const near = typeof id === "string" ? ` The closest are ${closest(id, [...entries.keys()]).join(", ")}.` : "";
  return `The API's document has no model ${show(id)}.${near}`;
}
