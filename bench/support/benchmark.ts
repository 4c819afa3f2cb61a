/**
 * What a benchmark is.
 *
 * @module
 */

import { availableParallelism } from "node:os";

/** Something measured. It says what it assumes, and shows Markdown tables. */
export interface Benchmark {
  readonly name: string;
  readonly title: string;
  /** @param seed - the same seed draws the same numbers */
  run(seed: number): Promise<string>;
}

/** What stands above a benchmark's tables: how to repeat it, and what it ran on. */
export function heading({ name, title }: Benchmark, seed: number): string {
  const command = `npm run bench -- ${name} --seed ${seed}`;
  return `## ${title}\n\n\`${command}\`, seed ${seed}, Node ${process.version}, ${availableParallelism()} CPUs`;
}
