import { beforeEach, describe, expect, test, vi } from "vitest";
import { isKreaInputError } from "../../../src/index.ts";
import { Runware } from "../../../src/runware.ts";
import { caught } from "../../support/caught.ts";
import { expectRefused } from "../../support/expect-refused.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";

const flux = "image/bfl/flux-1-dev" as const;

// Mistakes that the runtime would report with an error of its own, such as a TypeError or a URIError.
describe("a mistake that the runtime knows too is a KreaInputError, and nothing is sent", () => {
  type Client = ReturnType<typeof stubbedClient>["krea"];
  const anySignal = (signal: object) => signal as AbortSignal;
  test.each<[string, (krea: Client) => Promise<unknown>, string]>([
    [
      "params: null",
      (krea) => krea.api.GET("/jobs", { params: null as never }),
      "GET /jobs: params: expected an object, got null.",
    ],
    [
      "a query of a number",
      (krea) => krea.api.GET("/jobs", { params: { query: 5 as never } }),
      "params.query: expected an object, got 5.",
    ],
    [
      "half of a surrogate pair in an id",
      (krea) => krea.jobs.get("a\ud800"),
      'job: expected a job or its id, got "a\\ud800".',
    ],
    [
      "half of a surrogate pair in a parameter",
      (krea) => krea.api.GET("/jobs/{id}", { params: { path: { id: "\udc00a" } } }),
      "GET /jobs/{id}: id: expected",
    ],
    [
      "half of a surrogate pair in a cursor",
      async (krea) => krea.jobs.list({ cursor: "\ud800" }),
      "cursor: expected text that can be encoded",
    ],
    [
      "a bad cache",
      (krea) => krea.api.GET("/jobs", { cache: "none" as never }),
      'GET /jobs: cache: expected an option that fetch takes, got "none"',
    ],
    [
      "a bad mode",
      (krea) => krea.api.GET("/jobs", { mode: "navigate" }),
      'GET /jobs: mode: expected an option that fetch takes, got "navigate"',
    ],
    [
      "a signal that cannot be left",
      (krea) => krea.jobs.get("a", { signal: anySignal({ aborted: false, addEventListener() {} }) }),
      "signal: expected an AbortSignal",
    ],
    [
      "maxCost below 0",
      (krea) => krea.submit(flux, { prompt: "x" }, { maxCost: { computeUnits: -5 } }),
      "and not computeUnits: -5",
    ],
    [
      "maxCost that is no number",
      (krea) => krea.submit(flux, { prompt: "x" }, { maxCost: { usd: "5" as never } }),
      'and not usd: "5"',
    ],
  ])("%s", async (_name, call, message) => {
    const { krea, sent } = stubbedClient(() => json(jobBody()));
    await expectRefused(call(krea), message, sent);
  });

  test("a signal of 5 in a batch", async () => {
    const { krea, sent } = stubbedClient(() => json(jobBody()));
    const request = { model: flux, input: { prompt: "x" } };
    await expectRefused(
      krea.batch([request], { signal: 5 as never }).next(),
      "batch: signal: expected an AbortSignal, got 5.",
      sent,
    );
    const { value } = await krea.batch([{ ...request, signal: 5 as never }]).next();
    expect(value).toMatchObject({
      status: "rejected",
      reason: { message: "batch: signal: expected an AbortSignal, got 5." },
    });
    expect(sent).toEqual([]);
  });

  test.each(["javascript:1", "ftp://x.example", "x", 5])("an uploadEndpoint of %j", async (uploadEndpoint) => {
    const sent: unknown[] = [];
    const runware = new Runware({ apiKey: "test-key", fetch: async () => json({}, { status: sent.push(1) && 500 }) });
    const input = { prompt: "x", aspect_ratio: "1:1", resolution: "1K" } as const;
    const call = runware.subscribe("image/krea/krea-2/medium", { input, runware: { uploadEndpoint } as never });
    await expectRefused(call, "uploadEndpoint: expected an absolute http or https URL", sent as never);
  });

  test("a webhookUrl that is refused is not printed, because it may hold a secret", async () => {
    const { krea, sent } = stubbedClient(() => json(jobBody()));
    const call = krea.submit(flux, { prompt: "x" }, { webhookUrl: "http://app.example/hook?token=s3cret" });
    const error = await caught(call);
    expect(isKreaInputError(error)).toBe(true);
    expect(String(error)).toContain("webhookUrl: expected an absolute https URL, got a string of 36 characters.");
    expect(JSON.stringify(error)).not.toContain("s3cret");
    expect(sent).toEqual([]);
  });
});

describe("the signal of a request in a batch", () => {
  beforeEach(() => void vi.useFakeTimers());

  test("may be of another implementation, and ends its request alone", async () => {
    const { krea } = stubbedClient(({ method }) =>
      json(jobBody({ status: method === "POST" ? "queued" : "processing" })),
    );
    const target = new EventTarget();
    const signal = Object.assign(target, { aborted: false, reason: "enough" }) as unknown as AbortSignal;
    const next = krea.batch([{ model: flux, input: { prompt: "x" }, signal }]).next();
    await vi.advanceTimersByTimeAsync(100);
    target.dispatchEvent(new Event("abort"));
    await vi.advanceTimersByTimeAsync(0);
    expect((await next).value).toMatchObject({
      status: "rejected",
      reason: { name: "AbortError", jobId: jobBody().job_id },
    });
  });
});
