import fc from "fast-check";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { isKreaAbortError, isKreaTimeoutError } from "../../../src/index.ts";
import { JobLimiter } from "../../../src/submissions/job-limiter.ts";
import { caught } from "../../support/caught.ts";
import { order } from "../../support/order.ts";
import { jobBody, json, type SentRequest, stubbedClient } from "../../support/stub-fetch.ts";
import { flush, settled } from "../../support/virtual-time.ts";

/** For tests that say themselves which jobs have ended. */
const unwatched = () => () => {};

const flux = "bfl/flux-1-dev" as const;
const url = "https://files.example/a.png";
const completed = { status: "completed", result: { urls: [url] } };

describe("maxConcurrentJobs", () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00Z") }));

  /** A server whose jobs take 4 s. */
  function server() {
    const jobs = new Map<string, number>();
    const seen = { most: 0, order: [] as unknown[] };
    const read = (id: string) =>
      jobBody({ job_id: id, ...(Date.now() >= (jobs.get(id) ?? 0) ? completed : { status: "processing" }) });
    const answer = ({ method, url: to, body }: SentRequest) => {
      if (method !== "POST") {
        if (new URL(to).pathname === "/jobs") return json({ items: [...jobs.keys()].map(read), next_cursor: null });
        return json(read(to.split("/").at(-1) ?? ""));
      }
      const running = [...jobs.values()].filter((doneAt) => doneAt > Date.now()).length + 1;
      seen.most = Math.max(seen.most, running);
      seen.order.push((body as { prompt: string }).prompt);
      jobs.set(`j${jobs.size}`, Date.now() + 4_000);
      return json(jobBody({ job_id: `j${jobs.size - 1}` }));
    };
    return { answer, seen };
  }

  test("holds submissions back in order, whether or not anybody waits for the jobs", async () => {
    const { answer, seen } = server();
    const { krea } = stubbedClient(answer, { maxConcurrentJobs: 3 });
    const prompts = Array.from({ length: 12 }, (_value, index) => `p${index}`);
    await settled(Promise.all(prompts.map((prompt) => krea.image(flux, { prompt }))));
    expect(seen.order).toEqual(prompts);
    expect(seen.most).toBe(3);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("has no timer and reads nothing while nobody waits for a place", async () => {
    const { answer } = server();
    const { krea, sent } = stubbedClient(answer, { maxConcurrentJobs: 2 });
    await krea.image(flux, { prompt: "a" });
    await krea.image(flux, { prompt: "b" });
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(sent).toHaveLength(2);
  });

  test("an abort gives up the place in the queue", async () => {
    const { answer, seen } = server();
    const { krea } = stubbedClient(answer, { maxConcurrentJobs: 1 });
    await krea.image(flux, { prompt: "a" });
    const controller = new AbortController();
    const gone = caught(krea.image(flux, { prompt: "gone" }, { signal: controller.signal }));
    const next = krea.image(flux, { prompt: "next" });
    await vi.advanceTimersByTimeAsync(100);
    controller.abort();
    expect(isKreaAbortError(await gone)).toBe(true);
    await settled(next);
    expect(seen.order).toEqual(["a", "next"]);
  });

  test("gives up after two hours, and says what of", async () => {
    const { krea, sent } = stubbedClient(
      ({ method }) => json(method === "POST" ? jobBody() : jobBody({ status: "processing" })),
      { maxConcurrentJobs: 1 },
    );
    await krea.image(flux, { prompt: "a" });
    const promise = caught(krea.image(flux, { prompt: "b" }));
    await vi.advanceTimersByTimeAsync(2 * 60 * 60 * 1_000);
    const error = await promise;
    if (!isKreaTimeoutError(error)) throw error;
    expect(error.message).toContain("was not sent within 7200000 ms: maxConcurrentJobs");
    expect(sent.filter(({ method }) => method === "POST")).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("a refused submission frees its place", async () => {
    const { krea, sent } = stubbedClient(() => json({ error: "no" }, { status: 400 }), { maxConcurrentJobs: 1 });
    await settled(Promise.allSettled([1, 2, 3].map(() => krea.image(flux, { prompt: "x" }))));
    expect(sent).toHaveLength(3);
  });

  test.each([0, -1, 1.5, Number.NaN, "2"])("of %s is refused", (maxConcurrentJobs) => {
    expect(() => stubbedClient(() => json({}), { maxConcurrentJobs: maxConcurrentJobs as number })).toThrow(
      "maxConcurrentJobs: expected a whole number, 1 or more",
    );
  });
});

describe("the job limiter", () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00Z") }));

  test("gives no place to a submission whose signal has aborted", () => {
    const limiter = new JobLimiter(1, unwatched);
    expect(limiter.takeNow(AbortSignal.abort())).toBeUndefined();
    expect(limiter.takeNow(undefined)).toBeDefined();
    expect(limiter.takeNow(undefined)).toBeUndefined();
  });

  test("holds submissions back in their order, and frees a place when a job has ended", async () => {
    const limiter = new JobLimiter(2, unwatched);
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
    const limiter = new JobLimiter(1, unwatched);
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

  test("watches the jobs that hold places while somebody waits, and stops when nobody does", async () => {
    const watched: string[] = [];
    const limiter = new JobLimiter(1, (jobId) => {
      watched.push(jobId);
      return () => void watched.splice(watched.indexOf(jobId), 1);
    });
    (await limiter.take(undefined, 120_000)).made(["x", "y"]);
    expect(watched).toEqual([]);
    const controller = new AbortController();
    const waiting = limiter.take(controller.signal, 120_000).catch(() => "aborted");
    const later = limiter.take(controller.signal, 120_000).catch(() => "aborted");
    expect(watched).toEqual(["x", "y"]);
    limiter.ended("x");
    expect(watched).toEqual(["y"]);
    controller.abort();
    expect(await Promise.all([waiting, later])).toEqual(["aborted", "aborted"]);
    expect(watched).toEqual([]);
  });

  test("frees the place of a job that the watch says has ended", async () => {
    const endings = new Map<string, () => void>();
    const limiter = new JobLimiter(1, (jobId, ended) => {
      endings.set(jobId, ended);
      return () => {};
    });
    (await limiter.take(undefined, 120_000)).made(["x"]);
    const { entered, note } = order();
    note("next")(limiter.take(undefined, 120_000));
    endings.get("x")?.();
    await flush();
    expect(entered).toEqual(["next"]);
  });

  test("never lets more run than allowed, and lets everybody through, in order", async () => {
    vi.useRealTimers();
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.boolean(), { maxLength: 40 }),
        async (most, fates) => {
          const limiter = new JobLimiter(most, unwatched);
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
