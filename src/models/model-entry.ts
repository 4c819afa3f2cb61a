/**
 * What the document says of a model, as the generated tables hold it.
 *
 * @module
 */

/** One model. */
export interface ModelEntry {
  /** The path of its operation without `/generate/`: `image/bfl/flux-1-dev`. */
  readonly id: string;
  /** The first part of the id: `image`, `video`, `enhance`. */
  readonly category: string;
  /** The second part of the id: `bfl`. */
  readonly vendor: string;
  /** The name that the document gives it: `Flux`. */
  readonly title: string;
  /** What the document says of it, in a sentence. */
  readonly description: string;
  /** The mean of the average completion times that the document gives, in seconds; null where it gives none. */
  readonly expectedSeconds: number | null;
  /** Its prices; null where the document gives none. */
  readonly prices: PriceTable | null;
}

/** What an amount of money counts. */
export type PriceUnit = "compute units" | "USD";

/** The prices of a model. */
export interface PriceTable {
  /** What the amounts count. */
  readonly unit: PriceUnit;
  /** What an amount is the price of one of, as the document says it: `Step`. Absent where it is that of the whole job. */
  readonly per?: string;
  /** What the price depends on, as the document says it: `Mode`, `Duration`. Empty for one price for all. */
  readonly dimensions: readonly string[];
  /** A price for each combination that the document lists. */
  readonly rows: readonly PriceRow[];
}

/** One row of a price table. */
export interface PriceRow {
  /** One value for each dimension, as the document spells it: `pro`, `10s`. */
  readonly values: readonly string[];
  /** The price, in the table's unit. */
  readonly amount: number;
  /** Whether the document marks the amount as approximate (`~3`). */
  readonly approximate?: true;
  /** The average completion time, in seconds. */
  readonly seconds?: number;
}
