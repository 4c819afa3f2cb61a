/**
 * The table of models.
 *
 * @module
 */

import type { ModelEntry, PriceTable } from "../../../src/model-entry.ts";
import { listOperations, type OpenApiDocument } from "../document.ts";
import { parseModelPath } from "../names.ts";
import { constant, moduleText } from "./module-text.ts";
import { priceTableOf } from "./prices.ts";

const importTypes = 'import type { ModelEntry } from "../src/model-entry.ts";\n';

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
        expectedSeconds: averageSeconds(prices),
        prices: prices ?? null,
      },
    ];
  });
}

/** The mean of the average completion times that the table gives; null where it gives none. */
function averageSeconds(prices: PriceTable | undefined): number | null {
  const seconds = (prices?.rows ?? []).flatMap((row) => (row.seconds === undefined ? [] : [row.seconds]));
  if (seconds.length === 0) return null;
  return Math.round(seconds.reduce((sum, value) => sum + value, 0) / seconds.length);
}
