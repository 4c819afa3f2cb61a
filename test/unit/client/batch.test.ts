import { describe, expect, test } from "vitest";
import { type BatchRequest, type BatchResult, isKreaAbortError, type Krea } from "../../../src/index.ts";
import { caught } from "../../support/caught.ts";
import { expectRefused } from "../../support/expect-refused.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";
import { inVirtualTime } from "../../support/virtual-time.ts";

const model = "image/bfl/flux-1-dev" as const;
const request = (prompt: string): BatchRequest => ({ model, input: { prompt }, intervalMs: 1 });
const requests = (count: number) => Array.from({ length: count }, (_value, index) => request(`p${index}`));

/** A client whose jobs complete at their first read, or fail where the prompt says so. */
function client() {
  let running = 0;
  const seen = { most: 0, submitted: [] as string[] };
  const stub = stubbedClient(({ method, body, url }) => {
    if (method === "POST") {
      const { prompt } = body as { prompt: string };
      seen.submitted.push(prompt);
      running += 1;
      seen.most = Math.max(seen.most, running);
      if (prompt === "refused") {
        running -= 1;
        return json({ error: "no" }, { status: 400 });
      }
      return json(jobBody({ job_id: prompt }));
    }
    const job_id = url.split("/").at(-1) ?? "";
    if (new URL(url).pathname === "/jobs") {
      const items = seen.submitted.map((id) =>
        jobBody({ job_id: id, status: "completed", result: { urls: [`https://x.example/${id}`] } }),
      );
      return json({ items, next_cursor: null });
    }
    if (job_id === "endless") return json(jobBody({ job_id, status: "processing" }));
    running -= 1;
    return json(jobBody({ job_id, status: "completed", result: { urls: [`https://x.example/${job_id}`] } }));
  });
  return { ...stub, seen };
}

async function collect(results: AsyncIterable<BatchResult>): Promise<BatchResult[]> {
  const all: BatchResult[] = [];
  for await (const result of results) all.push(result);
  return all;
}

describe("batch", () => {
  test("answers each request with its index, so many at once", async () => {
    const { krea, seen } = client();
    const results = await collect(krea.batch(requests(20), { concurrency: 3 }));
    expect(results.map(({ index }) => index).sort((a, b) => a - b)).toEqual([...Array(20).keys()]);
    for (const result of results) {
      expect(result.status === "fulfilled" && result.value.data.urls).toEqual([`https://x.example/p${result.index}`]);
    }
    expect(seen.most).toBeLessThanOrEqual(3);
  });

  test("one failure does not stop the rest", async () => {
    const { krea } = client();
    const results = await collect(krea.batch([request("a"), request("refused"), request("b")]));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(2);
    expect(results.find(({ status }) => status === "rejected")).toMatchObject({ index: 1, reason: { status: 400 } });
  });

  test("bad input of one request is that request's failure", async () => {
    const { krea } = client();
    const bad = { model, input: "x" } as unknown as BatchRequest;
    const results = await collect(krea.batch([bad, request("a")]));
    expect(results.find(({ index }) => index === 0)).toMatchObject({
      status: "rejected",
      reason: { name: "KreaInputError" },
    });
  });

  test("a slow consumer holds up the batch instead of filling the memory", async () => {
    const { krea, seen } = client();
    let read = 0;
    function* endless() {
      for (;;) yield request(`p${read++}`);
    }
    await inVirtualTime(async () => {
      const results = krea.batch(endless(), { concurrency: 4 });
      await results.next();
      await new Promise((resolve) => setTimeout(resolve, 60_000));
      expect(read).toBe(4);
      expect(seen.submitted.length).toBeLessThanOrEqual(4);
      await results.return?.();
    });
  });

  test("requests may come from an async iterable, which is closed where the consumer leaves", async () => {
    const { krea } = client();
    let closed = false;
    async function* source() {
      try {
        for (let index = 0; ; index += 1) yield request(`p${index}`);
      } finally {
        closed = true;
      }
    }
    for await (const result of krea.batch(source(), { concurrency: 2 })) {
      expect(result.status).toBe("fulfilled");
      break;
    }
    expect(closed).toBe(true);
  });

  test("an abort ends it at once, also while it waits for a request", async () => {
    const { krea } = client();
    const controller = new AbortController();
    async function* silent(): AsyncGenerator<BatchRequest> {
      yield request("endless");
      await new Promise(() => {});
    }
    const promise = caught(collect(krea.batch(silent(), { signal: controller.signal })));
    setTimeout(() => controller.abort("enough"), 20);
    const error = await promise;
    expect(isKreaAbortError(error)).toBe(true);
    expect(error).toMatchObject({ cause: "enough" });
  });

  test("whose signal has aborted already starts nothing", async () => {
    const { krea, sent } = client();
    const promise = collect(krea.batch([request("a")], { signal: AbortSignal.abort("enough") }));
    const error = await caught(promise);
    expect(isKreaAbortError(error)).toBe(true);
    expect(error).toMatchObject({ cause: "enough" });
    expect(sent).toEqual([]);
  });

  test("says what a request is to be, where one is none", async () => {
    const { krea, sent } = client();
    const [result] = await collect(krea.batch([null as never]));
    expect(result).toMatchObject({ index: 0, status: "rejected" });
    expect(String(result?.status === "rejected" && result.reason)).toBe(
      "KreaInputError: batch: expected a request {model, input}, got null.",
    );
    expect(sent).toEqual([]);
  });

  test("of nothing ends at once", async () => {
    const { krea, sent } = client();
    expect(await collect(krea.batch([]))).toEqual([]);
    expect(sent).toEqual([]);
  });

  test("what the source of requests throws is thrown", async () => {
    const { krea } = client();
    function* broken(): Generator<BatchRequest> {
      yield request("a");
      throw new Error("source broke");
    }
    await expect(collect(krea.batch(broken(), { concurrency: 1 }))).rejects.toThrow("source broke");
  });

  test.each([
    [requests(1), { concurrency: 0 }, "concurrency: expected a whole number, 1 or more, got 0"],
    [requests(1), { concurrency: 1.5 }, "concurrency: expected a whole number"],
    [requests(1), { concurrency: Number.POSITIVE_INFINITY }, "concurrency: expected a whole number"],
    [requests(1), { parallel: 2 }, 'unknown option "parallel"'],
    [undefined, {}, "requests: expected an iterable of requests, got undefined"],
    ["requests", {}, "requests: expected an iterable of requests"],
    [requests(1), null, "expected an options object, got null"],
  ])(
    "bad options reject the first read, and do not throw where batch is called (%#)",
    async (list, options, message) => {
      const { krea, sent } = client();
      const batch = krea.batch.bind(krea) as unknown as (...args: unknown[]) => ReturnType<Krea["batch"]>;
      const results = batch(list, options);
      await expectRefused(results.next(), message);
      expect(await results.next()).toEqual({ done: true, value: undefined });
      expect(sent).toEqual([]);
    },
  );
});
