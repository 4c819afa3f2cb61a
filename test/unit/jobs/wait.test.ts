import { beforeEach, describe, expect, test, vi } from "vitest";
import {
  isKreaAbortError,
  isKreaEmptyResultError,
  isKreaJobCancelledError,
  isKreaJobFailedError,
  isKreaJobTimeoutError,
  type Job,
} from "../../../src/index.ts";
import { caught } from "../../support/caught.ts";
import { limited, refused, reset } from "../../support/failures.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";
import { settled } from "../../support/virtual-time.ts";

const url = "https://files.example/a.png";
const completed = { status: "completed", result: { urls: [url] } };
const id = "3c90c3cc-0d44-4b50-8888-8dd25736052a";

describe("a wait, or a watch, among failures", () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00Z") }));

  test("survives failures until its deadline", async () => {
    const failures = [reset, refused, () => limited(), () => json({}, { status: 502 }), () => new Response("<html>")];
    const { krea } = stubbedClient((_request, count) => (failures[count - 1] ?? (() => json(jobBody(completed))))());
    expect(await settled(krea.jobs.wait("3c90c3cc-0d44-4b50-8888-8dd25736052a"))).toMatchObject(completed);
  });

  test("previews reach onQueueUpdate", async () => {
    const preview = { status: "processing", result: { urls: [{ type: "preview", url }] } };
    const states = [{ status: "processing" }, preview, completed];
    const { krea } = stubbedClient(({ method }, count) => json(jobBody(method === "POST" ? {} : states[count - 2])));
    const previews: unknown[] = [];
    await settled(
      krea.subscribe("image/bfl/flux-1-dev", {
        input: { prompt: "x" },
        onQueueUpdate: ({ result }) => previews.push(result?.previews),
      }),
    );
    expect(previews).toContainEqual([url]);
  });

  test("watch yields each change and ends with the job, well or not", async () => {
    const states = [
      { status: "queued" },
      { status: "processing" },
      { status: "processing" },
      { status: "failed", error: "oom" },
    ];
    const { krea } = stubbedClient((_request, count) => json(jobBody(states[count - 1])));
    const seen: string[] = [];
    const all = (async () => {
      for await (const job of krea.jobs.watch("3c90c3cc-0d44-4b50-8888-8dd25736052a")) seen.push(job.status);
    })();
    await settled(all);
    expect(seen).toEqual(["queued", "processing", "failed"]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("leaving a watch early stops its reads", async () => {
    const { krea } = stubbedClient(() => json(jobBody({ status: "processing" })));
    const leaving = (async () => {
      for await (const job of krea.jobs.watch("3c90c3cc-0d44-4b50-8888-8dd25736052a")) return job.status;
      return undefined;
    })();
    await vi.advanceTimersByTimeAsync(10);
    expect(await leaving).toBe("processing");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("cancelOnAbort cancels the job on the server, and the abort rejects at once", async () => {
    const { krea, sent } = stubbedClient(({ method }) =>
      method === "DELETE" ? new Response(null) : json(jobBody({ status: "processing" })),
    );
    const controller = new AbortController();
    const promise = caught(
      krea.jobs.wait("3c90c3cc-0d44-4b50-8888-8dd25736052a", { signal: controller.signal, cancelOnAbort: true }),
    );
    await vi.advanceTimersByTimeAsync(100);
    controller.abort();
    const error = await promise;
    if (!isKreaAbortError(error)) throw error;
    expect(error.message).toContain("the job is being cancelled");
    await error.cancellation;
    expect(sent.at(-1)).toMatchObject({ method: "DELETE" });
  });

  test("a signal that has aborted already asks nothing", async () => {
    const { krea, sent } = stubbedClient(() => json(jobBody()));
    expect(
      isKreaAbortError(
        await settled(krea.jobs.wait("3c90c3cc-0d44-4b50-8888-8dd25736052a", { signal: AbortSignal.abort() })),
      ),
    ).toBe(true);
    expect(sent).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("jobs.wait and subscribe", () => {
  const flux = "bfl/flux-1-dev";

  beforeEach(() => void vi.useFakeTimers());

  /** A client whose job goes through these states, one a read; the last one stays. */
  function jobThrough(...states: object[]) {
    let reads = 0;
    return stubbedClient(({ method }) =>
      json(jobBody(method === "GET" ? states[Math.min(reads++, states.length - 1)] : {})),
    );
  }
  const completed = { status: "completed", result: { urls: [url] } };

  test("ends with the result, and shows each change once", async () => {
    const { krea, sent } = jobThrough(
      { status: "queued" },
      { status: "processing" },
      { status: "processing" },
      completed,
    );
    const seen: string[] = [];
    const promise = krea.subscribe("image/bfl/flux-1-dev", {
      input: { prompt: "x" },
      onQueueUpdate: (job: Job) => seen.push(job.status),
    });
    await vi.runAllTimersAsync();
    const result = await promise;
    expect(result).toMatchObject({ data: { urls: [url] }, requestId: id, job: { status: "completed" } });
    expect(seen).toEqual(["queued", "processing", "completed"]);
    expect(sent.map(({ method }) => method)).toEqual(["POST", "GET", "GET", "GET", "GET"]);
  });

  test("looks after 3 s, then less and less often, up to every 15 s", async () => {
    const { krea } = jobThrough(...Array.from({ length: 600 }, () => ({ status: "processing" })), completed);
    const times: number[] = [];
    const startedAt = Date.now();
    krea.api.use({ onRequest: () => void times.push(Date.now() - startedAt) });
    const promise = krea.jobs.wait({ job_id: id, status: "queued" } as { job_id: string }, { timeoutMs: 20_000_000 });
    await vi.runAllTimersAsync();
    await promise;
    const gaps = times.map((time, index) => time - (times[index - 1] ?? 0));
    expect(gaps[0]).toBe(3_000);
    // Timers have whole milliseconds.
    expect(gaps.every((gap, index) => index === 0 || gap >= (gaps[index - 1] ?? 0) - 1)).toBe(true);
    expect(gaps.at(-1)).toBe(15_000);
  });

  test("of a bare id reads it at once; intervalMs is a fixed cadence", async () => {
    const { krea } = jobThrough({ status: "queued" }, { status: "queued" }, completed);
    const times: number[] = [];
    const startedAt = Date.now();
    krea.api.use({ onRequest: () => void times.push(Date.now() - startedAt) });
    const promise = krea.jobs.wait(id, { intervalMs: 250 });
    await vi.runAllTimersAsync();
    await promise;
    expect(times).toEqual([0, 250, 500]);
  });

  test("of a job that has ended asks nothing", async () => {
    const { krea, sent } = jobThrough();
    await expect(krea.jobs.wait(jobBody(completed) as { job_id: string })).resolves.toMatchObject(completed);
    expect(sent).toEqual([]);
  });

  test.each([
    [
      "failed",
      { status: "failed", error: { code: "oom", message: "out of memory" } },
      isKreaJobFailedError,
      "failed: out of memory",
    ],
    ["failed without a reason", { status: "failed" }, isKreaJobFailedError, "the API gives no reason"],
    ["cancelled", { status: "cancelled" }, isKreaJobCancelledError, "was cancelled"],
    ["canceled", { status: "canceled" }, isKreaJobCancelledError, "was cancelled"],
    [
      "completed with nothing",
      { status: "completed", result: {} },
      isKreaEmptyResultError,
      "completed without a result",
    ],
    [
      "completed with null",
      { status: "completed", result: null },
      isKreaEmptyResultError,
      "completed without a result",
    ],
  ])("a job that is %s is an error with the job", async (_name, state, guard, message) => {
    const { krea } = jobThrough(state);
    const promise = caught(krea.jobs.wait(id));
    await vi.runAllTimersAsync();
    const error = await promise;
    expect(guard(error)).toBe(true);
    expect(error).toMatchObject({ jobId: id, job: { job_id: id } });
    expect(String(error)).toContain(message);
  });

  test("a training job's result is its style", async () => {
    const { krea } = jobThrough({ status: "completed", result: { style_id: "s1" } });
    const promise = krea.jobs.wait(id);
    await vi.runAllTimersAsync();
    await expect(promise).resolves.toMatchObject({ result: { style_id: "s1", urls: [] } });
  });

  test("a deadline carries the job, and leaves no timer", async () => {
    const { krea } = jobThrough({ status: "processing" });
    const promise = caught(krea.jobs.wait(id, { timeoutMs: 7_000 }));
    await vi.advanceTimersByTimeAsync(7_000);
    const error = await promise;
    expect(isKreaJobTimeoutError(error)).toBe(true);
    expect(error).toMatchObject({ jobId: id, job: { status: "processing" }, timeoutMs: 7_000 });
    expect(vi.getTimerCount()).toBe(0);
  });

  test("a deadline names a status that the document does not have in the API's own word", async () => {
    const { krea } = jobThrough({ status: "paused" });
    const promise = caught(krea.jobs.wait(id, { timeoutMs: 7_000 }));
    await vi.advanceTimersByTimeAsync(7_000);
    expect(await promise).toMatchObject({ message: expect.stringContaining("Its last known status is paused;") });
  });

  test("an abort rejects at once, in the middle of a sleep, with the job's id and the reason", async () => {
    const { krea } = jobThrough({ status: "processing" });
    const controller = new AbortController();
    const promise = caught(krea.jobs.wait(id, { signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(100);
    controller.abort("enough");
    const error = await promise;
    expect(isKreaAbortError(error)).toBe(true);
    expect(error).toMatchObject({ name: "AbortError", jobId: id, cause: "enough" });
    expect(vi.getTimerCount()).toBe(0);
  });

  test("a signal that has aborted already sends nothing", async () => {
    const { krea, sent } = jobThrough(completed);
    const signal = AbortSignal.abort();
    await expect(krea.jobs.wait(id, { signal })).rejects.toSatisfy(isKreaAbortError);
    await expect(krea.image(flux, { prompt: "x" }, { signal })).rejects.toSatisfy(isKreaAbortError);
    expect(sent).toEqual([]);
  });
});
