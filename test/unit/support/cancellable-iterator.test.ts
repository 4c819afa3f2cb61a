import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { BatchRequest } from "../../../src/index.ts";
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

describe("a cancellable iterator that is left while its next value is waited for", () => {
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
