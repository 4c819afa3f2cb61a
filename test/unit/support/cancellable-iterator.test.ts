import { beforeEach, describe, expect, test, vi } from "vitest";
import type { BatchRequest } from "../../../src/index.ts";
import { answerNamedJobs } from "../../support/named-jobs.ts";
import { stubbedClient } from "../../support/stub-fetch.ts";

// How waits and batches end when something goes wrong on the way: with the ids of the jobs that were paid for.

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00Z") }));
const model = "image/bfl/flux-1-dev" as const;
const request = (prompt: string): BatchRequest => ({ model, input: { prompt }, intervalMs: 100 });

describe("a cancellable iterator that is left while its next value is waited for", () => {
  test("is left at once: a watch", async () => {
    const { krea, sent } = stubbedClient(answerNamedJobs);
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
    const { krea } = stubbedClient(answerNamedJobs);
    const batch = krea.batch([request("endless")]);
    const next = batch.next();
    await vi.advanceTimersByTimeAsync(500);
    await batch.return?.();
    expect(await next).toEqual({ done: true, value: undefined });
    await vi.advanceTimersByTimeAsync(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
