/**
 * When to look at a job again. Pure.
 *
 * @module
 */

const firstMs = 1_000;
const factor = 1.3;
const longestMs = 5_000;

/**
 * How long to sleep before the next look at a job, in milliseconds: 1 s, growing by 1.3 up to 5 s, as the API's advice
 * ("every 2 to 5 s") has it for jobs that last.
 *
 * @param looks - how often the job was looked at so far
 */
export function pollDelayMs(looks: number): number {
  return Math.min(firstMs * factor ** looks, longestMs);
}
