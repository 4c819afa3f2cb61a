import { describe, expect, test } from "vitest";
import { KreaInputError, KreaJobError } from "../../../src/errors/index.ts";
import { CostLedger } from "../../../src/submissions/cost-ledger.ts";
import type { MaxCost } from "../../../src/submissions/max-cost.ts";
import { fixtureLookup as lookup } from "../../support/fixture.ts";

const what = "image/bfl/flux-1-dev";
const input = { prompt: "a lighthouse" };
const { price } = lookup.estimate(what, input);
if (price?.unit !== "compute units") throw new Error("these tests need a model with a price in compute units");
const { amount } = price;

const estimate = lookup.estimate.bind(lookup);
const requestOf = (maxCost?: MaxCost) => ({ what, path: `/generate/${what}`, input, maxCost });

describe("a cost ledger", () => {
  test("adds up what its submissions cost, and refuses the one that is too much", () => {
    const ledger = new CostLedger({ computeUnits: 2 * amount }, estimate);
    ledger.take(requestOf());
    ledger.take(requestOf());
    expect(() => ledger.take(requestOf())).toThrow(
      `${what}: maxCost: expected at most ${2 * amount} compute units, of which the batch has taken ${2 * amount} compute units`,
    );
  });

  test("takes the cost back once, if the error proves that no job was made", () => {
    const ledger = new CostLedger({ computeUnits: 2 * amount }, estimate);
    const share = ledger.take(requestOf());
    ledger.take(requestOf());
    share.release(new KreaInputError("not sent"));
    share.release(new KreaInputError("not sent"));
    ledger.take(requestOf());
    expect(() => ledger.take(requestOf())).toThrow("maxCost");
  });

  test("keeps the cost of a job that failed", () => {
    const ledger = new CostLedger({ computeUnits: amount }, estimate);
    ledger.take(requestOf()).release(new KreaJobError("failed", { job: undefined, jobId: "job-1" }));
    expect(() => ledger.take(requestOf())).toThrow("maxCost");
  });

  test("holds each submission to its own limit, beside that of all", () => {
    const ledger = new CostLedger({ computeUnits: 100 * amount }, estimate);
    expect(() => ledger.take(requestOf({ computeUnits: amount / 2 }))).toThrow(
      `${what}: maxCost: expected at most ${amount / 2} compute units, got an input that costs`,
    );
    expect(() => ledger.take(requestOf({ computeUnits: amount }))).not.toThrow();
  });

  test("refuses a price in a unit without a limit", () => {
    expect(() => new CostLedger({ usd: 5 }, estimate).take(requestOf())).toThrow(
      "the document gives this model's price only in compute units. Add { computeUnits: … } to the limit. Nothing was sent.",
    );
  });

  test("refuses an input whose price is not known", () => {
    const unknown = { what: "image/new/model", path: "/generate/image/new/model", input: {}, maxCost: undefined };
    expect(() => new CostLedger({ usd: 5 }, estimate).take(unknown)).toThrow(
      "image/new/model: maxCost: expected at most $5.00, got an input whose price is not known.",
    );
  });
});
