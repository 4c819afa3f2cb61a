import fc from "fast-check";
import { beforeEach, expect, test, vi } from "vitest";
import { ServerClock } from "../../../src/submissions/server-clock.ts";
import { now } from "../../../src/support/clock.ts";

const noon = Date.parse("2026-11-20T12:00:00Z");
beforeEach(() => void vi.useFakeTimers({ now: noon }));

const at = (ms: number) => ({ wallMs: ms, monotonicMs: ms });

test("a period contains the server's time of a moment, whatever the clocks and however slow the answers", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -600_000, max: 600_000 }),
      fc.array(fc.record({ at: fc.nat(100_000), there: fc.nat(5_000), back: fc.nat(5_000) }), { minLength: 1 }),
      (skewMs, answers) => {
        vi.setSystemTime(performance.now());
        const clock = new ServerClock();
        for (const { at: sentAtMs, there, back } of answers) {
          const written = Math.floor((sentAtMs + there + skewMs) / 1_000) * 1_000;
          clock.note(written, at(sentAtMs), at(sentAtMs + there + back));
        }
        const { fromMs, toMs } = clock.period(at(50_000), at(60_000));
        expect(fromMs).toBeLessThanOrEqual(50_000 + skewMs);
        expect(toMs).toBeGreaterThanOrEqual(60_000 + skewMs);
        expect(toMs - fromMs).toBeLessThanOrEqual(10_000 + 11_000 + 1_000);
      },
    ),
  );
});

test("without a Date header the clocks may be five minutes apart", () => {
  const clock = new ServerClock();
  expect(clock.isKnown).toBe(false);
  const { fromMs, toMs } = clock.period(now(), now());
  expect([noon - fromMs, toMs - noon]).toEqual([300_500, 300_500]);
});

test.each([
  ["back", -3_600_000],
  ["forward", 3_600_000],
])("the time of day that is set %s on the way takes no moment out of its period", (_way, jumpMs) => {
  const clock = new ServerClock();
  const sentAt = now();
  vi.advanceTimersByTime(2_000);
  vi.setSystemTime(Date.now() + jumpMs);
  const lostAt = now();
  vi.advanceTimersByTime(1_000);
  clock.note(noon + 3_000, now(), now());
  const { fromMs, toMs } = clock.period(sentAt, lostAt);
  expect(fromMs).toBeLessThanOrEqual(noon);
  expect(toMs).toBeGreaterThanOrEqual(noon + 2_000);
});

test("a monotonic clock that stands still in sleep takes no moment out of its period", () => {
  const clock = new ServerClock();
  const sentAt = now();
  // An hour of sleep: the time of day goes on, and so does the server's clock.
  vi.setSystemTime(noon + 3_600_000);
  clock.note(noon + 3_600_000, now(), now());
  expect(clock.period(sentAt, now()).fromMs).toBeLessThanOrEqual(noon);
});

test("a Date that contradicts the others, as a cache's does, widens the period for good", () => {
  const clock = new ServerClock();
  for (const ageMs of [0, 600_000, 600_000, 600_000]) clock.note(noon - ageMs, now(), now());
  const { fromMs, toMs } = clock.period(now(), now());
  expect(fromMs).toBeLessThanOrEqual(noon - 600_000);
  expect(toMs).toBeGreaterThanOrEqual(noon);
});
