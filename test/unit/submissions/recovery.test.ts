import fc from "fast-check";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { isKreaSubmissionUnknownError } from "../../../src/index.ts";
import type { Job } from "../../../src/jobs/job.ts";
import { candidates, createSearch, windowOf } from "../../../src/submissions/search.ts";
import { SubmissionTracker } from "../../../src/submissions/tracker.ts";
import { caught } from "../../support/caught.ts";
import { reset } from "../../support/failures.ts";
import { jobBody, json, type SentRequest, stubbedClient } from "../../support/stub-fetch.ts";
import { settled } from "../../support/virtual-time.ts";

const flux = "bfl/flux-1-dev" as const;
const url = "https://files.example/a.png";
const completed = { status: "completed", result: { urls: [url] } };

describe("recover() of an unknown submission", () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00Z") }));

  /** A server that loses the answer of the first submission, and shows its job in the list. */
  function losingServer(skewMs = 0) {
    const jobs: Record<string, unknown>[] = [];
    const serverNow = () => new Date(Date.now() + skewMs);
    const dated = (body: unknown) => json(body, { headers: { date: serverNow().toUTCString() } });
    const answer = ({ method, url: to }: SentRequest, count: number) => {
      if (method === "POST") {
        const job = jobBody({ job_id: `job-${jobs.length + 1}`, created_at: serverNow().toISOString() });
        jobs.unshift(job);
        return count === 1 ? reset() : dated(job);
      }
      if (new URL(to).pathname === "/jobs") return dated({ items: jobs, next_cursor: null });
      return dated({ ...jobs.find(({ job_id }) => to.endsWith(String(job_id))), ...completed });
    };
    return { answer, jobs };
  }

  test.each([0, 300_000, -300_000])("finds its job by the server's clock, %i ms off", async (skewMs) => {
    const { krea, sent } = stubbedClient(losingServer(skewMs).answer);
    const error = await settled(krea.image(flux, { prompt: "x" }));
    if (!isKreaSubmissionUnknownError(error)) throw error;
    expect(await settled(error.recover())).toMatchObject({ status: "found", job: { job_id: "job-1" } });
    expect(sent.filter(({ method }) => method === "POST")).toHaveLength(1);
  });

  test("leaves out the jobs that this client knows", async () => {
    const server = losingServer();
    const { krea } = stubbedClient(server.answer);
    const error = await settled(krea.image(flux, { prompt: "lost" }));
    await krea.image(flux, { prompt: "known" });
    if (!isKreaSubmissionUnknownError(error)) throw error;
    expect(await settled(error.recover())).toMatchObject({ status: "found", job: { job_id: "job-1" } });
  });

  test("is looked for on each page once, where a list names the same next page for ever", async () => {
    const server = losingServer();
    const { krea, sent } = stubbedClient(async (request, count) => {
      const answered = await server.answer(request, count);
      if (new URL(request.url).pathname !== "/jobs") return answered;
      const { items } = (await answered.json()) as { items: unknown[] };
      return json({ items, next_cursor: "again" }, { headers: { date: new Date().toUTCString() } });
    });
    const error = await settled(krea.image(flux, { prompt: "x" }));
    if (!isKreaSubmissionUnknownError(error)) throw error;
    expect(await settled(error.recover())).toMatchObject({ status: "found", job: { job_id: "job-1" } });
    const reads = sent.filter(({ method }) => method === "GET").map((request) => new URL(request.url).search);
    expect(reads.filter((search) => search.includes("again")).length).toBeLessThanOrEqual(reads.length / 2);
  });

  test("where no job was made is none", async () => {
    const server = losingServer();
    const { krea } = stubbedClient(server.answer);
    const error = await settled(krea.image(flux, { prompt: "x" }));
    server.jobs.length = 0;
    if (!isKreaSubmissionUnknownError(error)) throw error;
    expect(await settled(error.recover({ lagMs: 1_000 }))).toEqual({ status: "none" });
  });

  test("goes on with its job by itself where asked, and never sends again", async () => {
    const { krea, sent } = stubbedClient(losingServer().answer, { onUnknownSubmission: "recover" });
    const result = await settled(krea.subscribe("image/bfl/flux-1-dev", { input: { prompt: "x" } }));
    expect(result).toMatchObject({ requestId: "job-1", data: { urls: [url] } });
    expect(sent.filter(({ method }) => method === "POST")).toHaveLength(1);
  });

  test("that matches several jobs is thrown, with what was found", async () => {
    const server = losingServer();
    const { krea, sent } = stubbedClient(server.answer);
    server.jobs.push(jobBody({ job_id: "other", created_at: new Date().toISOString() }));
    const error = await settled(krea.image(flux, { prompt: "x" }, { onUnknownSubmission: "recover" }));
    if (!isKreaSubmissionUnknownError(error)) throw error;
    expect(error.recovery).toMatchObject({ status: "ambiguous", jobs: [{ job_id: "job-2" }, { job_id: "other" }] });
    expect(sent.filter(({ method }) => method === "POST")).toHaveLength(1);
  });

  test.each([[{ lagMs: -1 }], [{ lagMs: Number.NaN }], [{ lag: 1 }]])(
    "refuses bad options of recover: %j",
    async (options) => {
      const { krea } = stubbedClient(losingServer().answer);
      const error = await settled(krea.image(flux, { prompt: "x" }));
      if (!isKreaSubmissionUnknownError(error)) throw error;
      await expect(error.recover(options as object)).rejects.toThrow("recover: ");
    },
  );
});

describe("recovery of a lost submission", () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00Z") }));

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
    const submission = { model: flux, sentAtMs: 10_000_000, lostAtMs: 10_003_000 };
    const window = windowOf(submission, { minMs: 299_000, maxMs: 301_000 });
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
          const { minMs, maxMs } = tracker.clockSkew ?? { minMs: Number.NaN, maxMs: Number.NaN };
          expect(minMs).toBeLessThanOrEqual(skewMs);
          expect(maxMs).toBeGreaterThanOrEqual(skewMs);
          tracker.noteServerTime(50_000_000, { sentAtMs: 10_000_000, receivedAtMs: 10_000_010 });
          expect(tracker.clockSkew).toEqual({ minMs: 39_999_990, maxMs: 40_001_000 });
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
    tracker.clockSkew = { minMs: 0, maxMs: 0 };
    const submission = tracker.begin(flux);
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
    const underway = call.tracker.begin(flux);
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
    call.tracker.settle(call.tracker.begin(flux), ["known"]);
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
    for (let index = 0; index < 10_050; index += 1) tracker.settle(tracker.begin(flux), [`j${index}`]);
    expect([tracker.knows("j0"), tracker.knows("j49"), tracker.knows("j50"), tracker.knows("j10049")]).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });
});
