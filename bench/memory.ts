/**
 * The memory that waiting for a job takes.
 *
 * @module
 */

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { HeapSizes } from "./memory/child.ts";
import type { Benchmark } from "./support/benchmark.ts";
import { formatted, markdownTable } from "./support/markdown.ts";
import { mean } from "./support/statistics.ts";

const waits = 10_000;
const rounds = 3;

/** The heap before, during and after many waits. */
export const memory: Benchmark = {
  name: "memory",
  title: "Memory of pending waits",
  async run() {
    const measured = await measure();
    const column = (read: (sizes: HeapSizes) => number) => mean(measured.map(read));
    const before = column((sizes) => sizes.before);
    const row = (state: string, heap: number) => [state, megabytes(heap), formatted((heap - before) / waits)];
    const table = markdownTable(
      ["state", "heap, MB", "bytes per wait"],
      [
        ["before the waits", megabytes(before), ""],
        row(
          `${formatted(waits)} waits have started`,
          column(({ started }) => started),
        ),
        row(
          "every job was read once",
          column(({ read }) => read),
        ),
        row(
          "all waits were aborted",
          column(({ aborted }) => aborted),
        ),
      ],
    );
    const about =
      `What ${formatted(waits)} pending calls of \`jobs.wait\` on one client take, with one abort signal for all of them and jobs that ` +
      `never end. The figures are the used heap after garbage collection: the mean of ${rounds} rounds in one process, after a ` +
      "first round that is not counted. Memory that is still used after the abort would be a leak.";
    const after = measured.map(({ aborted }) => megabytes(aborted)).join(", ");
    const timersLeft = Math.max(...measured.map((sizes) => sizes.timersLeft));
    const left = `After the abort of each round: ${after} MB. Timers left: ${timersLeft}.`;
    return [about, table, left].join("\n\n");
  },
};

async function measure(): Promise<HeapSizes[]> {
  const child = fileURLToPath(new URL("./memory/child.ts", import.meta.url));
  const nodeOptions = ["--expose-gc", "--import", "tsx"];
  const parameters = [String(waits), String(rounds)];
  const { stdout } = await promisify(execFile)(process.execPath, [...nodeOptions, child, ...parameters]);
  return JSON.parse(stdout) as HeapSizes[];
}

function megabytes(bytes: number): string {
  return formatted(bytes / 1e6, 2);
}
