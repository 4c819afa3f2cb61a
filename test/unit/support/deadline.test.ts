import { beforeEach, describe, expect, test, vi } from "vitest";
import { isKreaAbortError, isKreaSubmissionUnknownError, isKreaTimeoutError } from "../../../src/index.ts";
import { withDeadline } from "../../../src/support/deadline.ts";
import { caught } from "../../support/caught.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";

const flux = "bfl/flux-1-dev";

describe("the deadline of a request", () => {
  beforeEach(() => void vi.useFakeTimers());
  const hang = () => new Promise<Response>(() => {});

  test("that gets no answer ends at its deadline, even where fetch does not heed the signal", async () => {
    const { krea } = stubbedClient(hang, { timeoutMs: 5_000 });
    const promise = caught(krea.jobs.get("x"));
    await vi.advanceTimersByTimeAsync(5_000);
    const error = await promise;
    expect(isKreaTimeoutError(error) && error.timeoutMs).toBe(5_000);
    expect(String(error)).toContain("GET /jobs/{id} got no answer within 5000 ms (timeoutMs).");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("has a deadline of its own where asked", async () => {
    const { krea } = stubbedClient(hang);
    const promise = caught(krea.api.GET("/jobs", { timeoutMs: 10 }));
    await vi.advanceTimersByTimeAsync(10);
    expect(isKreaTimeoutError(await promise)).toBe(true);
  });

  test("a deadline that could not be set up leaves no timer behind", async () => {
    const signal = { aborted: false } as AbortSignal;
    await expect(withDeadline({ signal, timeoutMs: 5 }, hang)).rejects.toThrow(TypeError);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("a submission that gets no answer in time is unknown", async () => {
    const { krea } = stubbedClient(hang, { timeoutMs: 5_000 });
    const promise = caught(krea.image(flux, { prompt: "x" }));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(isKreaSubmissionUnknownError(await promise)).toBe(true);
  });
});

describe("an abort that comes while the work is being started", () => {
  const never = () => new Promise<never>(() => {});

  test("ends the work at once", async () => {
    const controller = new AbortController();
    const work = () => {
      controller.abort("enough");
      return never();
    };
    const error = await caught(withDeadline({ signal: controller.signal, timeoutMs: 60_000 }, work));
    expect(error).toMatchObject({ interruption: { kind: "aborted", reason: "enough" } });
  });

  test.each([
    ["subscribe", "onQueueUpdate"],
    ["wait", "onUpdate"],
  ] as const)("from a callback of %s ends the wait", async (method, callback) => {
    const controller = new AbortController();
    const { krea } = stubbedClient(() => json(jobBody()));
    const options = { signal: controller.signal, [callback]: () => controller.abort() };
    const call =
      method === "wait"
        ? krea.jobs.wait(await krea.image(flux, { prompt: "x" }), options)
        : krea.subscribe(`image/${flux}`, { input: { prompt: "x" }, ...options });
    const error = await caught(call);
    expect(isKreaAbortError(error) && error.jobId).toBe(jobBody().job_id);
  });

  test("from a fetch of the caller's that never answers ends the request", async () => {
    const controller = new AbortController();
    const { krea } = stubbedClient(() => {
      controller.abort();
      return never();
    });
    expect(isKreaAbortError(await caught(krea.jobs.get("x", { signal: controller.signal })))).toBe(true);
  });
});
