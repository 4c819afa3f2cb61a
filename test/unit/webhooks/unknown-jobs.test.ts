import { expect, test, vi } from "vitest";
import { UnknownJobs } from "../../../src/webhooks/unknown-jobs.ts";

test("unknown jobs are remembered for half a minute, because a job may become readable later", () => {
  vi.useFakeTimers();
  const unknown = new UnknownJobs();
  unknown.add("a");
  vi.advanceTimersByTime(29_999);
  expect([unknown.has("a"), unknown.has("b")]).toEqual([true, false]);
  vi.advanceTimersByTime(1);
  expect(unknown.has("a")).toBe(false);
});

test("a flood of unknown jobs does not fill the memory: the oldest are forgotten", () => {
  const unknown = new UnknownJobs();
  for (let count = 0; count <= 1_000; count += 1) unknown.add(`job-${count}`);
  expect([unknown.has("job-0"), unknown.has("job-1"), unknown.has("job-1000")]).toEqual([false, true, true]);
});
