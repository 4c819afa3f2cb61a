/**
 * Cost budgets. The price tables are large, so they are loaded when a budget is first used.
 *
 * @module
 */

import type { ApiDocument } from "../models/api-document.ts";
import { loadLookup } from "../models/load-lookup.ts";
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
export function createCostBudget(document: ApiDocument, maxCost?: MaxCost): CostBudget {
  const load = lazy(async () => {
    const [{ CostLedger }, lookup] = await Promise.all([import("./cost-ledger.ts"), loadLookup(document)]);
    return new CostLedger(maxCost, (id, input) => lookup.estimate(id, input));
  });
  return { take: async (request) => (await load()).take(request) };
}
