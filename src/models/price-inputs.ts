/**
 * The rules that map an input to the rows of a price table. They are generated from the schema of the input.
 *
 * @module
 */

import type { PriceTable } from "./model-entry.ts";

/** The word that stands for any value in a price table. */
export const anyValue = "-";

/** How one dimension of a price table is read from an input. */
export type PriceInput =
  /** The value of a field: the dimension `Duration` is the field `duration`, and its word `10s` is the number 10. */
  | {
      readonly read: "value";
      readonly field: string;
      /** The default of the field in the schema. Absent if it has none. */
      readonly default?: unknown;
      /** The table's word for each value of the field. */
      readonly words: readonly (readonly [word: string, value: unknown])[];
    }
  /** The number of items in a field: `Reference Images` is the length of `style_images`. */
  | {
      readonly read: "count";
      readonly field: string;
      /** The number of items in the field's default. Absent if there are none. */
      readonly default?: number;
    }
  /**
   * `Yes` or `No`, or `true` or `false`: whether a boolean field is true, or another field is set and not empty. If several
   * fields are set, they have to agree.
   */
  | {
      readonly read: "flag";
      readonly fields: readonly string[];
      readonly default?: boolean;
      /** Set for a field whose default is not certain: while it is not given, nothing says which price applies. */
      readonly needed?: true;
    }
  /** Tiers: `base` always applies, and each other tier applies if its field is set and not empty. */
  | {
      readonly read: "tiers";
      readonly base: string;
      readonly tiers: readonly (readonly [word: string, field: string])[];
      /** Whether the document says that only the most expensive tier counts if several apply. */
      readonly dearest: boolean;
    }
  /** The table has a single value for this dimension, and no field that it could depend on. */
  | { readonly read: "fixed" }
  /** The field that the dimension stands for could not be determined. */
  | { readonly read: "unmapped"; readonly reason: string };

/**
 * A field that the price table does not mention but that could change the price. If it is set, the price is unknown.
 */
export interface PriceDoubt {
  readonly field: string;
  /** The field does not change the price up to this number. Absent if any value may change it. */
  readonly upTo?: number;
  /** The field's default, if it changes the price. The doubt then applies to an input that does not set the field. */
  readonly default?: unknown;
  readonly reason: string;
}

/** A number that an input gives. */
export interface PriceFactor {
  readonly field: string;
  readonly default?: number;
  /** Set for a field whose value is a text such as `8s`. */
  readonly text?: true;
  /** Set for a field that only bounds the number, such as `max_steps`. */
  readonly most?: true;
}

/** How many units a job has: the product of the factors, divided by `size`; or why that is unknown. */
export type PriceCount =
  | { readonly factors: readonly [PriceFactor, ...PriceFactor[]]; readonly size?: number }
  | { readonly factors: readonly []; readonly reason: string };

/** How a price table is applied to an input. */
export interface PriceRules {
  /** One rule for each dimension of the table. */
  readonly inputs: readonly PriceInput[];
  /** For tables that give the price of one unit: how many there are. */
  readonly times?: PriceCount;
  readonly doubts: readonly PriceDoubt[];
  /** Why the prices cannot be read, for an operation that has prices but no table. */
  readonly unread?: string;
  /** The other tables of the same operation, such as one in compute units beside one in USD. */
  readonly also?: readonly OtherPrices[];
}

/** Another price table of the same operation. */
export interface OtherPrices {
  readonly table: PriceTable;
  readonly rules: PriceRules;
  /** Set for a table that the document keeps for programs: where it gives no price, the price is unknown. */
  readonly decides?: true;
}
