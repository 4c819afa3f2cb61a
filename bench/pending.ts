/**
 * How many requests it takes to wait for many jobs, with one client for all of them and with a client for each.
 *
 * @module
 */

import { averageMs, type Measurement, measure, model } from "./pending/population.ts";
import { roundTripMs } from "./pending/simulated-api.ts";
import type { Benchmark } from "./support/benchmark.ts";
import { formatted, markdownTable } from "./support/markdown.ts";

const counts = [1, 10, 100, 1_000, 10_000];
/** At least about this many jobs end during a measurement, so that a mean says something. */
const fewestEnds = 1_000;
const shortestMs = 40_000;

/** Requests per second and delays, for growing numbers of pending jobs. */
export const pending: Benchmark = {
  name: "pending",
  title: "Waiting for many jobs",
  async run(seed) {
    const about =
      "How many requests per second it takes to wait for many jobs at once, and how late their ends are noticed. All waits of one " +
      'client share their requests ("shared"); "alone" is the same with a client for each job. The delay is the time from the end ' +
      "of a job until the promise of its wait resolves.";
    const method =
      `The real client runs against a simulated \`fetch\` in virtual time. The number of pending jobs stays the same: when the end ` +
      `of one is noticed, the next is submitted. Durations are log-normal with a mean of ${formatted(averageMs / 1_000)} s (that of ` +
      `\`${model}\`) and a standard deviation of a quarter of it. Every response takes ${formatted(roundTripMs / 1_000, 1)} s. ` +
      "Only requests that read jobs are counted.";
    const rows: string[][] = [];
    for (const count of counts) {
      const measuredMs = Math.max((fewestEnds / count) * averageMs, shortestMs);
      const shared = await measure({ pending: count, shared: true, measuredMs, seed });
      const alone = await measure({ pending: count, shared: false, measuredMs, seed });
      rows.push([formatted(count), ...cells(shared, alone)]);
    }
    const columns = ["requests/s", "mean delay, s", "p95 delay, s"];
    const titles = columns.flatMap((column) => [`${column}, shared`, `${column}, alone`]);
    return [about, method, markdownTable(["pending jobs", ...titles], rows)].join("\n\n");
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
