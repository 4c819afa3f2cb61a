import { beforeEach, describe, expect, test, vi } from "vitest";
import { caught } from "../../support/caught.ts";
import { expectRefused } from "../../support/expect-refused.ts";
import { answerNamedJobs } from "../../support/named-jobs.ts";
import { stubbedClient } from "../../support/stub-fetch.ts";

// How waits and batches end when something goes wrong on the way: with the ids of the jobs that were paid for.

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00Z") }));

describe("jobs.watch", () => {
  test("says the deadline that was asked for, not what was left of it", async () => {
    const { krea } = stubbedClient(answerNamedJobs);
    const ended = caught(
      (async () => {
        for await (const _job of krea.jobs.watch("endless", { intervalMs: 100, timeoutMs: 1_500 }));
      })(),
    );
    await vi.advanceTimersByTimeAsync(2_000);
    expect(await ended).toMatchObject({ name: "KreaJobTimeoutError", timeoutMs: 1_500, jobId: "endless" });
  });

  test("cancels its job where the signal aborts while the consumer is at work, and leaves", async () => {
    const { krea, sent } = stubbedClient(answerNamedJobs);
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

  test.each<[unknown, unknown, string]>([
    ["", {}, 'job: expected a job or its id, got ""'],
    [undefined, {}, "job: expected a job or its id, got undefined"],
    ["endless", { intervalMs: 0 }, "intervalMs: expected a number of milliseconds above 0"],
    ["endless", { timeoutMs: "5" }, "timeoutMs: expected a number of milliseconds"],
    ["endless", { pollMs: 1 }, 'unknown option "pollMs"'],
    ["endless", null, "expected an options object, got null"],
  ])("rejects its first read for %j with %j, and does not throw where it is called", async (job, options, message) => {
    const { krea, sent } = stubbedClient(answerNamedJobs);
    const watch = krea.jobs.watch(job as string, options as object);
    await expectRefused(watch.next(), message, sent);
  });
});
