import { beforeEach, describe, expect, test, vi } from "vitest";
import {
  type ApiErrorDetails,
  KreaAuthenticationError,
  KreaConnectionError,
  KreaNotFoundError,
  KreaRateLimitError,
  KreaServerError,
} from "../../../src/index.ts";
import type { Job } from "../../../src/jobs/job.ts";
import { filesByUse, readFiles } from "../../../src/jobs/read-files.ts";
import { type JobSource, JobWatcher } from "../../../src/jobs/watcher.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00Z") }));
const details = (status: number, retryAfterMs?: number): ApiErrorDetails => ({
  status,
  code: undefined,
  body: undefined,
  requestId: undefined,
  method: "GET",
  path: "/jobs/{id}",
  retryAfterMs,
});
/** A server whose jobs complete after a time, and what it was asked. */
function simulatedServer() {
  const jobs = new Map<string, { createdAt: number; doneAt: number; hidden?: boolean }>();
  const asked: string[] = [];
  const read = (job_id: string): Job => {
    const job = jobs.get(job_id);
    if (!job) throw new KreaNotFoundError("no job", details(404));
    const isDone = Date.now() >= job.doneAt;
    const created_at = new Date(job.createdAt).toISOString();
    const fields = { job_id, created_at, completed_at: null, error: null, extra: {} };
    if (!isDone) return { ...fields, status: "processing", result: null };
    return { ...fields, status: "completed", result: filesByUse(readFiles("https://files.example/a.png")) };
  };
  const source: JobSource = {
    get: async (id) => {
      asked.push(`get ${id}`);
      return read(id);
    },
    list: async ({ limit, cursor }) => {
      asked.push("list");
      const before = cursor === undefined ? Number.POSITIVE_INFINITY : Date.parse(cursor);
      const all = [...jobs]
        .filter(([, { createdAt, hidden }]) => createdAt < before && !hidden)
        .sort(([, a], [, b]) => b.createdAt - a.createdAt);
      const page = all.slice(0, limit).map(([id]) => read(id));
      return { items: page, nextCursor: all.length > limit ? page.at(-1)?.created_at : undefined };
    },
  };
  const add = (id: string, inMs: number, more: { hidden?: boolean } = {}) =>
    jobs.set(id, { createdAt: Date.now() + jobs.size, doneAt: Date.now() + inMs, ...more });
  return { jobs, asked, source, add };
}
/** Watches a job and notes what it is told. */
function follow(watcher: JobWatcher, id: string, settings: Parameters<JobWatcher["watch"]>[1] = {}) {
  const told: { statuses: string[]; failure: unknown; endedAt: number | undefined } = {
    statuses: [],
    failure: undefined,
    endedAt: undefined,
  };
  const leave = watcher.watch(id, settings, {
    changed(job) {
      told.statuses.push(job.status);
      if (job.status === "completed") told.endedAt = Date.now();
    },
    failed(error) {
      told.failure = error;
    },
  });
  return { told, leave };
}

describe("few jobs", () => {
  test("are read one by one, each change told once, and nothing runs on after the end", async () => {
    const server = simulatedServer();
    server.add("a", 4_000);
    const { told } = follow(new JobWatcher(server.source), "a");
    await vi.advanceTimersByTimeAsync(20_000);
    expect(told.statuses).toEqual(["processing", "completed"]);
    expect(server.asked.every((entry) => entry === "get a")).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("several waits for one job share its reads", async () => {
    const server = simulatedServer();
    server.add("a", 3_000);
    const watcher = new JobWatcher(server.source);
    const alone = simulatedServer();
    alone.add("a", 3_000);
    follow(new JobWatcher(alone.source), "a");
    const followers = Array.from({ length: 50 }, () => follow(watcher, "a"));
    await vi.advanceTimersByTimeAsync(20_000);
    expect(followers.every(({ told }) => told.statuses.at(-1) === "completed")).toBe(true);
    expect(server.asked).toEqual(alone.asked);
  });

  test("who leaves is told no more, and the last to leave stops the reads", async () => {
    const server = simulatedServer();
    server.add("a", 60_000);
    const watcher = new JobWatcher(server.source);
    const one = follow(watcher, "a");
    const other = follow(watcher, "a");
    await vi.advanceTimersByTimeAsync(2_000);
    one.leave();
    one.leave();
    const reads = server.asked.length;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(server.asked.length).toBeGreaterThan(reads);
    other.leave();
    expect(vi.getTimerCount()).toBe(0);
  });

  test("a read that hangs holds up no other job", async () => {
    const server = simulatedServer();
    server.add("a", 1_000);
    const watcher = new JobWatcher({
      ...server.source,
      get: (id, signal) => (id === "stuck" ? new Promise(() => {}) : server.source.get(id, signal)),
    });
    follow(watcher, "stuck");
    const { told } = follow(watcher, "a");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(told.statuses.at(-1)).toBe("completed");
  });
});

describe("many jobs", () => {
  test("share pages of the list: far fewer requests than jobs, and every end is seen soon", async () => {
    const server = simulatedServer();
    const watcher = new JobWatcher(server.source);
    const followers = Array.from({ length: 500 }, (_value, index) => {
      server.add(`j${index}`, 5_000 + index * 40);
      return { ...follow(watcher, `j${index}`), doneAt: Date.now() + 5_000 + index * 40 };
    });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(followers.filter(({ told }) => told.endedAt === undefined)).toEqual([]);
    const delays = followers.map(({ told, doneAt }) => (told.endedAt ?? 0) - doneAt);
    expect(Math.max(...delays)).toBeLessThan(6_000);
    // A read of each job by itself would be thousands.
    expect(server.asked.length).toBeLessThan(100);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("span as many pages as it takes", async () => {
    const server = simulatedServer();
    const watcher = new JobWatcher(server.source);
    const followers = Array.from({ length: 2_500 }, (_value, index) => {
      server.add(`j${index}`, 3_000);
      return follow(watcher, `j${index}`);
    });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(followers.filter(({ told }) => told.statuses.at(-1) !== "completed")).toEqual([]);
  });

  test("one that the list does not show is read by itself", async () => {
    const server = simulatedServer();
    const watcher = new JobWatcher(server.source);
    const followers = Array.from({ length: 10 }, (_value, index) => {
      server.add(`j${index}`, 3_000, { hidden: index === 0 });
      return follow(watcher, `j${index}`);
    });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(followers.every(({ told }) => told.statuses.at(-1) === "completed")).toBe(true);
    expect(server.asked).toContain("get j0");
    expect(server.asked).not.toContain("get j1");
  });

  test("survive a list that fails for a while", async () => {
    const server = simulatedServer();
    let failing = true;
    const watcher = new JobWatcher({
      get: server.source.get,
      list: (query, signal) => {
        if (failing) throw new KreaServerError("down", details(502));
        return server.source.list(query, signal);
      },
    });
    const followers = Array.from({ length: 10 }, (_value, index) => {
      server.add(`j${index}`, 1_000);
      return follow(watcher, `j${index}`);
    });
    await vi.advanceTimersByTimeAsync(20_000);
    failing = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(followers.every(({ told }) => told.statuses.at(-1) === "completed" && !told.failure)).toBe(true);
  });

  test("a stale list does not bring a job back from its end", async () => {
    const server = simulatedServer();
    const stale: Job[] = [];
    const watcher = new JobWatcher({
      ...server.source,
      list: async (query, signal) => {
        const page = await server.source.list(query, signal);
        const items = stale.length > 0 ? [...page.items, ...stale] : page.items;
        stale.push(...page.items.filter(({ status }) => status === "processing"));
        return { ...page, items };
      },
    });
    const followers = Array.from({ length: 8 }, (_value, index) => {
      server.add(`j${index}`, 2_000);
      return follow(watcher, `j${index}`);
    });
    await vi.advanceTimersByTimeAsync(30_000);
    for (const { told } of followers) expect(told.statuses).toEqual(["processing", "completed"]);
  });
});

describe("a job is not lost because it could not be read", () => {
  const failingTimes = (times: number, failure: () => Error) => {
    const server = simulatedServer();
    server.add("a", 1_000);
    let failures = 0;
    const watcher = new JobWatcher({
      ...server.source,
      get: async (id, signal) => {
        failures += 1;
        if (failures <= times) throw failure();
        return server.source.get(id, signal);
      },
    });
    return follow(watcher, "a").told;
  };

  test.each([
    ["network errors", () => new KreaConnectionError("x")],
    ["5xx", () => new KreaServerError("x", details(503))],
    ["429", () => new KreaRateLimitError("x", details(429))],
    ["a 404 just after it was made", () => new KreaNotFoundError("x", details(404))],
  ])("after %s", async (_name, failure) => {
    const told = failingTimes(3, failure);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(told.statuses.at(-1)).toBe("completed");
    expect(told.failure).toBeUndefined();
  });

  test("a wrong key ends the watch, and so does a job that stays unknown", async () => {
    const denied = failingTimes(99, () => new KreaAuthenticationError("x", details(401)));
    const gone = failingTimes(99, () => new KreaNotFoundError("x", details(404)));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(denied.failure).toBeInstanceOf(KreaAuthenticationError);
    expect(gone.failure).toBeInstanceOf(KreaNotFoundError);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("a Retry-After of minutes holds back its own job, and the others for half a minute at most", async () => {
    const server = simulatedServer();
    server.add("a", 1_000);
    server.add("b", 1_000);
    const reads: string[] = [];
    const watcher = new JobWatcher({
      ...server.source,
      get: async (id, signal) => {
        reads.push(id);
        if (reads.length === 1) throw new KreaRateLimitError("x", details(429, 300_000));
        return server.source.get(id, signal);
      },
    });
    const a = follow(watcher, "a");
    await vi.advanceTimersByTimeAsync(500);
    const b = follow(watcher, "b");
    await vi.advanceTimersByTimeAsync(29_000);
    expect(reads).toEqual(["a"]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(b.told.statuses.at(-1)).toBe("completed");
    expect(a.told.statuses).toEqual([]);
    await vi.advanceTimersByTimeAsync(300_000);
    expect(a.told.statuses.at(-1)).toBe("completed");
  });

  test("a Retry-After of the list holds back all waits for half a minute at most", async () => {
    const server = simulatedServer();
    let isLimited = true;
    const watcher = new JobWatcher({
      ...server.source,
      list: async (query, signal) => {
        if (isLimited) throw new KreaRateLimitError("x", details(429, 300_000));
        return server.source.list(query, signal);
      },
    });
    const followers = Array.from({ length: 10 }, (_value, index) => {
      server.add(`j${index}`, 1_000);
      return follow(watcher, `j${index}`);
    });
    await vi.advanceTimersByTimeAsync(1_000);
    isLimited = false;
    await vi.advanceTimersByTimeAsync(40_000);
    expect(followers.every(({ told }) => told.statuses.at(-1) === "completed")).toBe(true);
  });

  test("Retry-After of a 429 holds back every read", async () => {
    const server = simulatedServer();
    server.add("b", 1_000);
    let reads = 0;
    const watcher = new JobWatcher({
      ...server.source,
      get: async (id, signal) => {
        reads += 1;
        if (reads === 1) throw new KreaRateLimitError("x", details(429, 20_000));
        return server.source.get(id, signal);
      },
    });
    follow(watcher, "a");
    await vi.advanceTimersByTimeAsync(500);
    follow(watcher, "b");
    await vi.advanceTimersByTimeAsync(19_000);
    expect(reads).toBe(1);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(reads).toBeGreaterThan(1);
  });
});

describe("the work of a watcher grows with the number of waits, not with its square", () => {
  /** How many entries of maps are gone through while a function runs. */
  function entriesVisited(work: () => void): number {
    let visited = 0;
    for (const method of ["values", "keys", "entries"] as const) {
      const original = Map.prototype[method];
      vi.spyOn(Map.prototype, method).mockImplementation(function (this: Map<unknown, unknown>) {
        visited += this.size;
        return original.call(this) as never;
      });
    }
    work();
    vi.restoreAllMocks();
    return visited;
  }
  const idle: JobSource = { get: () => new Promise(() => {}), list: () => new Promise(() => {}) };

  test("20,000 watches that are left again", () => {
    const watcher = new JobWatcher(idle);
    const count = 20_000;
    const visited = entriesVisited(() => {
      const followers = Array.from({ length: count }, (_value, index) => follow(watcher, `j${index}`));
      for (const { leave } of followers) leave();
    });
    expect(visited).toBeLessThanOrEqual(3 * count);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("50,000 waits one after the other", () => {
    const watcher = new JobWatcher(idle);
    const count = 50_000;
    const visited = entriesVisited(() => {
      for (let index = 0; index < count; index += 1) follow(watcher, `j${index}`).leave();
    });
    expect(visited).toBeLessThanOrEqual(3 * count);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("a timer for a job that has left reads nothing", async () => {
    const server = simulatedServer();
    server.add("a", 60_000);
    const watcher = new JobWatcher(server.source);
    const [seen] = (await server.source.list({ limit: 10 }, new AbortController().signal)).items;
    const other = follow(watcher, "b", { lastSeen: { ...seen, job_id: "b" } as Job, intervalMs: 1_000 });
    follow(watcher, "a", { lastSeen: seen, intervalMs: 10_000 });
    other.leave();
    server.asked.length = 0;
    await vi.advanceTimersByTimeAsync(9_000);
    expect(server.asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(server.asked).toEqual(["get a"]);
  });
});
