/**
 * Means and percentiles.
 *
 * @module
 */

/** The mean of numbers; NaN for none. */
export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** The number that this share of the numbers does not exceed; NaN for none. */
export function percentile(numbers: readonly number[], share: number): number {
  const sorted = Float64Array.from(numbers).sort();
  return sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? Number.NaN;
}

/** The mean of the middle half: as steady as a median, and finer where what is measured comes in steps; NaN for none. */
export function middleMean(numbers: readonly number[]): number {
  const sorted = Float64Array.from(numbers).sort();
  const outer = Math.floor(sorted.length / 4);
  return mean([...sorted.subarray(outer, sorted.length - outer)]);
}
