import { describe, expect, test } from "vitest";
import { KreaInputError } from "../../../src/errors/client-errors.ts";
import type { Price } from "../../../src/models/estimate.ts";
import { CostLedger } from "../../../src/submissions/cost-ledger.ts";
import type { MaxCost } from "../../../src/submissions/max-cost.ts";

const dollars: Price = { amount: 0.03, unit: "USD", approximate: false };
const units: Price = { amount: 30, unit: "compute units", approximate: false };
/** A ledger for models that have these prices. */
const ledgerOf = (maxCost: MaxCost | undefined, price: Price, ...more: Price[]) =>
  new CostLedger(maxCost, () => ({ price, prices: [price, ...more], expectedSeconds: null, row: {} }));

const request = (maxCost?: MaxCost) => ({ what: "image/a/b", path: "/generate/image/a/b", input: {}, maxCost });

describe("a model whose price the document gives in both units", () => {
  test.each<[MaxCost, string | undefined]>([
    [{ usd: 0.03 }, undefined],
    [{ computeUnits: 30 }, undefined],
    [{ usd: 0.03, computeUnits: 30 }, undefined],
    [{ usd: 0.02 }, "expected at most $0.02, got an input that costs $0.03"],
    [{ computeUnits: 29 }, "expected at most 29 compute units, got an input that costs 30 compute units"],
    [{ usd: 0.03, computeUnits: 29 }, "expected at most 29 compute units, got"],
  ])("is bounded by %j", (maxCost, message) => {
    const take = () => ledgerOf(undefined, dollars, units).take(request(maxCost));
    if (message) expect(take).toThrow(message);
    else take();
  });

  test("counts in both, and is given back in both", () => {
    const ledger = ledgerOf({ usd: 0.1, computeUnits: 60 }, dollars, units);
    const share = ledger.take(request());
    ledger.take(request());
    expect(() => ledger.take(request())).toThrow("of which the batch has taken 60 compute units");
    share.release(new KreaInputError("x"));
    ledger.take(request());
    expect(() => ledger.take(request())).toThrow("of which the batch has taken 60 compute units");
  });
});

test("a sum of tiny prices loses none of them", () => {
  const ledger = ledgerOf({ usd: 0.00001 }, { ...dollars, amount: 2.5e-7 });
  for (let index = 0; index < 40; index++) ledger.take(request());
  expect(() => ledger.take(request())).toThrow("expected at most $0.00001");
});
