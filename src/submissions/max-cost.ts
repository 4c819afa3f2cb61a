/**
 * The bound on what submissions may cost. What counts the cost is large, and loaded where there is a bound.
 *
 * @module
 */

import { type Check, isPlainObject } from "../options/check.ts";

/**
 * The most that a submission, or all of a batch, may cost: in compute units, in US dollars, or in each, for a batch whose
 * models are priced in both. An input whose price is not known, or is in a unit without a bound, is refused.
 *
 * @example
 * ```ts
 * await krea.video("kling/kling-2.5", { prompt: "waves" }, { maxCost: { computeUnits: 250 } });
 * ```
 */
export type MaxCost =
  | { readonly computeUnits: number; readonly usd?: number | undefined }
  | { readonly usd: number; readonly computeUnits?: number | undefined };

/** A submission whose cost is asked for. */
export interface CostRequest {
  /** As messages say it: a model's id, `styles.train`. */
  what: string;
  /** The operation's path: `/styles/train`. */
  path: string;
  input: Record<string, unknown>;
  /** A bound of the submission alone. */
  maxCost: MaxCost | undefined;
}

/** The part of a bound that one submission has taken. */
export interface CostShare {
  /** The input as it was priced: what the caller does to theirs meanwhile changes nothing. */
  readonly input: Record<string, unknown>;
  /** Gives the part back where the error is one after which there certainly is no job. */
  giveBack(error: unknown): void;
}

/** What several submissions may cost together. */
export interface CostBudget {
  /**
   * Takes the cost of a submission from the budget. Those that ask are answered in the order in which they ask.
   *
   * @throws KreaInputError naming the model, the bound and the estimate, where the cost is past the bound or not known
   */
  take(request: CostRequest): Promise<CostShare>;
}

/** Check of `maxCost`. */
export const isMaxCost: Check = (value) => {
  const expected = "{ computeUnits: … }, { usd: … } or both, each a number, 0 or more";
  if (!isPlainObject(value)) return expected;
  const given = Object.entries(value).filter(([, amount]) => amount !== undefined);
  const isGood = ([name, amount]: [string, unknown]) =>
    (name === "computeUnits" || name === "usd") && Number.isFinite(amount) && Number(amount) >= 0;
  return given.length > 0 && given.every(isGood) ? undefined : expected;
};

/** A budget of a batch; without a bound, one of a submission alone. */
export function createCostBudget(maxCost?: MaxCost): CostBudget {
  const loading = import("./cost-ledger.ts").then(({ CostLedger }) => new CostLedger(maxCost));
  // Whoever takes from it hears of it.
  loading.catch(() => {});
  return {
    async take(request) {
      // One copy is priced and sent. Prices depend on values, and on the lengths of arrays.
      const copies = Object.entries(request.input).map(([name, value]) => [
        name,
        Array.isArray(value) ? [...value] : value,
      ]);
      const input: Record<string, unknown> = Object.fromEntries(copies);
      return (await loading).take({ ...request, input });
    },
  };
}
