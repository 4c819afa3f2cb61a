/**
 * What the document says about a model, as the generated tables hold it.
 *
 * @module
 */

/** A model of the API's OpenAPI document. */
export interface ModelEntry {
  /** The id: the path of the model's operation without `/generate/`, such as `image/bfl/flux-1-dev`. */
  readonly id: string;
  /** The kind of the model, the first part of its id: `image`. */
  readonly category: string;
  /** The vendor of the model, the second part of its id: `bfl`. Empty if the id has fewer than three parts. */
  readonly vendor: string;
  /** The display name of the model: `Flux`. */
  readonly title: string;
  /** A one-sentence description of the model. */
  readonly description: string;
  /** The average completion time in seconds: the mean of those in the document. Null if it gives none. */
  readonly expectedSeconds: number | null;
  /** The prices of the model. Null if the document gives none. */
  readonly prices: PriceTable | null;
}

/** The unit of a price. */
export type PriceUnit = "compute units" | "USD";

/** The prices of a model. */
export interface PriceTable {
  /** The unit of all amounts in the table. */
  readonly unit: PriceUnit;
  /** The item that an amount pays for, such as `Step`. Absent if an amount pays for the whole job. */
  readonly per?: string;
  /** What the price depends on, as the document names it: `Mode`, `Duration`. Empty if the model has a single price. */
  readonly dimensions: readonly string[];
  /** The prices, one for each combination of values that the document lists. */
  readonly rows: readonly PriceRow[];
}

/** One row of a price table. */
export interface PriceRow {
  /** The value of each dimension, as the document spells it: `pro`, `10s`. */
  readonly values: readonly string[];
  /** The price, in the unit of the table. */
  readonly amount: number;
  /** Whether the document marks the amount as approximate, as in `~3`. */
  readonly approximate?: true;
  /** The average completion time, in seconds. */
  readonly seconds?: number;
}
