/**
 * The rows of the comparison.
 *
 * @module
 */

import { formatted } from "../support/markdown.ts";
import { percentile } from "../support/statistics.ts";
import { appSize } from "./app-size.ts";
import { runScript } from "./child.ts";
import type { Contestant } from "./contestants.ts";
import { install } from "./installation.ts";
import { compileTime } from "./types.ts";

/** A figure of one package; undefined where the package has no such thing. */
export type Value = number | string | undefined;

/** One row: the same figure of every package. */
export interface Row {
  title: string;
  /** What the row says, in plain words: a sentence or two for the reader of the page. */
  meaning: string;
  decimals: number;
  values: readonly Value[];
  /**
   * What krea-sdk aims at, at most: of the figure itself, or of its ratio to that of another package. `unmet` says what
   * reaching it would cost, and is shown where it is not reached.
   */
  aim?: { most: number; timesThatOf?: string; unmet?: string };
}

const startRuns = 21;
const importRuns = 15;
const processorRuns = 5;

/** Measures all rows, one figure at a time, so that all packages are measured under the same load. */
export async function measureRows(contestants: readonly Contestant[]): Promise<Row[]> {
  const sizes = await inTurn(contestants, appSize);
  const installations = await inTurn(contestants, install);
  const starts = await firstRequestTimes(contestants);
  return [
    {
      title: "submit and wait, minified + gzip, kB",
      meaning:
        "What a browser loads of an app that submits one job and waits for it, bundled by esbuild with code splitting: the " +
        "entry and everything that the call loads. Packages that cannot wait for a job only submit.",
      decimals: 1,
      values: sizes.map(({ total }) => total),
      aim: {
        most: 24,
        unmet:
          "Everything that submits and waits is loaded with the entry, and nothing later. The largest parts are openapi-fetch, " +
          "the watcher of jobs, the classes of errors, the table of old field names, and styles, batches and node apps, which " +
          "every client has. Loading some of them later would bring back a second, asynchronous client inside the first.",
      },
    },
    {
      title: "of that, loaded by the call, kB",
      meaning: "The part that is not loaded with the entry, but fetched during the first call.",
      decimals: 1,
      values: sizes.map(({ later }) => later),
      aim: { most: 0 },
    },
    {
      title: "process start to first request, ms over `fetch`",
      meaning:
        "From starting a Node process to the moment its first request reaches a server on the same machine, less what the same " +
        `request takes with the runtime's \`fetch\` and no package (${formatted(starts.fetch)} ms). Medians of ${startRuns} new ` +
        "processes each, in turns.",
      decimals: 1,
      values: starts.overFetch,
      aim: { most: 12 },
    },
    {
      title: "cold `import()`, ms",
      meaning: `The time that importing the package takes in a new process: the median of ${importRuns}.`,
      decimals: 1,
      values: await medianOfProcesses(contestants, importRuns, ({ packageName }) => ["import.mjs", packageName]),
    },
    {
      title: "processor time of a submission, µs",
      meaning:
        "User and system time of one submission over a `fetch` that responds at once, after warm-up: the median of " +
        `${processorRuns} processes, in turns, of 5 rounds of 2,000 submissions each.`,
      decimals: 0,
      values: await medianOfProcesses(contestants, processorRuns, ({ name }) => ["cpu.mjs", name]),
      aim: { most: 1.1, timesThatOf: "openapi-fetch" },
    },
    {
      title: "packages installed",
      meaning: "How many packages `npm install` adds to an empty project, the package itself included.",
      decimals: 0,
      values: installations.map(({ packages }) => packages),
    },
    {
      title: "MB installed",
      meaning: "What they take on the disk, in megabytes of 1,000,000 bytes.",
      decimals: 2,
      values: installations.map(({ megabytes }) => megabytes),
    },
    {
      title: "type check of one call, s",
      meaning:
        "How much longer TypeScript takes to check a program with one call than an empty program: the mean of the middle half " +
        "of 16 compilations.",
      decimals: 3,
      values: await inTurn(contestants, compileTime),
    },
    {
      title: "POSTs for one reset submission",
      meaning:
        "How many POSTs a server receives for one submission if it takes the first and then resets the connection. Each POST " +
        "after the first may be a second job, and a second bill.",
      decimals: 0,
      values: await inTurn(contestants, async ({ name }) => Number(await runScript("posts.mjs", name))),
    },
    {
      title: "abort of a wait, ms",
      meaning:
        "How long a wait for a job goes on after its signal was aborted, and how it ends. Empty where the package cannot wait.",
      decimals: 0,
      values: await inTurn(contestants, abortLatency),
    },
  ];
}

async function inTurn<Result>(
  contestants: readonly Contestant[],
  measure: (contestant: Contestant) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const contestant of contestants) results.push(await measure(contestant));
  return results;
}

async function firstRequestTimes(
  contestants: readonly Contestant[],
): Promise<{ fetch: number; overFetch: readonly number[] }> {
  const names = contestants.map(({ name }) => name);
  const output = await runScript("start-times.mjs", String(startRuns), "fetch", ...names);
  const times = JSON.parse(output) as Record<string, number[]>;
  const median = (name: string) => percentile(times[name] ?? [], 0.5);
  const fetch = median("fetch");
  return { fetch, overFetch: names.map((name) => median(name) - fetch) };
}

/** Runs a script that prints a number: every round once for each package, in turns. */
async function medianOfProcesses(
  contestants: readonly Contestant[],
  runs: number,
  scriptOf: (contestant: Contestant) => [script: string, parameter: string],
): Promise<number[]> {
  const measured = contestants.map((contestant) => ({ contestant, times: [] as number[] }));
  for (let round = 0; round < runs; round += 1) {
    for (const { contestant, times } of measured) times.push(Number(await runScript(...scriptOf(contestant))));
  }
  return measured.map(({ times }) => percentile(times, 0.5));
}

async function abortLatency({ name, waits }: Contestant): Promise<string | undefined> {
  if (!waits) return undefined;
  const { milliseconds, how } = JSON.parse(await runScript("abort.mjs", name)) as { milliseconds: number; how: string };
  return `${formatted(milliseconds)} (${how})`;
}
