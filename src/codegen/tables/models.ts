/**
 * The table of models.
 *
 * @module
 */

import type { ModelEntry, PriceTable } from "../../models/model-entry.ts";
import { type LocatedOperation, listOperations, type OpenApiDocument, type Operation } from "../document.ts";
import { parseModelPath } from "../names.ts";
import { constant, moduleText } from "./module-text.ts";
import { submissionId } from "./operations.ts";
import { mintText, priceSources } from "./price-sources.ts";
import { parseSecondsColumn } from "./price-table.ts";

const importTypes = 'import type { ModelEntry } from "../src/models/model-entry.ts";\n';

/** `generated/models.ts`: every model with its names, expected seconds and prices. */
export function modelsTable(document: OpenApiDocument): string {
  const models = listModels(document);
  return moduleText(importTypes, constant("models", "readonly ModelEntry[]", "Every model of the document.", models));
}

/** `generated/model-ids.ts`: the ids alone, which every submission is checked by. */
export function modelIdsTable(document: OpenApiDocument): string {
  const ids = listModels(document).map(({ id }) => id);
  const others = listOperations(document).flatMap((located) => submissionId(document, located) ?? []);
  return moduleText(
    constant("modelIds", "readonly string[]", "The id of every model.", ids),
    constant(
      "otherSubmissionIds",
      "readonly string[]",
      "The id of every other operation that makes a job: its path without the first slash.",
      others,
    ),
  );
}

/**
 * `generated/expected-seconds.ts`: how long each model usually takes. Waiting needs nothing else of the models, so this table
 * is a module of its own, which keeps the others out of a bundle.
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
        expectedSeconds: average(secondsOf(located.operation)),
        prices: prices ?? null,
      },
    ];
  });
}

/** The main price table of an operation: that of `x-krea-pricing`, or else the one in its description. */
export function priceTableOf({ operation }: LocatedOperation): PriceTable | undefined {
  return priceSources(operation).tables[0]?.table;
}

/** The average completion times of an operation, in seconds. */
function secondsOf(operation: Operation): number[] {
  const seconds = parseSecondsColumn(operation.description ?? "");
  return seconds.length > 0 ? seconds : parseSecondsColumn(mintText(operation));
}

/** The rounded mean; null for an empty list. */
export function average(seconds: number[]): number | null {
  if (seconds.length === 0) return null;
  return Math.round(seconds.reduce((sum, value) => sum + value, 0) / seconds.length);
}
