/**
 * The tables for estimating prices, apart from the price tables of the models.
 *
 * @module
 */

import type { PriceTable } from "../../models/model-entry.ts";
import type { PriceRules } from "../../models/price-inputs.ts";
import { listOperations, type OpenApiDocument } from "../document.ts";
import { parseModelPath } from "../names.ts";
import { constant, moduleText } from "./module-text.ts";
import { operationPrices } from "./operation-prices.ts";

const importTypes =
  'import type { PriceTable } from "../src/models/model-entry.ts";\nimport type { PriceRules } from "../src/models/price-inputs.ts";\n';

/**
 * `generated/prices.ts`: how each price table is applied to an input, and the price tables of operations other than models.
 */
export function pricesTable(document: OpenApiDocument): string {
  const rules: Record<string, PriceRules> = {};
  const others: Record<string, PriceTable> = {};
  for (const { path, method, operation } of listOperations(document)) {
    if (method !== "post") continue;
    const model = parseModelPath(path);
    const id = model?.id ?? path.slice(1);
    const found = operationPrices(document, operation);
    if (!found) continue;
    rules[id] = found.rules;
    if (!model && found.table) others[id] = found.table;
  }
  return moduleText(
    importTypes,
    constant(
      "priceRules",
      "Readonly<Record<string, PriceRules>>",
      "How the price table of a model, or of another operation, is applied to an input, by its id.",
      rules,
    ),
    constant(
      "otherPrices",
      "Readonly<Record<string, PriceTable>>",
      "The price tables of operations other than models, by their path.",
      others,
    ),
  );
}
