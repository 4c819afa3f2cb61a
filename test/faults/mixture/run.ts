import { expect } from "vitest";
import { isKreaError } from "../../../src/index.ts";
import { seedOf } from "../random.ts";
import type { CallRecord } from "./calls.ts";
import { faultNames } from "./mix.ts";
import { runWorld, type StartServer, type WorldReport } from "./world.ts";

/** A long random run: what it draws follows from the seed, which a failure names. */
export interface MixtureRun {
  seed: number;
  /** How many calls are made, at least. */
  calls: number;
  /** How many worlds are run at once: each spends most of its time waiting. */
  parallel: number;
  start: StartServer;
}

/** The seed of the environment's `FAULT_SEED`, else another one each time. */
export const mixtureSeed = Number(process.env.FAULT_SEED ?? Math.floor(Math.random() * 2 ** 32));

/** Makes calls over mixtures of faults, and expects every promise to be kept; answers which faults never came. */
export async function expectPromisesKept({ seed, calls, parallel, start }: MixtureRun): Promise<string[]> {
  const reports: WorldReport[] = [];
  let begun = 0;
  const isEnough = () => reports.reduce((sum, { records }) => sum + records.length, 0) >= calls;
  const worker = async () => {
    while (!isEnough()) {
      begun += 1;
      reports.push(await runWorld(seedOf(seed, "world", begun), start));
    }
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  const violations = reports.flatMap((report) => report.violations);
  expect(violations.length, failure("Promises were broken", violations, seed)).toBe(0);
  expectVariety(reports, calls, seed);
  return faultNames.filter((name) => !reports.some(({ faults }) => (faults.get(name) ?? 0) > 0));
}

/** A mixture in which nothing fails, or nothing succeeds, shows nothing. */
function expectVariety(reports: readonly WorldReport[], calls: number, seed: number): void {
  const endings = new Map<string, number>();
  for (const { ending } of reports.flatMap(({ records }): CallRecord[] => records)) {
    const name = ending.kind === "error" && isKreaError(ending.error) ? ending.error.name : ending.kind;
    endings.set(name, (endings.get(name) ?? 0) + 1);
  }
  const tally = [...endings].map(([name, count]) => `${name}: ${count}`);
  if (process.env.FAULT_TALLY) console.log(tally.join("\n"));
  for (const name of ["result", "KreaSubmissionUnknownError", "KreaJobTimeoutError", "AbortError"]) {
    expect(endings.get(name) ?? 0, failure(`Too few calls ended with ${name}`, tally, seed)).toBeGreaterThan(
      calls / 50,
    );
  }
}

/** The whole of it on the first page of a failure, with how to run it again. */
export function failure(what: string, problems: readonly string[], seed: number): string {
  const shown = problems.slice(0, 20).join("\n");
  return `${what} (${problems.length} in all). Run again with FAULT_SEED=${seed}\n${shown}\n`;
}
