import { expect, test } from "vitest";
import { startFaultServer } from "../faults/fault-server.ts";
import { leftBehind, resources } from "../faults/mixture/left-behind.ts";
import { expectPromisesKept, failure, mixtureSeed as seed } from "../faults/mixture/run.ts";

test(`calls over mixtures of faults and real connections keep every promise, FAULT_SEED=${seed}`, async () => {
  const before = resources();
  const missing = await expectPromisesKept({ seed, calls: 5_000, parallel: 9, start: startFaultServer });
  expect(missing, failure("Faults that never came", missing, seed)).toEqual([]);
  const left = await leftBehind(before, 30_000);
  expect(left, failure("Something was left behind", left, seed)).toEqual([]);
});
