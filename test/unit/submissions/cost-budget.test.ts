import { expect, test } from "vitest";
import { isKreaInputError } from "../../../src/errors/index.ts";
import { createCostBudget } from "../../../src/submissions/cost-budget.ts";
import type { MaxCost } from "../../../src/submissions/max-cost.ts";
import { caught } from "../../support/caught.ts";
import { fixtureDocument, fixtureLookup as lookup } from "../../support/fixture.ts";

const what = "image/bfl/flux-1-dev";
const input = { prompt: "a lighthouse" };
const { price } = lookup.estimate(what, input);
if (price?.unit !== "compute units") throw new Error("these tests need a model with a price in compute units");
const { amount } = price;

const requestOf = (maxCost?: MaxCost) => ({ what, path: `/generate/${what}`, input, maxCost });

test("a cost budget is one ledger for all that share it, also while the prices are being loaded", async () => {
  const budget = createCostBudget(fixtureDocument, { computeUnits: amount });
  const [first, second] = await Promise.allSettled([budget.take(requestOf()), budget.take(requestOf())]);
  expect([first?.status, second?.status]).toEqual(["fulfilled", "rejected"]);
});

test("a cost budget without a limit of its own applies that of each submission", async () => {
  const budget = createCostBudget(fixtureDocument);
  for (let count = 0; count < 3; count += 1) await budget.take(requestOf({ computeUnits: amount }));
  expect(await caught(budget.take(requestOf({ computeUnits: amount / 2 })))).toSatisfy(isKreaInputError);
});
