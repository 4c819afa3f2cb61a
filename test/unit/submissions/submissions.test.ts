import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Job } from "../../../src/jobs/job.ts";
import { JobLimiter } from "../../../src/submissions/job-limiter.ts";
import { RateLimitGate } from "../../../src/submissions/rate-limit-gate.ts";
import { candidates, createSearch, windowOf } from "../../../src/submissions/search.ts";
import { SubmissionTracker } from "../../../src/submissions/tracker.ts";
import { caught } from "../../support/caught.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());

const model = "image/bfl/flux-1-dev";
const flush = () => vi.advanceTimersByTimeAsync(0);

/** Notes the order in which promises settle. */
function order() {
  const entered: string[] = [];
  return {
    entered,
    note: (name: string) => (promise: Promise<unknown>) => void promise.then(() => entered.push(name)),
  };
}

describe("the gate", () => {
  test("is open, and has no timer", async () => {
    const gate = new RateLimitGate();
    await Promise.all([gate.enter(undefined, 120_000), gate.enter(undefined, 120_000)]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("after a limit holds everybody back, then lets through one, and more with each success", async () => {
    const gate = new RateLimitGate();
    await gate.enter(undefined, 120_000);
    gate.leave(1_000);
    const { entered, note } = order();
    for (const name of ["a", "b", "c", "d"]) note(name)(gate.enter(undefined, 120_000));
    await vi.advanceTimersByTimeAsync(999);
    expect(entered).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(entered).toEqual(["a"]);
    gate.leave();
    await flush();
    expect(entered).toEqual(["a", "b", "c"]);
    gate.leave();
    await flush();
    expect(entered).toEqual(["a", "b", "c", "d"]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("a second limit closes it again, and it never opens earlier than asked", async () => {
    const gate = new RateLimitGate();
    await Promise.all([gate.enter(undefined, 120_000), gate.enter(undefined, 120_000)]);
    gate.leave(5_000);
    gate.leave(1_000);
    const { entered, note } = order();
    note("a")(gate.enter(undefined, 120_000));
    await vi.advanceTimersByTimeAsync(4_999);
    expect(entered).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(entered).toEqual(["a"]);
  });

  test("that opens in the very moment in which a turn is asked for lets it through", async () => {
    const gate = new RateLimitGate();
    await gate.enter(undefined, 120_000);
    gate.leave(1);
    // Time passes between one look at the clock and the next.
    let now = performance.now();
    const clock = vi.spyOn(performance, "now").mockImplementation(() => {
      now += 0.3;
      return now;
    });
    const { entered, note } = order();
    note("a")(gate.enter(undefined, 120_000));
    await vi.advanceTimersByTimeAsync(5);
    clock.mockRestore();
    expect(entered).toEqual(["a"]);
  });

  test("lets nobody through whose signal has aborted, and stays as it is", async () => {
    const gate = new RateLimitGate();
    await gate.enter(undefined, 120_000);
    gate.leave(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(gate.enterNow(AbortSignal.abort())).toBe(false);
    await expect(gate.enter(AbortSignal.abort("enough"), 0)).rejects.toMatchObject({
      interruption: { kind: "aborted", reason: "enough" },
    });
    expect(gate.enterNow(undefined)).toBe(true);
    expect(gate.enterNow(undefined)).toBe(false);
  });

  test("an abort leaves the queue, and with the last of it the timer goes", async () => {
    const gate = new RateLimitGate();
    await gate.enter(undefined, 120_000);
    gate.leave(60_000);
    const controller = new AbortController();
    const promise = caught(gate.enter(controller.signal, 120_000));
    expect(vi.getTimerCount()).toBeGreaterThan(0);
    controller.abort("enough");
    expect(await promise).toMatchObject({ interruption: { kind: "aborted", reason: "enough" } });
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("the tracker", () => {
  test("forgets a lost submission after an hour, when another one goes out", () => {
    const tracker = new SubmissionTracker();
    const lost = tracker.begin(model);
    tracker.lose(lost);
    vi.advanceTimersByTime(60 * 60 * 1_000);
    expect(tracker.rivalsOf(tracker.begin(model))).toContain(lost);
    vi.advanceTimersByTime(1);
    expect(tracker.rivalsOf(tracker.begin(model))).not.toContain(lost);
  });
});

describe("the limiter", () => {
  test("gives no place to a submission whose signal has aborted", () => {
    const limiter = new JobLimiter(1);
    expect(limiter.takeNow(AbortSignal.abort())).toBeUndefined();
    expect(limiter.takeNow(undefined)).toBeDefined();
    expect(limiter.takeNow(undefined)).toBeUndefined();
  });

  test("holds submissions back in their order, and frees a place when a job has ended", async () => {
    const limiter = new JobLimiter(2);
    const { entered, note } = order();
    const places = ["a", "b", "c", "d"].map((name) => {
      const place = limiter.take(undefined, 120_000);
      note(name)(place);
      return place;
    });
    await flush();
    expect(entered).toEqual(["a", "b"]);
    (await places[0])?.made(["job-a"]);
    await flush();
    expect(entered).toEqual(["a", "b"]);
    limiter.ended("job-a");
    limiter.ended("job-a");
    limiter.ended("job-unknown");
    await flush();
    expect(entered).toEqual(["a", "b", "c"]);
    (await places[1])?.free();
    await flush();
    expect(entered).toEqual(["a", "b", "c", "d"]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("a submission of several jobs holds its place until the last has ended", async () => {
    const limiter = new JobLimiter(1);
    (await limiter.take(undefined, 120_000)).made(["x", "y"]);
    const { entered, note } = order();
    note("next")(limiter.take(undefined, 120_000));
    limiter.ended("x");
    await flush();
    expect(entered).toEqual([]);
    limiter.ended("y");
    await flush();
    expect(entered).toEqual(["next"]);
  });

  test("asks for the jobs that hold places to be watched while somebody waits, and for no more after that", async () => {
    const limiter = new JobLimiter(1);
    const asked: string[][] = [];
    let idle = 0;
    limiter.onWaiting = (ids) => asked.push(ids);
    limiter.onIdle = () => {
      idle += 1;
    };
    (await limiter.take(undefined, 120_000)).made(["x"]);
    expect(asked).toEqual([]);
    const before = idle;
    const controller = new AbortController();
    const waiting = limiter.take(controller.signal, 120_000).catch(() => "aborted");
    expect(asked).toEqual([["x"]]);
    controller.abort();
    expect(await waiting).toBe("aborted");
    expect(idle).toBe(before + 1);
  });

  test("never lets more run than allowed, and lets everybody through, in order", async () => {
    vi.useRealTimers();
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.boolean(), { maxLength: 40 }),
        async (most, fates) => {
          const limiter = new JobLimiter(most);
          const entered: number[] = [];
          let running = 0;
          let tooMany = false;
          await Promise.all(
            fates.map(async (makesJob, index) => {
              const place = await limiter.take(undefined, 120_000);
              entered.push(index);
              running += 1;
              tooMany ||= running > most;
              if (makesJob) place.made([`job-${index}`]);
              await Promise.resolve();
              running -= 1;
              if (makesJob) limiter.ended(`job-${index}`);
              else place.free();
            }),
          );
          expect(tooMany).toBe(false);
          expect(entered).toEqual(fates.map((_fate, index) => index));
        },
      ),
    );
  });
});

describe("recovery", () => {
  const jobAt = (job_id: string, created: number): Job => ({
    job_id,
    status: "queued",
    created_at: new Date(created).toISOString(),
    completed_at: null,
    result: null,
    error: null,
    extra: {},
  });

  test("the window is the submission's, by the server's clock", () => {
    const submission = { model, sentAtMs: 10_000_000, lostAtMs: 10_003_000 };
    const window = windowOf(submission, { leastMs: 299_000, mostMs: 301_000 });
    expect(window.fromMs).toBe(10_000_000 + 299_000 - 500);
    // A minute for a server that goes on with what a gateway has given up.
    expect(window.toMs).toBe(10_003_000 + 60_000 + 301_000 + 500);
    const unknown = windowOf(submission, undefined);
    expect(unknown.toMs - unknown.fromMs).toBeGreaterThan(600_000);
    expect(windowOf({ ...submission, lostAtMs: undefined }).toMs).toBe(Number.POSITIVE_INFINITY);
  });

  test("the skew is bounded by every answer's Date, and told anew where a clock was set", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -600_000, max: 600_000 }),
        fc.array(fc.record({ at: fc.nat(100_000), there: fc.nat(5_000), back: fc.nat(5_000) }), { minLength: 1 }),
        (skewMs, answers) => {
          const tracker = new SubmissionTracker();
          for (const { at, there, back } of answers) {
            const sentAtMs = 10_000_000 + at;
            const written = Math.floor((sentAtMs + there + skewMs) / 1_000) * 1_000;
            tracker.noteServerTime(written, { sentAtMs, receivedAtMs: sentAtMs + there + back });
          }
          const { leastMs, mostMs } = tracker.clockSkew ?? { leastMs: Number.NaN, mostMs: Number.NaN };
          expect(leastMs).toBeLessThanOrEqual(skewMs);
          expect(mostMs).toBeGreaterThanOrEqual(skewMs);
          tracker.noteServerTime(50_000_000, { sentAtMs: 10_000_000, receivedAtMs: 10_000_010 });
          expect(tracker.clockSkew).toEqual({ leastMs: 39_999_990, mostMs: 40_001_000 });
        },
      ),
    );
  });

  test("a candidate is in the window and not known", () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 200 })),
        fc.integer({ min: 0, max: 100 }),
        fc.nat(100),
        (times, fromMs, length) => {
          const jobs = times.map((time, index) => jobAt(`j${index}`, time));
          const window = { fromMs, toMs: fromMs + length };
          const found = candidates(jobs, window, (id) => id === "j0");
          const ids = found.map(({ job_id }) => job_id);
          expect(ids).toEqual(
            times.flatMap((time, index) => (index > 0 && time >= fromMs && time <= window.toMs ? [`j${index}`] : [])),
          );
        },
      ),
    );
  });

  function lost(tracker = new SubmissionTracker()) {
    tracker.clockSkew = { leastMs: 0, mostMs: 0 };
    const submission = tracker.begin(model);
    tracker.lose(submission);
    return { tracker, submission };
  }
  const recover = async (
    { tracker, submission }: ReturnType<typeof lost>,
    listSince: () => Promise<Job[]>,
    lagMs = 3_000,
  ) => {
    const promise = createSearch(tracker, listSince)(submission, { lagMs });
    promise.catch(() => {});
    await vi.advanceTimersByTimeAsync(lagMs + 100);
    return promise;
  };

  test("finds the one job", async () => {
    const call = lost();
    const job = jobAt("mine", Date.now());
    expect(await recover(call, async () => [job])).toEqual({ status: "found", job });
    expect(call.tracker.knows("mine")).toBe(true);
  });

  test("finds it in a list that lags, and says none only when the lag is over", async () => {
    const call = lost();
    const job = jobAt("mine", Date.now());
    let looks = 0;
    expect(await recover(call, async () => (++looks > 3 ? [job] : []))).toMatchObject({ status: "found" });
    looks = 0;
    expect(await recover(lost(), async () => (++looks > 0 ? [] : []))).toEqual({ status: "none" });
    expect(looks).toBeGreaterThan(3);
  });

  test("several jobs, or one for several submissions, are ambiguous", async () => {
    const jobs = [jobAt("a", Date.now()), jobAt("b", Date.now())];
    expect(await recover(lost(), async () => jobs)).toEqual({ status: "ambiguous", jobs });
    const first = lost();
    const second = lost(first.tracker);
    const one = [jobAt("a", first.submission.sentAtMs)];
    expect(await recover(first, async () => one)).toEqual({ status: "ambiguous", jobs: one });
    expect(await recover(second, async () => one)).toEqual({ status: "ambiguous", jobs: one });
  });

  test("a submission under way is a rival until it is settled", async () => {
    const call = lost();
    const underway = call.tracker.begin(model);
    const job = jobAt("a", Date.now());
    setTimeout(() => call.tracker.settle(underway, ["other"]), 500);
    expect(await recover(call, async () => [job])).toEqual({ status: "found", job });
  });

  test("a job that the caller has named is not given away, and not denied", async () => {
    const call = lost();
    const job = jobAt("named", Date.now());
    call.tracker.name("named");
    expect(await recover(call, async () => [job])).toEqual({ status: "ambiguous", jobs: [job] });
  });

  test("a job that the client knows is not it", async () => {
    const call = lost();
    call.tracker.settle(call.tracker.begin(model), ["known"]);
    expect(await recover(call, async () => [jobAt("known", Date.now())])).toEqual({ status: "none" });
  });

  test("an abort ends the search at once", async () => {
    const { tracker, submission } = lost();
    const controller = new AbortController();
    const search = createSearch(tracker, async () => []);
    const promise = caught(search(submission, { signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(300);
    controller.abort();
    expect(await promise).toMatchObject({ interruption: { kind: "aborted" } });
    expect(vi.getTimerCount()).toBe(0);
  });

  test("the tracker remembers a bounded number of jobs, the latest", () => {
    const tracker = new SubmissionTracker();
    for (let index = 0; index < 10_050; index += 1) tracker.settle(tracker.begin(model), [`j${index}`]);
    expect([tracker.knows("j0"), tracker.knows("j49"), tracker.knows("j50"), tracker.knows("j10049")]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});
