import { describe, expect, test } from "vitest";
import { failureDelayMs, pollDelayMs } from "../../../src/jobs/schedule.ts";

describe("with an average", () => {
  const expectedMs = 100_000;

  test("the n-th look is at 15 % of the average + √(n × 4.8 s × average), until the job is late", () => {
    const looks: number[] = [];
    for (let elapsedMs = 0; looks.length < 20; ) {
      elapsedMs += pollDelayMs({ elapsedMs, expectedMs });
      looks.push(elapsedMs);
    }
    const expected = looks.map((_look, index) => 0.15 * expectedMs + Math.sqrt((index + 1) * 4_800 * expectedMs));
    for (const [index, look] of looks.entries()) expect(look).toBeCloseTo(expected[index] ?? Number.NaN, 3);
  });

  test("a job that is late is looked at ever less often, by 6 % of the time that it is late by, up to every 15 s", () => {
    const delayAt = (elapsedMs: number) => pollDelayMs({ elapsedMs, expectedMs });
    const atLate = delayAt(1.2 * expectedMs);
    expect(delayAt(1.2 * expectedMs + 10_000)).toBeCloseTo(atLate + 600, 6);
    expect(delayAt(1.2 * expectedMs + 50_000)).toBeCloseTo(atLate + 3_000, 6);
    expect(delayAt(100 * expectedMs)).toBe(15_000);
  });

  test("no step is shorter than half a second, nor than 2 % of the average; nothing is looked at within the first second", () => {
    expect(pollDelayMs({ elapsedMs: 1_199, expectedMs: 1_000 })).toBeGreaterThanOrEqual(500);
    expect(pollDelayMs({ elapsedMs: 4_300_000, expectedMs: 3_600_000 })).toBe(72_000);
    expect(pollDelayMs({ elapsedMs: 0, expectedMs: 1 })).toBe(1_000);
    expect(pollDelayMs({ elapsedMs: 400, expectedMs: 1 })).toBe(600);
  });
});

test("without an average: after 3 s, then ever less often, up to every 15 s", () => {
  const delayAt = (elapsedMs: number) => pollDelayMs({ elapsedMs, expectedMs: undefined });
  expect(delayAt(0)).toBe(3_000);
  expect(delayAt(16_000)).toBe(4_000);
  expect(delayAt(64_000)).toBe(5_000);
  expect(delayAt(1e9)).toBe(15_000);
});

test("after failures: doubling from 1 s to 30 s, and never before the server asks", () => {
  expect([1, 2, 3, 5, 6, 60].map((failures) => failureDelayMs(failures, undefined))).toEqual([
    1_000, 2_000, 4_000, 16_000, 30_000, 30_000,
  ]);
  expect(failureDelayMs(1, 45_000)).toBe(45_000);
  expect(failureDelayMs(3, 500)).toBe(4_000);
});
