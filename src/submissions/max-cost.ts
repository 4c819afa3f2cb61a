/**
 * The bound on what submissions may cost.
 *
 * @module
 */

import { type Check, isPlainObject, show } from "../options/check.ts";
import { closestName } from "../support/suggest.ts";

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
  /** How messages name it: a model's id, `styles.train`. */
  what: string;
  /** The operation's path: `/styles/train`. */
  path: string;
  input: Record<string, unknown>;
  /** A bound for this submission alone. */
  maxCost: MaxCost | undefined;
}

/** The part of a bound that one submission has taken. */
export interface CostShare {
  /** Gives the part back where the error says that certainly no job was made. */
  release(error: unknown): void;
}

/** A bound that several submissions share. */
export interface CostBudget {
  /**
   * Takes the cost of a submission from the budget, in the order of the calls.
   *
   * @throws KreaInputError naming the model, the bound and the estimate, where the cost exceeds the bound or is unknown
   */
  take(request: CostRequest): Promise<CostShare>;
}

const units: readonly string[] = ["computeUnits", "usd"] satisfies (keyof MaxCost)[];

/** Check of `maxCost`. */
export const isMaxCost: Check = (value) => {
  const expected = "{ computeUnits: … }, { usd: … } or both, each a number, 0 or more";
  if (!isPlainObject(value)) return expected;
  const given = Object.entries(value).filter(([, amount]) => amount !== undefined);
  const [unknown] = given.flatMap(([name]) => (units.includes(name) ? [] : [name]));
  if (unknown !== undefined) {
    const near = closestName(unknown, units);
    return `${expected}, and no ${show(unknown)}${near === undefined ? "" : ` (did you mean "${near}"?)`}`;
  }
  const isGood = ([, amount]: [string, unknown]) => Number.isFinite(amount) && Number(amount) >= 0;
  return given.length > 0 && given.every(isGood) ? undefined : expected;
};
