/**
 * What comparisons find, before rules judge it.
 *
 * @module
 */

import type { ComparedPrices } from "./prices.ts";
import type { ChangeFacts, ChangeKind } from "./rules.ts";

/** A difference between two versions of the API, not yet judged. */
export interface FoundChange extends ChangeFacts {
  kind: ChangeKind;
  /** Whether every caller sends the field. */
  isRequired?: boolean;
  /** For a new model: its title. */
  title?: string;
  /** For a removed model: the id of the model to use instead. */
  replacement?: string;
  /** For a change of prices: all of them. */
  prices?: ComparedPrices;
}
