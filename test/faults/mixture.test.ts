import { expect, test } from "vitest";
import { isKreaError } from "../../src/index.ts";
import type { CallRecord } from "./mixture/calls.ts";
import { leftBehind, resources } from "./mixture/left-behind.ts";
import { faultNames } from "./mixture/mix.ts";
import { runWorld, type WorldReport } from "./mixture/world.ts";
import { seedOf } from "./random.ts";

const seed = Number(process.env.FAULT_SEED ?? Math.floor(Math.random() * 2 ** 32));
const calls = 5_000;

/** The whole of it on the first page of a failure, with how to run it again. */
function failure(what: string, problems: readonly string[]): string {
  const shown = problems.slice(0, 20).join("\n");
  return `${what} (${problems.length} in all). Run again with FAULT_SEED=${seed}\n${shown}\n`;
}

test(`calls over mixtures of faults, FAULT_SEED=${seed}`, { timeout: 240_000 }, async () => {
  const before = resources();
  const reports = await runWorlds();
  const records = reports.flatMap((report) => report.records);
  const violations = reports.flatMap((report) => report.violations);
  const left = await leftBehind(before, 10_000);
  expect(violations.length, failure("Promises were broken", violations)).toBe(0);
  expect(left, failure("Something was left behind", left)).toEqual([]);
  expect(records.length, failure("Too few calls", [])).toBeGreaterThanOrEqual(calls);
  expectVariety(records, reports);
});

/** A world spends most of its time waiting: several run at once, until there are calls enough. */
async function runWorlds(): Promise<WorldReport[]> {
  const reports: WorldReport[] = [];
  let begun = 0;
  const isEnough = () => reports.reduce((sum, { records }) => sum + records.length, 0) >= calls;
  const worker = async () => {
    while (!isEnough()) {
      begun += 1;
      reports.push(await runWorld(seedOf(seed, "world", begun)));
    }
  };
  await Promise.all(Array.from({ length: 9 }, worker));
  return reports;
}

/** A mixture in which nothing fails, or nothing succeeds, shows nothing. */
function expectVariety(records: readonly CallRecord[], reports: readonly WorldReport[]): void {
  const endings = new Map<string, number>();
  for (const { ending } of records) {
    const name = ending.kind === "error" && isKreaError(ending.error) ? ending.error.name : ending.kind;
    endings.set(name, (endings.get(name) ?? 0) + 1);
  }
  const missing = faultNames.filter((name) => !reports.some(({ faults }) => (faults.get(name) ?? 0) > 0));
  expect(missing, failure("Faults that never came", missing)).toEqual([]);
  const tally = [...endings].map(([name, count]) => `${name}: ${count}`);
  if (process.env.FAULT_TALLY) console.log(tally.join("\n"));
  for (const name of ["result", "KreaSubmissionUnknownError", "KreaJobTimeoutError", "AbortError"]) {
    expect(endings.get(name) ?? 0, failure(`Too few calls ended with ${name}`, tally)).toBeGreaterThan(100);
  }
}
