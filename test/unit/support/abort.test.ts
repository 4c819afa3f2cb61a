import { getEventListeners } from "node:events";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { isKreaAbortError } from "../../../src/index.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";
import { settled } from "../../support/virtual-time.ts";

const url = "https://files.example/a.png";
const completed = { status: "completed", result: { urls: [url] } };
beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00Z") }));

describe("one signal of many waits", () => {
  test("of many calls has one listener, and none when they have ended", async () => {
    const { krea } = stubbedClient(({ url }) => json(jobBody({ ...completed, job_id: url.split("/").at(-1) })));
    // Once for all that what sends requests is there.
    await krea.jobs.get("j0");
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, "addEventListener");
    const calls = Array.from({ length: 30 }, (_value, index) => krea.jobs.wait(`j${index % 3}`, { signal }));
    await vi.advanceTimersByTimeAsync(0);
    expect(added).toHaveBeenCalledTimes(1);
    await settled(Promise.all(calls));
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  test("aborts them all", async () => {
    const { krea } = stubbedClient(() => json(jobBody({ status: "processing" })));
    const controller = new AbortController();
    const calls = Array.from({ length: 30 }, () =>
      krea.jobs.wait("3c90c3cc-0d44-4b50-8888-8dd25736052a", { signal: controller.signal }),
    );
    const outcomes = Promise.allSettled(calls);
    await vi.advanceTimersByTimeAsync(100);
    controller.abort();
    expect((await outcomes).every((outcome) => outcome.status === "rejected" && isKreaAbortError(outcome.reason))).toBe(
      true,
    );
    expect(vi.getTimerCount()).toBe(0);
  });
});
