import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { caught } from "../../support/caught.ts";
import { jobBody, json, type SentRequest, stubbedClient } from "../../support/stub-fetch.ts";

// How waits and batches end when something goes wrong on the way: with the ids of the jobs that were paid for.

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00Z") }));
afterEach(() => void vi.useRealTimers());
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

describe("jobs.watch", () => {
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
