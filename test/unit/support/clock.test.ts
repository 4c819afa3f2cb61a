import { expect, test, vi } from "vitest";
import { longestTimerMs, monotonicMs } from "../../../src/support/clock.ts";

test("the monotonic clock goes on as before when the time of day is set back", () => {
  vi.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00Z") });
  const before = monotonicMs();
  vi.advanceTimersByTime(5);
  vi.setSystemTime(0);
  expect(monotonicMs() - before).toBe(5);
});

test("the longest timer is one that the runtime takes without warning", () => {
  const warn = vi.spyOn(process, "emitWarning").mockImplementation(() => {});
  clearTimeout(setTimeout(() => {}, longestTimerMs));
  expect(warn).not.toHaveBeenCalled();
  clearTimeout(setTimeout(() => {}, longestTimerMs + 1));
  expect(warn).toHaveBeenCalledOnce();
});
