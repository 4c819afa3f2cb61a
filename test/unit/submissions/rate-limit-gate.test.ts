import { beforeEach, describe, expect, test, vi } from "vitest";
import { isKreaAbortError } from "../../../src/index.ts";
import { RateLimitGate } from "../../../src/submissions/rate-limit-gate.ts";
import { caught } from "../../support/caught.ts";
import { limited } from "../../support/failures.ts";
import { order } from "../../support/order.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";
import { flush, settled } from "../../support/virtual-time.ts";

const flux = "bfl/flux-1-dev" as const;

describe("the rate limit gate of a client, after a 429", () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00Z") }));

  test("submissions that were aborted before do not count as let through", async () => {
    const { krea, sent } = stubbedClient(
      async (_request, count) => {
        if (count === 1) return limited();
        await new Promise((resolve) => setTimeout(resolve, 10));
        return json(jobBody());
      },
      { maxRetries: 1 },
    );
    await settled(krea.image(flux, { prompt: "x" }));
    expect(sent).toHaveLength(2);
    const aborted = Array.from({ length: 8 }, () =>
      settled(krea.image(flux, { prompt: "x" }, { signal: AbortSignal.abort() })),
    );
    for (const error of await Promise.all(aborted)) {
      if (!isKreaAbortError(error)) throw error;
      expect(error.message).toBe("POST /generate/image/bfl/flux-1-dev was aborted before it was sent.");
    }
    const many = Array.from({ length: 20 }, () => krea.image(flux, { prompt: "x" }));
    await vi.advanceTimersByTimeAsync(1);
    // One has got through since: two at a time.
    expect(sent).toHaveLength(4);
    await vi.runAllTimersAsync();
    expect(await Promise.all(many)).toHaveLength(20);
  });
});

describe("a Retry-After beyond reason", () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00Z") }));

  test.each(["1000000000000", "Fri, 31 Dec 9999 23:59:59 GMT", "maybe 2090"])(
    "holds back submissions for five minutes at most: %s",
    async (retryAfter) => {
      const { krea, sent } = stubbedClient(
        (_request, count) =>
          count === 1 ? json({}, { status: 429, headers: { "retry-after": retryAfter } }) : json(jobBody()),
        { retryBudgetMs: 3_600_000 },
      );
      await caught(krea.image(flux, { prompt: "x" }));
      const next = krea.image(flux, { prompt: "x" });
      await vi.advanceTimersByTimeAsync(5 * 60_000);
      expect(sent).toHaveLength(2);
      expect((await next).status).toBe("queued");
    },
  );
});

describe("the rate limit gate", () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00Z") }));

  test("is open, and has no timer", async () => {
    const gate = new RateLimitGate();
    await Promise.all([gate.enter(undefined, 120_000), gate.enter(undefined, 120_000)]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("after a limit holds everybody back, then lets through one, and more with each success", async () => {
    const gate = new RateLimitGate();
    await gate.enter(undefined, 120_000);
    gate.leave(1_000);
    const { entered, note } = order();
    for (const name of ["a", "b", "c", "d"]) note(name)(gate.enter(undefined, 120_000));
    await vi.advanceTimersByTimeAsync(999);
    expect(entered).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(entered).toEqual(["a"]);
    gate.leave();
    await flush();
    expect(entered).toEqual(["a", "b", "c"]);
    gate.leave();
    await flush();
    expect(entered).toEqual(["a", "b", "c", "d"]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("a second limit closes it again, and it never opens earlier than asked", async () => {
    const gate = new RateLimitGate();
    await Promise.all([gate.enter(undefined, 120_000), gate.enter(undefined, 120_000)]);
    gate.leave(5_000);
    gate.leave(1_000);
    const { entered, note } = order();
    note("a")(gate.enter(undefined, 120_000));
    await vi.advanceTimersByTimeAsync(4_999);
    expect(entered).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(entered).toEqual(["a"]);
  });

  test("that opens in the very moment in which a turn is asked for lets it through", async () => {
    const gate = new RateLimitGate();
    await gate.enter(undefined, 120_000);
    gate.leave(1);
    // Time passes between one look at the clock and the next.
    let now = performance.now();
    const clock = vi.spyOn(performance, "now").mockImplementation(() => {
      now += 0.3;
      return now;
    });
    const { entered, note } = order();
    note("a")(gate.enter(undefined, 120_000));
    await vi.advanceTimersByTimeAsync(5);
    clock.mockRestore();
    expect(entered).toEqual(["a"]);
  });

  test("lets nobody through whose signal has aborted, and stays as it is", async () => {
    const gate = new RateLimitGate();
    await gate.enter(undefined, 120_000);
    gate.leave(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(gate.enterNow(AbortSignal.abort())).toBe(false);
    await expect(gate.enter(AbortSignal.abort("enough"), 0)).rejects.toMatchObject({
      interruption: { kind: "aborted", reason: "enough" },
    });
    expect(gate.enterNow(undefined)).toBe(true);
    expect(gate.enterNow(undefined)).toBe(false);
  });

  test("an abort leaves the queue, and with the last of it the timer goes", async () => {
    const gate = new RateLimitGate();
    await gate.enter(undefined, 120_000);
    gate.leave(60_000);
    const controller = new AbortController();
    const promise = caught(gate.enter(controller.signal, 120_000));
    expect(vi.getTimerCount()).toBeGreaterThan(0);
    controller.abort("enough");
    expect(await promise).toMatchObject({ interruption: { kind: "aborted", reason: "enough" } });
    expect(vi.getTimerCount()).toBe(0);
  });
});
