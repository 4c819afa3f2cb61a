/**
 * The table of models.
 *
 * @module
 */

import { listOperations, type OpenApiDocument, operationKey } from "../document.ts";
import { parseModelPath } from "../names.ts";
import { constant, moduleText } from "./module-text.ts";
import { type PriceTable, parsePriceTable } from "./price-table.ts";

/** `generated/models.ts`: every model with its names, its expected seconds and its prices. */
export function modelsTable(document: OpenApiDocument): string {
  const models = listModels(document);
  return moduleText(
    typeDeclarations,
    constant("models", "readonly ModelEntry[]", "Every model of the document.", models),
  );
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

function listModels(document: OpenApiDocument) {
  return listOperations(document).flatMap((located) => {
    const model = parseModelPath(located.path);
    if (!model || located.method !== "post") return [];
    const { summary, description = "" } = located.operation;
    const prices = parsePriceTableOf(description, operationKey(located));
    return [
      {
        id: model.id,
        kind: model.kind,
        vendor: model.vendor,
        title: summary ?? model.name,
        description: description.split("\n")[0]?.trim() ?? "",
        expectedSeconds: averageSeconds(prices),
        prices: prices ?? null,
      },
    ];
  });
}

function parsePriceTableOf(description: string, key: string): PriceTable | undefined {
  try {
    return parsePriceTable(description);
  } catch (error) {
    throw new Error(`${key}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The mean of the average completion times that the table gives; null where it gives none. */
function averageSeconds(prices: PriceTable | undefined): number | null {
  const seconds = (prices?.rows ?? []).flatMap((row) => (row.seconds === undefined ? [] : [row.seconds]));
  if (seconds.length === 0) return null;
  return Math.round(seconds.reduce((sum, value) => sum + value, 0) / seconds.length);
}

const typeDeclarations = `/** One model. */
export interface ModelEntry {
  /** The path of its operation without \`/generate/\`: \`image/bfl/flux-1-dev\`. */
  readonly id: string;
  /** The first part of the id: \`image\`, \`video\`, \`enhance\`. */
  readonly kind: string;
  /** The second part of the id: \`bfl\`. */
  readonly vendor: string;
  /** The name that the document gives it: \`Flux\`. */
  readonly title: string;
  /** What the document says of it, in a sentence. */
  readonly description: string;
  /** The mean of the average completion times that the document gives, in seconds; null where it gives none. */
  readonly expectedSeconds: number | null;
  /** Its prices; null where the document gives none. */
  readonly prices: PriceTable | null;
}

/** The prices of a model. */
export interface PriceTable {
  /** What the amounts count. */
  readonly unit: "compute units" | "USD";
  /** What the price depends on, as the document says it: \`Mode\`, \`Duration\`. Empty for one price for all. */
  readonly dimensions: readonly string[];
  readonly rows: readonly PriceRow[];
}

/** One row of a price table. */
export interface PriceRow {
  /** One value for each dimension, as the document spells it: \`pro\`, \`10s\`. */
  readonly values: readonly string[];
  readonly amount: number;
  /** Whether the document marks the amount as approximate. */
  readonly approximate?: true;
  /** The average completion time, in seconds. */
  readonly seconds?: number;
}
`;
