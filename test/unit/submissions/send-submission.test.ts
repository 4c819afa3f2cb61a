import { beforeEach, describe, expect, test, vi } from "vitest";
import {
  isKreaConnectionError,
  isKreaRateLimitError,
  isKreaSubmissionUnknownError,
  isKreaTimeoutError,
} from "../../../src/index.ts";
import { limited, refused, reset } from "../../support/failures.ts";
import { jobBody, json, stubbedClient, stubbedRuntime } from "../../support/stub-fetch.ts";
import { settled } from "../../support/virtual-time.ts";

const flux = "bfl/flux-1-dev" as const;
beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00Z") }));

describe("submissions that fail", () => {
  test("are sent again after a connection that was never made", async () => {
    const { krea, sent } = stubbedRuntime((count) => (count < 4 ? refused() : json(jobBody())), { maxRetries: 4 });
    expect(await settled(krea.image(flux, { prompt: "x" }))).toMatchObject({ status: "queued" });
    expect(sent).toHaveLength(4);
  });

  test("that never reach the server are a connection error: no job was made", async () => {
    const { krea, sent } = stubbedRuntime(refused, { maxRetries: 2 });
    expect(isKreaConnectionError(await settled(krea.image(flux, { prompt: "x" })))).toBe(true);
    expect(sent).toHaveLength(3);
  });

  test("are never sent again where a fetch of the caller's says so: it may have tried before", async () => {
    const { krea, sent } = stubbedClient(refused, { maxRetries: 4 });
    expect(isKreaSubmissionUnknownError(await settled(krea.image(flux, { prompt: "x" })))).toBe(true);
    expect(sent).toHaveLength(1);
  });

  test("whose second attempt ends with the budget are unknown, whatever the first one was", async () => {
    const never = new Promise<Response>(() => {});
    const { krea, sent } = stubbedRuntime((count) => (count === 1 ? refused() : never), {
      maxRetries: 4,
      retryDelayMs: 1,
      retryBudgetMs: 1_000,
      timeoutMs: 1_000,
    });
    vi.spyOn(Math, "random").mockReturnValue(0);
    expect(isKreaSubmissionUnknownError(await settled(krea.image(flux, { prompt: "x" })))).toBe(true);
    expect(sent).toHaveLength(2);
  });

  test("are not sent by an attempt that was written off while middleware was at work", async () => {
    const { krea, sent } = stubbedRuntime(() => json(jobBody()), { maxRetries: 0, timeoutMs: 100 });
    krea.api.use({
      onRequest: async () => {
        await new Promise((resolve) => setTimeout(resolve, 500));
        return undefined;
      },
    });
    expect(isKreaTimeoutError(await settled(krea.image(flux, { prompt: "x" })))).toBe(true);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(sent).toEqual([]);
  });

  test("leave nothing behind where an attempt cannot be made", async () => {
    const { krea, sent } = stubbedClient((_request, count) => (count === 1 ? reset() : json({ items: [] })));
    const call = krea.api.POST("/generate/image/bfl/flux-1-dev", { body: { prompt: "x" }, middleware: {} as never });
    await expect(call).rejects.toThrow("middleware: expected an array, got an object");
    expect(sent).toEqual([]);
  });

  test("are sent again after 429, and end with it when the retries are used up", async () => {
    const { krea, sent } = stubbedClient(() => limited(), { maxRetries: 2 });
    expect(isKreaRateLimitError(await settled(krea.image(flux, { prompt: "x" })))).toBe(true);
    expect(sent).toHaveLength(3);
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each([
    ["a reset", reset],
    ["500", () => json({}, { status: 500 })],
    ["502 with HTML", () => new Response("<html></html>", { status: 502 })],
    ["503 with Retry-After", () => json({}, { status: 503, headers: { "retry-after": "1" } })],
    ["524", () => new Response("", { status: 524 })],
    ["408", () => json({}, { status: 408 })],
    ["an answer that is no JSON", () => new Response("{")],
    ["an answer without a job", () => json({ ok: true })],
  ])("are never sent again after %s, by either door", async (_name, failure) => {
    const { krea, sent } = stubbedClient(failure, { maxRetries: 9 });
    const body = { prompt: "x" };
    const errors = [
      await settled(krea.image(flux, body)),
      await settled(krea.api.POST("/generate/image/bfl/flux-1-dev", { body })),
      await settled(krea.api.POST("/styles/train", { body: { name: "x", urls: [] } })),
    ];
    expect(errors.map(isKreaSubmissionUnknownError)).toEqual([true, true, true]);
    expect(errors[0]).toMatchObject({ model: "image/bfl/flux-1-dev", submittedAt: new Date(), failedAt: new Date() });
    expect(sent).toHaveLength(3);
  });

  test("a 429 slows the whole client down rather than each call alone", async () => {
    let limitedUntil = Date.now() + 3_000;
    const { krea, sent } = stubbedClient(
      () => (Date.now() < limitedUntil ? limited({ "retry-after": "3" }) : json(jobBody())),
      { maxRetries: 4 },
    );
    await settled(Promise.all(Array.from({ length: 20 }, () => krea.image(flux, { prompt: "x" }))));
    // All twenty met the first limit at once; nobody knocks again before it lifts, and then each is sent once.
    expect(sent).toHaveLength(40);
    limitedUntil = Date.now() + 3_000;
    const first = krea.image(flux, { prompt: "x" });
    await vi.advanceTimersByTimeAsync(1);
    await settled(Promise.all([first, ...Array.from({ length: 20 }, () => krea.image(flux, { prompt: "x" }))]));
    // Here one met it, and the others were held back.
    expect(sent).toHaveLength(40 + 1 + 21);
  });
});
