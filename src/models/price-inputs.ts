/**
 * How the dimensions of a price table are read from an input: the form of the generated table. Which one a dimension has is
 * found out when it is generated, from the schema of the input.
 *
 * @module
 */

/** How one dimension of a price table is read from an input. */
export type PriceInput =
  /** The value of a field: `Duration` is `duration`, and its `10s` the number 10. */
  | {
      readonly read: "value";
      readonly field: string;
      /** The schema's default; absent where it has none. */
      readonly default?: unknown;
      /** The table's word for each value of the field. */
      readonly words: readonly (readonly [word: string, value: unknown])[];
    }
  /** How many items a field has: `Reference Images` is the length of `style_images`. */
  | { readonly read: "count"; readonly field: string }
  /** `Yes` or `No`: whether a boolean is true, or another field is given and not empty. All that are given have to agree. */
  | { readonly read: "flag"; readonly fields: readonly string[]; readonly default?: boolean }
  /** The words that apply: `base` always does, each of the others where its field is given and not empty. */
  | {
      readonly read: "tiers";
      readonly base: string;
      readonly tiers: readonly (readonly [word: string, field: string])[];
      /** Whether the document says that where several apply, the price is that of the dearest. */
      readonly dearest: boolean;
    }
  /** The table knows one word only, and no field that it could depend on. */
  | { readonly read: "fixed" }
  /** No rule finds out what of the input the dimension stands for. */
  | { readonly read: "unmapped"; readonly reason: string };

/** A field that the table says nothing of, though it may change what the table's dimensions mean. */
export interface PriceDoubt {
  readonly field: string;
  /** Up to this number it changes nothing; absent where any value may. */
  readonly upTo?: number;
  readonly reason: string;
}

/** How a price table is applied to an input. */
export interface PriceRules {
  /** One for each dimension of the table. */
  readonly inputs: readonly PriceInput[];
  /** The field that says how many the job has of what the amounts are the price of one of. */
  readonly times?: { readonly field: string | null; readonly default?: number };
  readonly doubts: readonly PriceDoubt[];
}
