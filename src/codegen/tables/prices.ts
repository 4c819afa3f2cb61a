/**
 * The tables for estimating prices, apart from the price tables of the models.
 *
 * @module
 */

import type { PriceTable } from "../../models/model-entry.ts";
import { jsonBody, listOperations, type OpenApiDocument } from "../document.ts";
import { parseModelPath } from "../names.ts";
import { inputFields } from "./input-fields.ts";
import { priceTableOf } from "./models.ts";
import { constant, moduleText } from "./module-text.ts";
import { priceRules } from "./price-rules.ts";

const importTypes =
  'import type { PriceTable } from "../src/models/model-entry.ts";\nimport type { PriceRules } from "../src/models/price-inputs.ts";\n';

/**
 * `generated/prices.ts`: how each price table is applied to an input, and the price tables of operations other than models.
 */
export function pricesTable(document: OpenApiDocument): string {
  const rules: Record<string, unknown> = {};
  const others: Record<string, PriceTable> = {};
  for (const located of listOperations(document)) {
    const table = priceTableOf(located);
    const { schema } = jsonBody(located.operation) ?? {};
    if (!table || !schema || located.method !== "post") continue;
    const model = parseModelPath(located.path);
    const id = model?.id ?? located.path.slice(1);
    const fields = inputFields(document, schema);
    rules[id] = priceRules(table, fields, located.operation.description ?? "");
    if (!model) others[id] = table;
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
