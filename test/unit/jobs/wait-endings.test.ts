import { beforeEach, describe, expect, test, vi } from "vitest";
import { isKreaJobError, type Job } from "../../../src/index.ts";
import { caught } from "../../support/caught.ts";
import { answerNamedJobs } from "../../support/named-jobs.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";

// How waits and batches end when something goes wrong on the way: with the ids of the jobs that were paid for.

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00Z") }));
const model = "image/bfl/flux-1-dev" as const;

describe("the end of jobs.wait", () => {
  test("that never reached the API says so, with the last error of the connection", async () => {
    const { krea } = stubbedClient(() => {
      throw new TypeError("fetch failed", { cause: new Error("connect ECONNREFUSED 127.0.0.1:9") });
    });
    const ended = caught(krea.jobs.wait("endless", { timeoutMs: 10_000 }));
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await ended).toMatchObject({
      name: "KreaJobTimeoutError",
      message: expect.stringContaining(
        "It could not be read; it keeps running. Wait for it again by its id, or cancel it. The last attempt to read it " +
          "failed: GET /jobs/{id} could not reach the API: connect ECONNREFUSED 127.0.0.1:9.",
      ),
      cause: { name: "KreaConnectionError" },
    });
  });

  test("of an id that does not exist says that there is no such job", async () => {
    const { krea } = stubbedClient(() => json({ error: "Job not found" }, { status: 404 }));
    const ended = caught(krea.jobs.wait("no-such-job"));
    await vi.advanceTimersByTimeAsync(60_000);
    const error = await ended;
    expect(error).toMatchObject({ name: "KreaNotFoundError", jobId: "no-such-job" });
    expect(String(error)).toContain('There is no job "no-such-job": GET /jobs/{id} answered 404: Job not found.');
    expect(String(error)).not.toContain("keeps running");
    expect(String(await caught(krea.jobs.get("no-such-job")))).toContain('There is no job "no-such-job"');
  });

  test("is not the end of another job, whose answer is taken for a failed read", async () => {
    const { krea } = stubbedClient((_sent, count) =>
      json(
        jobBody({
          job_id: count === 1 ? "other" : "MINE",
          status: "completed",
          result: { urls: [`https://x.example/${count}`] },
        }),
      ),
    );
    const ended = krea.jobs.wait("mine");
    await vi.advanceTimersByTimeAsync(60_000);
    expect((await ended).result.urls).toEqual(["https://x.example/2"]);
  });

  test("of a new job that is nested 100,000 deep is its result", async () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const body = (status: string) =>
      `{"job_id":"deep","status":"${status}","created_at":"","extra_field":${deep},"result":{"urls":["https://x.example/a"],"more":${deep}}}`;
    const { krea } = stubbedClient(({ method }) => new Response(body(method === "POST" ? "queued" : "completed")));
    const job = await krea.generateRaw("image/bfl/flux-1-dev", { prompt: "x" });
    expect(job.job_id).toBe("deep");
    expect(JSON.stringify(job).length).toBeLessThan(1_000);
    const ended = krea.jobs.wait(job);
    await vi.advanceTimersByTimeAsync(60_000);
    expect((await ended).result.urls).toEqual(["https://x.example/a"]);
  });

  test("that middleware ends names the job", async () => {
    const { krea } = stubbedClient(answerNamedJobs);
    krea.api.use({
      onRequest({ request: { method } }) {
        if (method === "GET") throw new Error("no token");
        return undefined;
      },
    });
    const promise = caught(krea.subscribe(model, { input: { prompt: "mine" } }));
    await vi.advanceTimersByTimeAsync(20_000);
    const error = await promise;
    expect(isKreaJobError(error)).toBe(true);
    expect(error).toMatchObject({ jobId: "mine", cause: { message: "no token" } });
  });

  test("ends with what an async callback rejects with", async () => {
    const { krea } = stubbedClient(answerNamedJobs);
    const onUpdate = async (_job: Job) => {
      throw new Error("callback broke");
    };
    const promise = caught(krea.jobs.wait("endless", { onUpdate }));
    await vi.advanceTimersByTimeAsync(100);
    expect(await promise).toMatchObject({ message: "callback broke" });
    expect(vi.getTimerCount()).toBe(0);
  });

  test("goes on though the clock is set back", async () => {
    const { krea, sent } = stubbedClient(answerNamedJobs);
    const controller = new AbortController();
    krea.jobs.wait("endless", { intervalMs: 200, signal: controller.signal }).catch(() => {});
    await vi.advanceTimersByTimeAsync(1_000);
    const before = sent.length;
    vi.setSystemTime(Date.now() - 300_000);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent.length - before).toBeGreaterThanOrEqual(4);
    controller.abort();
  });

  test.each([
    ["5", 5_000],
    ["99999999", 5 * 60_000],
    ["Fri, 31 Dec 9999 23:59:59 GMT", 5 * 60_000],
  ])(
    "leaves the API alone for as long as a 503 or a 429 asks, up to five minutes: Retry-After %s",
    async (seconds, minMs) => {
      for (const status of [503, 429]) {
        const times: number[] = [];
        const { krea } = stubbedClient((sent) => {
          if (sent.method === "GET") times.push(Date.now());
          return sent.method === "POST"
            ? answerNamedJobs(sent)
            : json({}, { status, headers: { "retry-after": seconds } });
        });
        const controller = new AbortController();
        krea.jobs.wait("endless", { intervalMs: 200, signal: controller.signal }).catch(() => {});
        await vi.advanceTimersByTimeAsync(minMs - 10);
        expect(times).toHaveLength(1);
        await vi.advanceTimersByTimeAsync(10);
        expect(times).toHaveLength(2);
        controller.abort();
        await vi.advanceTimersByTimeAsync(0);
        expect(vi.getTimerCount()).toBe(0);
      }
    },
  );
});
