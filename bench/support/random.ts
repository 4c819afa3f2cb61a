/**
 * Random numbers that can be repeated from a seed.
 *
 * @module
 */

import { mulberry32 } from "../../test/support/mulberry32.ts";

/** Returns a number from 0 up to, but not including, 1. */
export type Random = () => number;

/** Creates a generator. The same seed gives the same numbers. */
export const createRandom: (seed: number) => Random = mulberry32;

/** Draws from a log-normal distribution, which fits durations: never negative, with a long tail. */
export function logNormal(random: Random, mean: number, variation: number): number {
  const variance = Math.log(1 + variation ** 2);
  // The Box-Muller transform. 1 - random() is never 0, so the logarithm is finite.
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return mean * Math.exp(Math.sqrt(variance) * normal - variance / 2);
}

/** Draws a number whose logarithm is uniformly distributed: 5 to 10 is as likely as 50 to 100. */
export function logUniform(random: Random, lowest: number, highest: number): number {
  return lowest * (highest / lowest) ** random();
}
