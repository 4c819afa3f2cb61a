/**
 * Keeps the cost of submissions within a limit.
 *
 * @module
 */

import { KreaInputError } from "../errors/client-errors.ts";
import { type Price, rounded } from "../models/estimate.ts";
import { estimateById } from "../models/lookup.ts";
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

/** Adds up the cost of submissions that share a limit. */
export class CostLedger {
  readonly #maxCost: MaxCost | undefined;
  readonly #taken: Record<PriceUnit, number> = { "compute units": 0, USD: 0 };

  constructor(maxCost: MaxCost | undefined) {
    this.#maxCost = maxCost && { ...maxCost };
  }

  /**
   * Adds the cost of a submission.
   *
   * @throws KreaInputError that names the model, the limit and the estimate, if the cost exceeds the limit or is unknown
   */
  take({ what, path, input, maxCost: ownMaxCost }: CostRequest): CostShare {
    const estimate = estimateById(modelOf(path), input);
    const { price } = estimate;
    if (!price) {
      const bound = showBound(ownMaxCost ?? this.#maxCost);
      throw new KreaInputError(
        `${what}: maxCost: expected at most ${bound}, got an input whose price is not known. ${estimate.reason} ` +
          "Nothing was sent.",
      );
    }
    if (ownMaxCost) checkBound(what, price, ownMaxCost, 0);
    if (this.#maxCost) checkBound(what, price, this.#maxCost, this.#taken[price.unit]);
    this.#add(price.unit, price.amount);
    let isHeld = true;
    return {
      release: (error) => {
        if (!isHeld || !madeNoJob(error)) return;
        isHeld = false;
        this.#add(price.unit, -price.amount);
      },
    };
  }

  #add(unit: PriceUnit, amount: number): void {
    this.#taken[unit] = rounded(this.#taken[unit] + amount);
  }
}

function checkBound(what: string, price: Price, maxCost: MaxCost, taken: number): void {
  const { unit } = price;
  const bound = unit === "USD" ? maxCost.usd : maxCost.computeUnits;
  if (bound === undefined) {
    throw new KreaInputError(
      `${what}: maxCost: expected at most ${showBound(maxCost)}, got an input that costs ${showPrice(price)}: ` +
        `the limit does not cover ${unit}. Add { ${unit === "USD" ? "usd" : "computeUnits"}: … } to it. ` +
        "Nothing was sent.",
    );
  }
  if (rounded(taken + price.amount) <= bound) return;
  const other = taken > 0 ? `, of which the batch has taken ${showAmount(taken, unit)}` : "";
  throw new KreaInputError(
    `${what}: maxCost: expected at most ${showAmount(bound, unit)}${other}, got an input that costs ` +
      `${showPrice(price)}. Nothing was sent.`,
  );
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
