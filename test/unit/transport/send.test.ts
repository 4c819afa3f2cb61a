import { beforeEach, describe, expect, test, vi } from "vitest";
import { isKreaAbortError, isKreaServerError } from "../../../src/index.ts";
import { caught } from "../../support/caught.ts";
import { limited, refused, reset } from "../../support/failures.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";
import { settled } from "../../support/virtual-time.ts";

const flux = "bfl/flux-1-dev" as const;
beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00Z") }));

describe("reads that fail are sent again", () => {
  test.each([
    ["a refused connection", refused],
    ["a reset", reset],
    ["408", () => json({}, { status: 408 })],
    ["429", limited],
    ["503", () => json({}, { status: 503 })],
    ["a body that is no JSON", () => new Response("{")],
  ])("are sent again after %s", async (_name, failure) => {
    const { krea, sent } = stubbedClient((_request, count) => (count < 4 ? failure() : json(jobBody())), {
      maxRetries: 4,
    });
    expect(await settled(krea.jobs.get("x"))).toMatchObject({ status: "queued" });
    expect(sent).toHaveLength(4);
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each([
    ["DELETE", (k: ReturnType<typeof stubbedClient>["krea"]) => k.jobs.cancel("x")],
    [
      "an upload",
      (k: ReturnType<typeof stubbedClient>["krea"]) => k.api.POST("/assets", { body: { file: new Blob(["x"]) } }),
    ],
    [
      "PATCH",
      (k: ReturnType<typeof stubbedClient>["krea"]) =>
        k.api.PATCH("/styles/{id}", { params: { path: { id: "x" } }, body: { title: "t" } }),
    ],
  ])("%s is sent again, with its body", async (_name, call) => {
    const { krea, sent } = stubbedClient((_request, count) => (count < 3 ? reset() : json({})), { maxRetries: 4 });
    await settled(call(krea));
    expect(sent).toHaveLength(3);
    expect(new Set(sent.map(({ body }) => JSON.stringify(body).replace(/krea-sdk-[\w-]+/g, ""))).size).toBe(1);
  });

  test("end with the last error when the retries are used up", async () => {
    const { krea, sent } = stubbedClient(() => json({}, { status: 502 }), { maxRetries: 2 });
    expect(isKreaServerError(await settled(krea.jobs.get("x")))).toBe(true);
    expect(sent).toHaveLength(3);
  });

  test("end when the budget is used up, an attempt that hangs included", async () => {
    const { krea } = stubbedClient(() => new Promise<Response>(() => {}), {
      maxRetries: 99,
      retryBudgetMs: 10_000,
      timeoutMs: 4_000,
    });
    const startedAt = Date.now();
    await settled(krea.jobs.get("x"));
    expect(Date.now() - startedAt).toBeLessThanOrEqual(10_000);
  });

  test("wait as long as Retry-After asks", async () => {
    const headers = { "retry-after": "7" };
    const { krea } = stubbedClient((_request, count) => (count < 2 ? limited(headers) : json(jobBody())), {
      maxRetries: 1,
    });
    const startedAt = Date.now();
    await settled(krea.jobs.get("x"));
    expect(Date.now() - startedAt).toBe(7_000);
  });

  test("go out with cache: no-store; submissions need not", async () => {
    const { krea, sent } = stubbedClient(() => json(jobBody()));
    await krea.jobs.get("x");
    await krea.image(flux, { prompt: "x" });
    expect(sent.map(({ request }) => request.cache)).toEqual(["no-store", "default"]);
  });

  test("an abort between two attempts rejects at once and leaves no timer", async () => {
    const { krea } = stubbedClient(() => limited({ "retry-after": "60" }), { maxRetries: 4 });
    const controller = new AbortController();
    const promise = caught(krea.jobs.get("x", { signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(1_000);
    controller.abort("enough");
    const error = await promise;
    expect(isKreaAbortError(error)).toBe(true);
    expect(error).toMatchObject({ cause: "enough" });
    expect(vi.getTimerCount()).toBe(0);
  });
});
