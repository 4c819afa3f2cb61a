/**
 * `maxCost`: the limit on what submissions may cost.
 *
 * @module
 */

import { type Check, isPlainObject, show } from "../options/check.ts";
import { closestName } from "../support/suggest.ts";

/**
 * The most that a submission or a whole batch may cost, in compute units or US dollars. Set both for a batch whose models
 * have prices in both units. An input is refused if its price is unknown or in a unit without a limit.
 *
 * @example
 * ```ts
 * await krea.video("kling/kling-2.5", { prompt: "waves" }, { maxCost: { computeUnits: 250 } });
 * ```
 */
export type MaxCost =
  | { readonly computeUnits: number; readonly usd?: number | undefined }
  | { readonly usd: number; readonly computeUnits?: number | undefined };

/** A submission whose cost is to be checked. */
export interface CostRequest {
  /** Its name in error messages: a model's id, `styles.train`. */
  what: string;
  /** The operation's path: `/styles/train`. */
  path: string;
  input: Record<string, unknown>;
  /** The limit of this submission alone. */
  maxCost: MaxCost | undefined;
}

/** The part of a budget that one submission has taken. */
export interface CostShare {
  /** Gives the cost back if the error proves that no job was made. */
  release(error: unknown): void;
}

/** A cost limit that several submissions share. */
export interface CostBudget {
  /**
   * Takes the cost of a submission from the budget, in the order of the calls.
   *
   * @throws KreaInputError that names the model, the limit and the estimate, if the cost exceeds the limit or is unknown
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
  const isValid = ([, amount]: [string, unknown]) => Number.isFinite(amount) && Number(amount) >= 0;
  return given.length > 0 && given.every(isValid) ? undefined : expected;
};
