/**
 * Cost budgets. The price tables are large, so they are loaded when a budget is first used.
 *
 * @module
 */

import { lazy } from "../transport/lazy.ts";
import type { CostRequest, CostShare } from "./cost-ledger.ts";
import type { MaxCost } from "./max-cost.ts";

/** A cost limit that several submissions share. */
export interface CostBudget {
  /**
   * Takes the cost of a submission from the budget, in the order of the calls.
   *
   * @throws KreaInputError that names the model, the limit and the estimate, if the cost exceeds the limit or is unknown
   */
  take(request: CostRequest): Promise<CostShare>;
}

/** Makes a budget that a batch shares. Without a limit of its own, it only applies the limits of each submission. */
export function createCostBudget(maxCost?: MaxCost): CostBudget {
  const load = lazy(async () => new (await import("./cost-ledger.ts")).CostLedger(maxCost));
  return { take: async (request) => (await load()).take(request) };
}
