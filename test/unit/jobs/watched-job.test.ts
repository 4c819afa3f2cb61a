import { beforeEach, expect, test, vi } from "vitest";
import { KreaConnectionError } from "../../../src/errors/index.ts";
import type { Job } from "../../../src/jobs/job.ts";
import { type JobListener, WatchedJob } from "../../../src/jobs/watched-job.ts";
import { monotonicMs } from "../../../src/support/clock.ts";

beforeEach(() => void vi.useFakeTimers());

const fields = { job_id: "a", created_at: "", completed_at: null, error: null, extra: {} };
const queued: Job = { ...fields, status: "queued", result: null };
const processing: Job = { ...fields, status: "processing", result: null };

function listener() {
  const seen: string[] = [];
  const listener: JobListener = { changed: ({ status }) => seen.push(status), failed: () => {} };
  return { listener, seen };
}

test("a watched job that was never seen is due at once", () => {
  const watched = new WatchedJob("a");
  watched.add(listener().listener, {});
  expect(watched.nextReadAt).toBe(monotonicMs());
});

test("a watched job is due by the shortest interval that a listener asks for", () => {
  const watched = new WatchedJob("a");
  watched.add(listener().listener, { lastSeen: queued, intervalMs: 5_000 });
  expect(watched.nextReadAt - monotonicMs()).toBe(5_000);
  watched.add(listener().listener, { intervalMs: 100 });
  expect(watched.nextReadAt - monotonicMs()).toBe(100);
});

test("a watched job tells a listener who comes later what is known already", () => {
  const watched = new WatchedJob("a");
  watched.update(processing);
  const { listener: late, seen } = listener();
  watched.add(late, {});
  expect(seen).toEqual(["processing"]);
});

test("a watched job has changed only if the answer is another one", () => {
  const watched = new WatchedJob("a");
  expect(watched.update(queued)).toBe(true);
  expect(watched.update({ ...queued })).toBe(false);
  expect(watched.update(processing)).toBe(true);
});

test("a watched job counts the time of its model from when it leaves the queue", () => {
  const expectedMs = 100_000;
  const watched = new WatchedJob("a");
  watched.add(listener().listener, { expectedMs });
  watched.update(queued);
  const first = watched.nextReadAt - monotonicMs();
  vi.advanceTimersByTime(90_000);
  watched.update(queued);
  expect(watched.nextReadAt - monotonicMs()).toBeCloseTo(first);
  vi.advanceTimersByTime(90_000);
  watched.update(processing);
  expect(watched.nextReadAt - monotonicMs()).toBeLessThan(first);
});

test("a watched job is read later after each failure, until a read succeeds", () => {
  const watched = new WatchedJob("a");
  watched.add(listener().listener, {});
  const failure = new KreaConnectionError("no", {});
  const waits = Array.from({ length: 3 }, () => watched.retryAfter(failure) - monotonicMs());
  expect(waits).toEqual([1_000, 2_000, 4_000]);
  watched.update(queued);
  expect(watched.retryAfter(failure) - monotonicMs()).toBe(1_000);
});

test("a watched job says which listener was the last", () => {
  const watched = new WatchedJob("a");
  const [one, other] = [listener().listener, listener().listener];
  watched.add(one, {});
  watched.add(other, {});
  expect([watched.remove(one), watched.remove(one), watched.remove(other)]).toEqual([false, false, true]);
});
