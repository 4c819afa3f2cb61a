/**
 * Against what a user would pick instead.
 *
 * @module
 */

import { setUpConsumer } from "./peers/consumer.ts";
import { type Contestant, contestants } from "./peers/contestants.ts";
import {
  abortLatency,
  coldImport,
  firstCallSize,
  installed,
  mainEntrySize,
  postsAfterReset,
  processorTime,
} from "./peers/figures.ts";
import { compileTime } from "./peers/types.ts";
import type { Benchmark } from "./support/benchmark.ts";
import { markdownTable } from "./support/markdown.ts";

/** One row: a figure of each package, none where it has no such thing. */
interface Figure {
  title: string;
  measure(contestant: Contestant): Promise<string | undefined>;
}

const figures: readonly Figure[] = [
  { title: "main entry, minified + gzip, browser, kB", measure: mainEntrySize },
  { title: "the same, with what the first call loads, kB", measure: firstCallSize },
  { title: "cold `import()`, ms", measure: coldImport },
  { title: "processor time of a submission over a stubbed `fetch`, µs", measure: processorTime },
  { title: "packages installed", measure: async (contestant) => (await installed(contestant)).packages },
  { title: "MB installed", measure: async (contestant) => (await installed(contestant)).megabytes },
  { title: "type check of one call over an empty program, s", measure: compileTime },
  { title: "POSTs after an accepted, then reset submission", measure: postsAfterReset },
  { title: "abort latency during a wait, ms", measure: abortLatency },
];

/** Size, speed and safety, side by side. */
export const peers: Benchmark = {
  name: "peers",
  title: "Against other packages",
  async run() {
    const versions = await setUpConsumer(contestants);
    const rows: string[][] = [];
    // A figure at a time, so that all packages are measured under the same load.
    for (const { title, measure } of figures) {
      const cells: string[] = [];
      for (const contestant of contestants) cells.push((await measure(contestant)) ?? "");
      rows.push([title, ...cells]);
    }
    const columns = contestants.map(({ name, packageName }) => `${name} ${versions.get(packageName)}`);
    const about =
      "krea-sdk as it is packed, the others as the registry has them, each used as its own documentation shows. Times are " +
      "medians: of 15 new processes for the import, of 9 rounds of 2,000 submissions for the processor; those of the compiler " +
      "are means of the middle half of 16 compilations.";
    return [about, markdownTable(["figure", ...columns], rows)].join("\n\n");
  },
};
