import { beforeEach, describe, expect, test, vi } from "vitest";
import { type BatchRequest, type BatchResult, isKreaAbortError } from "../../../src/index.ts";
import { caught } from "../../support/caught.ts";
import { answerNamedJobs } from "../../support/named-jobs.ts";
import { stubbedClient } from "../../support/stub-fetch.ts";

// How waits and batches end when something goes wrong on the way: with the ids of the jobs that were paid for.

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00Z") }));
const model = "image/bfl/flux-1-dev" as const;
const request = (prompt: string): BatchRequest => ({ model, input: { prompt }, intervalMs: 100 });

describe("a batch that is aborted, or whose source breaks", () => {
  async function abortedBatch(prompts: string[]) {
    const { krea, sent } = stubbedClient(answerNamedJobs);
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
    const { krea } = stubbedClient(answerNamedJobs);
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
