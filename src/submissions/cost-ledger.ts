/**
 * Keeps the cost of submissions within a limit.
 *
 * @module
 */

import { KreaInputError } from "../errors/client-errors.ts";
import { type Estimate, type Price, rounded } from "../models/estimate.ts";
import type { PriceUnit } from "../models/model-entry.ts";
import { showPrice } from "../models/show-price.ts";
import { madeNoJob } from "./made-no-job.ts";
import type { MaxCost } from "./max-cost.ts";
import { modelOf } from "./operations.ts";

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

/** Estimates the price of an input by the id of a model, or of another operation that makes a job. */
export type EstimateById = (id: string, input: unknown) => Estimate;

/** Adds up the cost of submissions that share a limit. */
export class CostLedger {
  readonly #maxCost: MaxCost | undefined;
  readonly #taken: Record<PriceUnit, number> = { "compute units": 0, USD: 0 };

  readonly #estimate: EstimateById;

  /** @param estimate - gives the prices */
  constructor(maxCost: MaxCost | undefined, estimate: EstimateById) {
    this.#maxCost = maxCost && { ...maxCost };
    this.#estimate = estimate;
  }

  /**
   * Adds the cost of a submission.
   *
   * @throws KreaInputError that names the model, the limit and the estimate, if the cost exceeds the limit or is unknown
   */
  take({ what, path, input, maxCost: ownMaxCost }: CostRequest): CostShare {
    const estimate = this.#estimate(modelOf(path), input);
    if (!estimate.price) {
      const bound = showBound(ownMaxCost ?? this.#maxCost);
      throw new KreaInputError(
        `${what}: maxCost: expected at most ${bound}, got an input whose price is not known. ${estimate.reason} ` +
          "Nothing was sent.",
      );
    }
    const { prices } = estimate;
    if (ownMaxCost) checkBounds(what, prices, ownMaxCost, () => 0);
    if (this.#maxCost) checkBounds(what, prices, this.#maxCost, (unit) => this.#taken[unit]);
    for (const { unit, amount } of prices) this.#add(unit, amount);
    let isHeld = true;
    return {
      release: (error) => {
        if (!isHeld || !madeNoJob(error)) return;
        isHeld = false;
        for (const { unit, amount } of prices) this.#add(unit, -amount);
      },
    };
  }

  #add(unit: PriceUnit, amount: number): void {
    this.#taken[unit] = rounded(this.#taken[unit] + amount);
  }
}

/** Checks the price in every unit that has a limit. At least one must have one. */
function checkBounds(
  what: string,
  prices: readonly Price[],
  maxCost: MaxCost,
  takenOf: (unit: PriceUnit) => number,
): void {
  const boundOf = (unit: PriceUnit) => (unit === "USD" ? maxCost.usd : maxCost.computeUnits);
  const [first] = prices;
  if (first && prices.every(({ unit }) => boundOf(unit) === undefined)) {
    throw new KreaInputError(
      `${what}: maxCost: expected at most ${showBound(maxCost)}, got an input that costs ${showPrice(first)}: the ` +
        `document gives this model's price only in ${first.unit}. Add { ${first.unit === "USD" ? "usd" : "computeUnits"}: … } ` +
        "to the limit. Nothing was sent.",
    );
  }
  for (const price of prices) {
    const { unit, amount } = price;
    const bound = boundOf(unit);
    const taken = takenOf(unit);
    if (bound === undefined || rounded(taken + amount) <= bound) continue;
    const other = taken > 0 ? `, of which the batch has taken ${showAmount(taken, unit)}` : "";
    throw new KreaInputError(
      `${what}: maxCost: expected at most ${showAmount(bound, unit)}${other}, got an input that costs ` +
        `${showPrice(price)}. Nothing was sent.`,
    );
  }
}

function showAmount(amount: number, unit: PriceUnit): string {
  return showPrice({ amount, unit, approximate: false });
}

function showBound(maxCost: MaxCost | undefined): string {
  const { computeUnits, usd } = maxCost ?? {};
  const parts = [
    ...(computeUnits === undefined ? [] : [showAmount(computeUnits, "compute units")]),
    ...(usd === undefined ? [] : [showAmount(usd, "USD")]),
  ];
  return parts.join(" and ");
}
