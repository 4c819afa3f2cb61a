/**
 * Means and percentiles.
 *
 * @module
 */

/** The mean; NaN for an empty list. */
export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** A percentile by the nearest-rank method, its share from 0 to 1; NaN for an empty list. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = Float64Array.from(numbers).sort();
  return sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? Number.NaN;
}

/**
 * The mean of the middle half (the interquartile mean); NaN for an empty list. It is as robust as a median, and finer where
 * the clock has coarse steps.
 */
export function middleMean(numbers: readonly number[]): number {
  const sorted = Float64Array.from(numbers).sort();
  const outer = Math.floor(sorted.length / 4);
  return mean([...sorted.subarray(outer, sorted.length - outer)]);
}
