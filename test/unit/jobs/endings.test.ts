import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type BatchRequest, type BatchResult, isKreaAbortError, isKreaJobError, type Job } from "../../../src/index.ts";
import { caught } from "../../support/caught.ts";
import { jobBody, json, type SentRequest, stubbedClient } from "../../support/stub-fetch.ts";

// How waits and batches end when something goes wrong on the way: with the ids of the jobs that were paid for.

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());

const model = "image/bfl/flux-1-dev" as const;
const request = (prompt: string): BatchRequest => ({ model, input: { prompt }, intervalMs: 100 });
const completed = (job_id: string) =>
  jobBody({ job_id, status: "completed", result: { urls: [`https://x.example/${job_id}`] } });

/** Jobs named by their prompts: one whose prompt is "endless" runs for ever, the others have ended at their first read. */
function answer({ method, body, url }: SentRequest): Response {
  if (method === "POST") return json(jobBody({ job_id: (body as { prompt: string }).prompt }));
  if (method === "DELETE") return json({});
  const { pathname } = new URL(url);
  const idOf = (id: string) =>
    id.startsWith("endless") ? jobBody({ job_id: id, status: "processing" }) : completed(id);
  return json(pathname === "/jobs" ? { items: [], next_cursor: null } : idOf(pathname.split("/").at(-1) ?? ""));
}

describe("a batch that is aborted", () => {
  async function abortedBatch(prompts: string[]) {
    const { krea, sent } = stubbedClient(answer);
    const controller = new AbortController();
    const results: BatchResult[] = [];
    const options = { signal: controller.signal, concurrency: 3 };
    const ended = caught(
      (async () => {
        for await (const result of krea.batch(prompts.map(request), options)) {
          results.push(result);
          // A consumer that is at work while the others end, and the batch is aborted.
          if (results.length === 1) await new Promise((resolve) => setTimeout(resolve, 5_000));
        }
      })(),
    );
    await vi.advanceTimersByTimeAsync(2_000);
    controller.abort("enough");
    await vi.advanceTimersByTimeAsync(5_000);
    return { error: await ended, results, sent };
  }

  test("yields what has ended, and names the jobs that run, before it throws", async () => {
    const { error, results, sent } = await abortedBatch(["a", "b", "endless-1", "c", "d"]);
    expect(isKreaAbortError(error)).toBe(true);
    expect(error).toMatchObject({ cause: "enough" });
    const submitted = sent
      .filter(({ method }) => method === "POST")
      .map(({ body }) => (body as { prompt: string }).prompt);
    const told = results.map((result) =>
      result.status === "fulfilled" ? result.value.requestId : Reflect.get(result.reason as object, "jobId"),
    );
    expect(new Set(told)).toEqual(new Set(submitted));
    expect(told).toContain("endless-1");
    expect(told).not.toContain("d");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("whose source breaks lets those that run go on to their end", async () => {
    const { krea } = stubbedClient(answer);
    function* broken(): Generator<BatchRequest> {
      yield request("a");
      yield request("b");
      throw new Error("source broke");
    }
    const results: BatchResult[] = [];
    const ended = caught(
      (async () => {
        for await (const result of krea.batch(broken())) results.push(result);
      })(),
    );
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await ended).toMatchObject({ message: "source broke" });
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
  });
});

describe("an iterator that is left while its next value is waited for", () => {
  test("is left at once: a watch", async () => {
    const { krea, sent } = stubbedClient(answer);
    const watch = krea.jobs.watch("endless", { intervalMs: 100 });
    await Promise.all([watch.next(), vi.advanceTimersByTimeAsync(50)]);
    const next = watch.next();
    await vi.advanceTimersByTimeAsync(50);
    await watch.return?.();
    expect(await next).toEqual({ done: true, value: undefined });
    const before = sent.length;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(sent.length).toBe(before);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("is left at once: a batch", async () => {
    const { krea } = stubbedClient(answer);
    const batch = krea.batch([request("endless")]);
    const next = batch.next();
    await vi.advanceTimersByTimeAsync(500);
    await batch.return?.();
    expect(await next).toEqual({ done: true, value: undefined });
    await vi.advanceTimersByTimeAsync(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("a watch", () => {
  test("says the deadline that was asked for, not what was left of it", async () => {
    const { krea } = stubbedClient(answer);
    const ended = caught(
      (async () => {
        for await (const _job of krea.jobs.watch("endless", { intervalMs: 100, timeoutMs: 1_500 }));
      })(),
    );
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await ended).toMatchObject({ name: "KreaJobTimeoutError", timeoutMs: 1_500, jobId: "endless" });
  });

  test("cancels its job where the signal aborts while the consumer is at work, and leaves", async () => {
    const { krea, sent } = stubbedClient(answer);
    const controller = new AbortController();
    const left = (async () => {
      for await (const _job of krea.jobs.watch("endless", { signal: controller.signal, cancelOnAbort: true })) {
        controller.abort();
        break;
      }
    })();
    await vi.advanceTimersByTimeAsync(100);
    await left;
    expect(sent.filter(({ method }) => method === "DELETE")).toHaveLength(1);
  });
});

describe("a wait", () => {
  test("that middleware ends names the job", async () => {
    const { krea } = stubbedClient(answer);
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
    const { krea } = stubbedClient(answer);
    const onUpdate = async (_job: Job) => {
      throw new Error("callback broke");
    };
    const promise = caught(krea.jobs.wait("endless", { onUpdate }));
    await vi.advanceTimersByTimeAsync(100);
    expect(await promise).toMatchObject({ message: "callback broke" });
    expect(vi.getTimerCount()).toBe(0);
  });

  test("goes on though the clock is set back", async () => {
    const { krea, sent } = stubbedClient(answer);
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
    ["99999999", 30 * 24 * 3_600_000],
  ])("leaves the API alone for as long as a 503 or a 429 asks: Retry-After %s", async (seconds, leastMs) => {
    for (const status of [503, 429]) {
      const times: number[] = [];
      const { krea } = stubbedClient((sent) => {
        if (sent.method === "GET") times.push(Date.now());
        return sent.method === "POST" ? answer(sent) : json({}, { status, headers: { "retry-after": seconds } });
      });
      const controller = new AbortController();
      krea.jobs.wait("endless", { intervalMs: 200, signal: controller.signal }).catch(() => {});
      await vi.advanceTimersByTimeAsync(Math.min(leastMs, 3_600_000) - 10);
      expect(times).toHaveLength(1);
      controller.abort();
      await vi.advanceTimersByTimeAsync(0);
      expect(vi.getTimerCount()).toBe(0);
    }
  });
});

describe("a job that was made is not lost", () => {
  test("because its status is missing", async () => {
    const { krea } = stubbedClient(() => json({ job_id: "mine", created_at: "2026-01-01T00:00:00Z" }));
    expect(await krea.image("bfl/flux-1-dev", { prompt: "x" })).toMatchObject({ job_id: "mine", status: "queued" });
  });

  test("because its answer is asked for as something else than JSON: that is refused", async () => {
    const { krea, sent } = stubbedClient(answer);
    const call = krea.api.POST("/generate/image/bfl/flux-1-dev", {
      body: { prompt: "x" },
      ...{ parseAs: "text" },
    });
    await expect(call).rejects.toThrow('parseAs: expected "json"');
    expect(sent).toEqual([]);
  });

  test.each(["/generate/image/bfl/flux-1-dev/", "/node-apps/abc/execute", "/styles/train?x=1", "/v2/generate/image/x"])(
    "and not made twice by a POST that the document does not have: %s",
    async (path) => {
      const { krea, sent } = stubbedClient(
        () => {
          throw new TypeError("fetch failed", { cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }) });
        },
        { maxRetries: 4 },
      );
      const post = krea.api.POST as (path: string, init: object) => Promise<unknown>;
      const error = await caught(post(path, { body: { prompt: "x" } }));
      expect(error).toMatchObject({ name: "KreaSubmissionUnknownError" });
      expect(sent).toHaveLength(1);
    },
  );

  test("by a redirect that a request of middleware's own would follow", async () => {
    const { krea, sent } = stubbedClient(answer);
    krea.api.use({ onRequest: ({ request: { url, method } }) => new Request(url, { method }) });
    await krea.jobs.get("a");
    expect(sent[0]?.request.redirect).toBe("manual");
  });
});
