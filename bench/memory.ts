/**
 * The memory of a pending wait.
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

/** Memory per pending wait. */
export const memory: Benchmark = {
  name: "memory",
  title: "Memory of pending waits",
  async run() {
    const measured = await measure();
    const column = (read: (sizes: HeapSizes) => number) => mean(measured.map(read));
    const before = column((sizes) => sizes.before);
    const row = (state: string, heap: number) => [state, megabytes(heap), formatted((heap - before) / waits)];
    const table = markdownTable(
      ["", "heap, MB", "bytes per wait"],
      [
        ["before", megabytes(before), ""],
        row(
          `${formatted(waits)} waits have begun`,
          column(({ begun }) => begun),
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
      `${formatted(waits)} calls of \`jobs.wait\` on one client, with one abort signal for all and a \`fetch\` whose jobs are at ` +
      `work for ever. Used heap after garbage collection, in a process of its own: the mean of ${rounds} rounds after a first one. ` +
      "Nothing here is random.";
    const after = measured.map(({ aborted }) => megabytes(aborted)).join(", ");
    const timersLeft = Math.max(...measured.map((sizes) => sizes.timersLeft));
    const left = `After the aborts of each round: ${after} MB, and ${timersLeft} timers.`;
    return [about, table, left].join("\n\n");
  },
};

async function measure(): Promise<HeapSizes[]> {
  const child = fileURLToPath(new URL("./memory/child.ts", import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [
    "--expose-gc",
    "--import",
    "tsx",
    child,
    String(waits),
    String(rounds),
  ]);
  return JSON.parse(stdout) as HeapSizes[];
}

function megabytes(bytes: number): string {
  return formatted(bytes / 1e6, 2);
}
