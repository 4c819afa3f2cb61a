/**
 * The table of models.
 *
 * @module
 */

import type { ModelEntry, PriceTable } from "../../../src/models/model-entry.ts";
import { type LocatedOperation, listOperations, type OpenApiDocument, operationKey } from "../document.ts";
import { parseModelPath } from "../names.ts";
import { constant, moduleText } from "./module-text.ts";
import { parsePriceTable, parseSecondsColumn } from "./price-table.ts";
import { parsePricingExtension } from "./pricing-extension.ts";

const importTypes = 'import type { ModelEntry } from "../src/models/model-entry.ts";\n';

/** `generated/models.ts`: every model with its names, its expected seconds and its prices. */
export function modelsTable(document: OpenApiDocument): string {
  const models = listModels(document);
  return moduleText(importTypes, constant("models", "readonly ModelEntry[]", "Every model of the document.", models));
}

/**
 * `generated/expected-seconds.ts`: what waiting needs of the models, apart from the rest so that a bundle holds it alone.
 */
export function expectedSecondsTable(document: OpenApiDocument): string {
  const seconds = listModels(document).flatMap(({ id, expectedSeconds }) =>
    expectedSeconds ? [[id, expectedSeconds]] : [],
  );
  return moduleText(
    constant(
      "expectedSeconds",
      "Readonly<Record<string, number>>",
      "The mean of the average completion times that the document gives for a model, in seconds, by the model's id.",
      Object.fromEntries(seconds),
    ),
  );
}

function listModels(document: OpenApiDocument): ModelEntry[] {
  return listOperations(document).flatMap((located) => {
    const model = parseModelPath(located.path);
    if (!model || located.method !== "post") return [];
    const { summary, description = "" } = located.operation;
    const prices = priceTableOf(located);
    return [
      {
        id: model.id,
        category: model.kind,
        vendor: model.vendor,
        title: summary ?? model.name,
        description: description.split("\n")[0]?.trim() ?? "",
        expectedSeconds: average(parseSecondsColumn(description)),
        prices: prices ?? null,
      },
    ];
  });
}

/** The prices of an operation: of its extension, where it has one; else of the table in its description. */
export function priceTableOf(located: LocatedOperation): PriceTable | undefined {
  const { description = "", "x-krea-pricing": extension } = located.operation;
  try {
    return parsePricingExtension(extension) ?? parsePriceTable(description);
  } catch (error) {
    throw new Error(`${operationKey(located)}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The mean, rounded; null of nothing. */
export function average(seconds: number[]): number | null {
  if (seconds.length === 0) return null;
  return Math.round(seconds.reduce((sum, value) => sum + value, 0) / seconds.length);
}
