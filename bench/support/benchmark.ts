/**
 * What a benchmark is.
 *
 * @module
 */

/** A measurement that fills one section of the page. */
export interface Benchmark {
  /** Its name on the command line. */
  readonly name: string;
  /** The heading of its section. */
  readonly title: string;
  /**
   * Measures.
   *
   * @param seed - of random numbers; the same seed draws the same
   * @returns the section in Markdown: what is measured and how, in plain words, and tables
   */
  run(seed: number): Promise<string>;
}
