/**
 * What many pending jobs cost, watched together and each by itself.
 *
 * @module
 */

import { averageMs, type Measurement, measure, model } from "./pending/population.ts";
import { roundTripMs } from "./pending/simulated-api.ts";
import type { Benchmark } from "./support/benchmark.ts";
import { formatted, markdownTable } from "./support/markdown.ts";

const counts = [1, 10, 100, 1_000, 10_000];
/** About so many jobs end while it is measured, that a mean says something. */
const fewestEnds = 1_000;
const shortestMs = 40_000;

/** Requests and detection delay while jobs are pending. */
export const pending: Benchmark = {
  name: "pending",
  title: "Requests while jobs are pending",
  async run(seed) {
    const about =
      `The real client with a simulated \`fetch\`, in virtual time. A steady number of jobs of \`${model}\` is pending: ` +
      `log-normal durations, mean ${formatted(averageMs / 1_000)} s, variation 0.25; a job that was seen to have ended is ` +
      "followed by the next. Shared: all jobs are waited for through one client. Alone: a client for each. Requests are those " +
      `that read jobs, submissions left out. Every answer, be it a job or a page of 1,000, takes ${formatted(roundTripMs / 1_000, 1)} s. The delay ` +
      "is from the job's end to the promise.";
    const rows: string[][] = [];
    for (const count of counts) {
      const measuredMs = Math.max((fewestEnds / count) * averageMs, shortestMs);
      const shared = await measure({ pending: count, shared: true, measuredMs, seed });
      const alone = await measure({ pending: count, shared: false, measuredMs, seed });
      rows.push([formatted(count), ...cells(shared, alone)]);
    }
    const columns = ["requests/s", "mean delay, s", "p95 delay, s"];
    const titles = columns.flatMap((column) => [`${column}, shared`, `${column}, alone`]);
    return [about, markdownTable(["pending jobs", ...titles], rows)].join("\n\n");
  },
};

function cells(shared: Measurement, alone: Measurement): string[] {
  const both = (read: (measurement: Measurement) => number) =>
    [shared, alone].map((measurement) => formatted(read(measurement), 2));
  return [
    ...both(({ readsPerSecond }) => readsPerSecond),
    ...both(({ meanDelay }) => meanDelay),
    ...both(({ lateDelay }) => lateDelay),
  ];
}
