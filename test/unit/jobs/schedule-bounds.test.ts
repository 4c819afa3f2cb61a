import fc from "fast-check";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { failureDelayMs, pollDelayMs } from "../../../src/jobs/schedule.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00Z") }));

describe("the schedule of polls", () => {
  const progress = fc.record({
    elapsedMs: fc.nat(3_600_000),
    expectedMs: fc.option(fc.integer({ min: 1_000, max: 600_000 }), { nil: undefined }),
  });

  test("is a sleep of at least half a second, whatever has passed", () => {
    fc.assert(
      fc.property(progress, (state) => {
        const delayMs = pollDelayMs(state);
        return Number.isFinite(delayMs) && delayMs >= 500;
      }),
    );
  });

  test("never leaves a job alone for longer than its average, or a bound", () => {
    fc.assert(fc.property(progress, (state) => pollDelayMs(state) <= Math.max(15_000, (state.expectedMs ?? 0) * 1.2)));
  });

  test("first looks when an end is likely, and not much earlier", () => {
    for (const expectedMs of [5_000, 23_000, 97_000]) {
      const firstMs = pollDelayMs({ elapsedMs: 0, expectedMs });
      expect(firstMs).toBeGreaterThan(expectedMs * 0.35);
      expect(firstMs).toBeLessThan(expectedMs * 1.3);
    }
  });

  test("after failures in a row waits longer and longer, and as long as the server asks", () => {
    expect([1, 2, 3, 9].map((failures) => failureDelayMs(failures, undefined))).toEqual([1_000, 2_000, 4_000, 30_000]);
    expect(failureDelayMs(1, 7_000)).toBe(7_000);
  });
});
