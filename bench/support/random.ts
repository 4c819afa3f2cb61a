/**
 * Random numbers that a seed repeats.
 *
 * @module
 */

import { mulberry32 } from "../../test/support/mulberry32.ts";

/** Answers a number from 0 up to, but not including, 1. */
export type Random = () => number;

/** A generator whose numbers are the same for the same seed. */
export const createRandom: (seed: number) => Random = mulberry32;

/** A number that is log-normally distributed: never negative, with a long tail, as durations are. */
export function logNormal(random: Random, mean: number, variation: number): number {
  const variance = Math.log(1 + variation ** 2);
  // Box and Muller; 1 - random() is never 0, whose logarithm is infinite.
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return mean * Math.exp(Math.sqrt(variance) * normal - variance / 2);
}

/** A number whose logarithm is uniformly distributed: as likely from 5 to 10 as from 50 to 100. */
export function logUniform(random: Random, lowest: number, highest: number): number {
  return lowest * (highest / lowest) ** random();
}
