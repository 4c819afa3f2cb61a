import { beforeEach, describe, expect, test, vi } from "vitest";
import { isKreaJobError, type Job } from "../../../src/index.ts";
import { caught } from "../../support/caught.ts";
import { answerNamedJobs } from "../../support/named-jobs.ts";
import { json, stubbedClient } from "../../support/stub-fetch.ts";

// How waits and batches end when something goes wrong on the way: with the ids of the jobs that were paid for.

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00Z") }));
const model = "image/bfl/flux-1-dev" as const;

describe("the end of jobs.wait", () => {
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
