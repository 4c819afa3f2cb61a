/**
 * Cost budgets. The price tables are large, so they are loaded when a budget is first used.
 *
 * @module
 */

import { lazy } from "../transport/lazy.ts";
import type { CostBudget, MaxCost } from "./max-cost.ts";

/** Makes a budget that a batch shares. Without a limit of its own, it only applies the limits of each submission. */
export function createCostBudget(maxCost?: MaxCost): CostBudget {
  const load = lazy(async () => new (await import("./cost-ledger.ts")).CostLedger(maxCost));
  return { take: async (request) => (await load()).take(request) };
}
