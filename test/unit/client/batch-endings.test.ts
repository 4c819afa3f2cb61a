import { beforeEach, describe, expect, test, vi } from "vitest";
import { type BatchRequest, type BatchResult, isKreaAbortError, type LeftBatch } from "../../../src/index.ts";
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

describe("a batch whose loop is left", () => {
  /** Runs a batch of jobs, of which those named "endless" run for ever, and leaves its loop after the first result. */
  async function leave(how: "break" | "throw", prompts: string[], onLeft: (left: LeftBatch) => void) {
    const { krea, sent } = stubbedClient(answerNamedJobs);
    const ended = (async () => {
      for await (const _result of krea.batch(prompts.map(request), { concurrency: 3, onLeft })) {
        if (how === "throw") throw new Error("mine");
        break;
      }
    })().catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(2_000);
    return { error: await ended, sent };
  }

  test.each(["break", "throw"] as const)("by %s gives the ids of the jobs that go on", async (how) => {
    const onLeft = vi.fn<(left: LeftBatch) => void>();
    const { error, sent } = await leave(how, ["a", "endless-1", "endless-2", "never"], onLeft);
    expect(error).toEqual(how === "throw" ? new Error("mine") : undefined);
    expect(onLeft).toHaveBeenCalledTimes(1);
    const [left] = onLeft.mock.calls[0] ?? [];
    expect([...(left?.jobIds ?? [])].sort()).toEqual(["endless-1", "endless-2"]);
    expect(left?.results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(sent.some(({ body }) => (body as { prompt?: string } | undefined)?.prompt === "never")).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("gives what had ended and was not yielded, too", async () => {
    const { krea } = stubbedClient(answerNamedJobs);
    let left: LeftBatch | undefined;
    const options = { concurrency: 3, onLeft: (given: LeftBatch) => (left = given) };
    const ended = (async () => {
      for await (const _result of krea.batch(["a", "b", "endless"].map(request), options)) {
        await new Promise((resolve) => setTimeout(resolve, 5_000));
        break;
      }
    })();
    await vi.advanceTimersByTimeAsync(10_000);
    await ended;
    expect([...(left?.jobIds ?? [])].sort()).toEqual(["b", "endless"]);
    expect(left?.results.find(({ status }) => status === "fulfilled")).toMatchObject({ value: { jobId: "b" } });
  });

  test("while a submission is in flight gives an error that can look for its job", async () => {
    const { krea } = stubbedClient((sent) =>
      sent.method === "POST" && (sent.body as { prompt: string }).prompt === "slow"
        ? new Promise<Response>(() => {})
        : answerNamedJobs(sent),
    );
    let left: LeftBatch | undefined;
    const options = { onLeft: (given: LeftBatch) => (left = given) };
    const ended = (async () => {
      for await (const _result of krea.batch(["a", "slow"].map(request), options)) break;
    })();
    await vi.advanceTimersByTimeAsync(2_000);
    await ended;
    expect(left?.jobIds).toEqual([]);
    const [result] = left?.results ?? [];
    const reason = result?.status === "rejected" ? result.reason : undefined;
    expect(isKreaAbortError(reason) && typeof reason.recover).toBe("function");
  });

  test("after its last result, or with nothing on its way, calls nothing", async () => {
    const onLeft = vi.fn();
    await leave("break", ["a"], onLeft);
    const { krea } = stubbedClient(answerNamedJobs);
    const iterator = krea.batch(["a"].map(request), { onLeft });
    await iterator.return?.();
    expect(onLeft).not.toHaveBeenCalled();
  });
});
