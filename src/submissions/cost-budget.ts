/**
 * Makes the budgets that submissions take their cost from. The price tables are large, so they are loaded with the first
 * budget.
 *
 * @module
 */

import { lazy } from "../transport/lazy.ts";
import type { CostBudget, MaxCost } from "./max-cost.ts";

/** The budget of a batch; without a bound, that of a submission alone. */
export function createCostBudget(maxCost?: MaxCost): CostBudget {
  const load = lazy(async () => new (await import("./cost-ledger.ts")).CostLedger(maxCost));
  return { take: async (request) => (await load()).take(request) };
}
