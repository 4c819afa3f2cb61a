import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  type DeprecationNotice,
  isKreaAbortError,
  isKreaConnectionError,
  isKreaEmptyResultError,
  isKreaInputError,
  isKreaJobCancelledError,
  isKreaJobFailedError,
  isKreaJobTimeoutError,
  isKreaSubmissionUnknownError,
  isKreaTimeoutError,
  type Job,
  type Krea,
} from "../../../src/index.ts";
import { withDeadline } from "../../../src/support/deadline.ts";
import { caught } from "../../support/caught.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";

const id = "3c90c3cc-0d44-4b50-8888-8dd25736052a";
const url = "https://files.example/a.png";
const flux = "bfl/flux-1-dev";
const done = () => json(jobBody({ status: "completed", result: { urls: [url] } }));

describe("a submission", () => {
  test("goes out as the API wants it", async () => {
    const { krea, sent } = stubbedClient(() => json(jobBody()), { headers: { "x-team": "a" } });
    const job = await krea.image(flux, { prompt: "x", imageUrl: url }, { webhookUrl: "https://hooks.example/k" });
    expect(job).toMatchObject({ job_id: id, status: "queued", result: null, error: null });
    expect(sent).toMatchObject([
      {
        method: "POST",
        url: "https://api.example/generate/image/bfl/flux-1-dev",
        headers: {
          authorization: "Bearer test-key",
          "content-type": "application/json",
          "x-team": "a",
          "x-webhook-url": "https://hooks.example/k",
        },
        body: { prompt: "x", image_url: url },
      },
    ]);
  });

  test.each([
    ["image", (krea: Krea) => krea.image(flux, { prompt: "x" }), "/generate/image/bfl/flux-1-dev"],
    ["video", (krea: Krea) => krea.video("kling/kling-2.5", { prompt: "x" }), "/generate/video/kling/kling-2.5"],
    ["enhance", (krea: Krea) => krea.enhance("krea/enhance", { image_url: url }), "/generate/enhance/krea/enhance"],
    ["generateRaw", (krea: Krea) => krea.generateRaw("image/new/model-9", { a: 1 }), "/generate/image/new/model-9"],
  ])("%s posts to its path", async (_name, submit, path) => {
    const { krea, sent } = stubbedClient(() => json(jobBody()));
    await submit(krea);
    expect(sent.map((request) => new URL(request.url).pathname)).toEqual([path]);
  });

  test("the path-keyed client rewrites aliases too", async () => {
    const { krea, sent } = stubbedClient(() => json(jobBody()));
    await krea.api.POST("/generate/video/google/veo-2", { body: { prompt: "x", image_url: url } });
    expect(sent[0]?.body).toEqual({ prompt: "x", start_image: url });
  });

  test.each([
    ["no answer", () => Promise.reject(new TypeError("fetch failed"))],
    ["a 5xx", () => new Response("<html><title>502 Bad Gateway</title></html>", { status: 502 })],
    ["a body that is no JSON", () => new Response("{")],
    ["a body without a job", () => json({})],
    ["no body", () => new Response(null)],
  ])("%s leaves it unknown, and it is not sent again", async (_name, answer) => {
    const { krea, sent } = stubbedClient(answer);
    const error = await caught(krea.image(flux, { prompt: "x" }));
    expect(isKreaSubmissionUnknownError(error) && error.model).toBe("image/bfl/flux-1-dev");
    expect(String(error)).toContain("The job may exist, and be billed; it was not sent again.");
    expect(sent).toHaveLength(1);
  });
});

describe("errors keep to what happened", () => {
  test("what a custom fetch throws is a connection error of any class, and a submission is unknown", async () => {
    for (const thrown of [new Error("socket hang up"), new DOMException("x", "TimeoutError"), "text", undefined]) {
      const { krea } = stubbedClient(() => Promise.reject(thrown));
      const errors = await Promise.all([caught(krea.jobs.get("x")), caught(krea.image(flux, { prompt: "x" }))]);
      expect([isKreaConnectionError(errors[0]), isKreaSubmissionUnknownError(errors[1])]).toEqual([true, true]);
    }
  });

  test("what middleware throws before anything is sent is the caller's own", async () => {
    const { krea, sent } = stubbedClient(() => json(jobBody()), { maxRetries: 4 });
    krea.api.use({
      onRequest: () => {
        throw new TypeError("own bug");
      },
    });
    await expect(krea.image(flux, { prompt: "x" })).rejects.toThrow(new TypeError("own bug"));
    expect(sent).toEqual([]);
  });

  test("a webhook URL goes out as a header can hold it", async () => {
    const { krea, sent } = stubbedClient(() => json(jobBody()));
    await krea.image(flux, { prompt: "x" }, { webhookUrl: "https://例え.jp/hook" });
    expect(sent[0]?.headers["x-webhook-url"]).toBe("https://xn--r8jz45g.jp/hook");
  });
});

describe("deprecations", () => {
  test("are reported once for each operation and name, with what to do", async () => {
    const notices: DeprecationNotice[] = [];
    const { krea } = stubbedClient(() => json(jobBody()), { onDeprecation: (notice) => notices.push(notice) });
    await krea.image(flux, { prompt: "x", imageUrl: url });
    await krea.image(flux, { prompt: "x", imageUrl: url, presetStyles: [] });
    await krea.image("bfl/flux-1-kontext-dev", { prompt: "x", imageUrl: url });
    expect(notices.map((notice) => `${notice.operation} ${notice.kind === "field" && notice.from}`)).toEqual([
      "POST /generate/image/bfl/flux-1-dev imageUrl",
      "POST /generate/image/bfl/flux-1-dev presetStyles",
      "POST /generate/image/bfl/flux-1-kontext-dev imageUrl",
    ]);
    expect(notices[0]).toEqual({
      kind: "field",
      operation: "POST /generate/image/bfl/flux-1-dev",
      from: "imageUrl",
      to: "image_url",
      sunsetDate: "2026-06-19",
      reason: "Public API request fields are moving to snake_case.",
      migrationUrl: "https://docs.krea.ai/developers/deprecations#public-api-snake-case-fields",
      message: expect.stringContaining('"imageUrl" is deprecated, use "image_url".'),
    });
  });

  test("are one console.warn by default", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const { krea } = stubbedClient(() => json(jobBody()), { onDeprecation: undefined });
    await krea.image(flux, { prompt: "x", imageUrl: url });
    await krea.image(flux, { prompt: "x", imageUrl: url });
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn.mock.calls[0]?.[0]).toContain("[krea-sdk] POST /generate/image/bfl/flux-1-dev");
    warn.mockRestore();
  });

  test("that throw refuse the call", async () => {
    const { krea, sent } = stubbedClient(() => json(jobBody()), {
      onDeprecation: (notice) => {
        throw new Error(`old: ${notice.kind === "field" && notice.from}`);
      },
    });
    await expect(krea.image(flux, { prompt: "x", imageUrl: url })).rejects.toThrow("old: imageUrl");
    expect(sent).toEqual([]);
  });
});

describe("bad input is refused before anything is sent", () => {
  type Untyped = { [method: string]: (...args: unknown[]) => Promise<unknown> } & {
    api: { [method: string]: (...args: unknown[]) => Promise<unknown> };
    jobs: { [method: string]: (...args: unknown[]) => Promise<unknown> };
  };
  const rows: [string, (krea: Untyped) => Promise<unknown> | undefined, string][] = [
    ["input that is a string", (k) => k.image?.(flux, "x"), 'input: expected an object, got "x"'],
    ["input that is null", (k) => k.image?.(flux, null), "input: expected an object, got null"],
    ["input that is an array", (k) => k.image?.(flux, []), "input: expected an object, got an array"],
    ["no input", (k) => k.subscribe?.("image/bfl/flux-1-dev", {}), "input: expected an object, got undefined"],
    ["no options", (k) => k.subscribe?.("image/bfl/flux-1-dev"), "expected an options object, got undefined"],
    ["body that is a string", (k) => k.api.POST?.("/styles/train", { body: "x" }), 'body: expected an object, got "x"'],
    ["body that is a Map", (k) => k.api.POST?.("/styles/train", { body: new Map() }), "expected an object, got a Map"],
    ["upload that is no form", (k) => k.api.POST?.("/assets", { body: "x" }), "POST /assets: body: expected an object"],
    [
      "file that is no Blob",
      (k) => k.api.POST?.("/assets", { body: { file: 1 } }),
      "body.file: expected a string or a Blob, got 1",
    ],
    ["unknown option", (k) => k.image?.(flux, { prompt: "x" }, { webhook: url }), 'unknown option "webhook"'],
    [
      "unknown subscribe option",
      (k) => k.subscribe?.("image/bfl/flux-1-dev", { input: {}, logs: true }),
      'unknown option "logs"',
    ],
    [
      "webhook over http",
      (k) => k.image?.(flux, {}, { webhookUrl: "http://a.example" }),
      "webhookUrl: expected an absolute https URL",
    ],
    [
      "webhook that is no URL",
      (k) => k.image?.(flux, {}, { webhookUrl: "hook" }),
      "webhookUrl: expected an absolute https URL",
    ],
    [
      "negative time",
      (k) => k.image?.(flux, {}, { timeoutMs: -1 }),
      "timeoutMs: expected a number of milliseconds above 0",
    ],
    ["signal that is none", (k) => k.image?.(flux, {}, { signal: true }), "signal: expected an AbortSignal, got true"],
    ["model that is a URL", (k) => k.generateRaw?.("https://evil.example/x", {}), "model: expected an id such as"],
    ["model that leaves the path", (k) => k.generateRaw?.("image/../../jobs", {}), "model: expected an id such as"],
    ["model with a query", (k) => k.generateRaw?.("image/a?x=1", {}), "model: expected an id such as"],
    ["model that is a number", (k) => k.generateRaw?.(1, {}), "model: expected an id such as"],
    [
      "old and new name",
      (k) => k.image?.(flux, { prompt: "x", imageUrl: "a", image_url: "b" }),
      '"image_url" and "imageUrl" have different values',
    ],
    ["a body that JSON cannot hold", (k) => k.image?.(flux, { prompt: 1n }), "body: expected what JSON can hold: "],
    ["BigInts under both names", (k) => k.image?.(flux, { imageUrl: 1n, image_url: 2n }), "have different values"],
    ["no body", (k) => k.api.POST?.("/generate/image/bfl/flux-1-dev", {}), "body: expected an object, got undefined"],
    ["no init", (k) => k.api.POST?.("/styles/train"), "body: expected an object, got undefined"],
    ["a body on a read", (k) => k.api.GET?.("/jobs", { body: {} }), "body: expected none with GET, got an object"],
    ["a misspelt option", (k) => k.api.GET?.("/jobs", { parms: {} }), 'GET /jobs: unknown option "parms"'],
    ["a redirect that is followed", (k) => k.api.GET?.("/jobs", { redirect: "follow" }), 'unknown option "redirect"'],
    ["a header that HTTP refuses", (k) => k.api.GET?.("/jobs", { headers: { a: "b\nc" } }), 'HTTP allows for "a"'],
    [
      "a header parameter that HTTP refuses",
      (k) => k.api.GET?.("/jobs", { params: { header: { a: "b\nc" } } }),
      "HTTP allows",
    ],
    [
      "a time of a call that is no number",
      (k) => k.api.GET?.("/jobs", { timeoutMs: "5" }),
      'timeoutMs: expected a number of milliseconds above 0 and up to 2147483647, got "5"',
    ],
    [
      "a signal of a call that is none",
      (k) => k.api.GET?.("/jobs", { signal: true }),
      "signal: expected an AbortSignal, got true",
    ],
    ["an unknown option of get", (k) => k.jobs.get?.(id, { foo: 1 }), 'jobs.get: unknown option "foo"'],
    ["a bad time of cancel", (k) => k.jobs.cancel?.(id, { timeoutMs: Number.NaN }), "jobs.cancel: timeoutMs: expected"],
    [
      "a model that is none",
      (k) => k.image?.(undefined, {}),
      'model: expected a name such as "vendor/model", got undefined',
    ],
    ["path of another host", (k) => k.api.GET?.("@evil.example/"), "path: expected a path such as"],
    ["path without a value", (k) => k.api.GET?.("/jobs/{id}"), "id: expected a non-empty string, got undefined"],
    ["another base URL", (k) => k.api.GET?.("/jobs", { baseUrl: "https://evil.example" }), 'unknown option "baseUrl"'],
    ["job that is none", (k) => k.jobs.get?.({}), "job: expected a job or its id, got an object"],
    ["empty job id", (k) => k.jobs.wait?.(""), 'job: expected a job or its id, got ""'],
    ["job id that leaves the path", (k) => k.jobs.cancel?.(".."), 'job: expected a job or its id, got ".."'],
    [
      "wait that is endless",
      (k) => k.jobs.wait?.(id, { timeoutMs: Number.POSITIVE_INFINITY }),
      "timeoutMs: expected a number",
    ],
    [
      "interval of nothing",
      (k) => k.jobs.wait?.(id, { intervalMs: 0 }),
      "intervalMs: expected a number of milliseconds above 0",
    ],
    ["unknown wait option", (k) => k.jobs.wait?.(id, { pollMs: 1 }), 'unknown option "pollMs"'],
  ];
  test.each(rows)("%s", async (_name, call, message) => {
    const { krea, sent } = stubbedClient(() => json(jobBody()));
    const error = await caught(Promise.resolve(call(krea as unknown as Untyped)));
    expect(isKreaInputError(error), String(error)).toBe(true);
    expect(String(error)).toContain(message);
    expect(sent).toEqual([]);
  });
});

describe("the key", () => {
  test("goes to the API alone, whatever middleware does", async () => {
    const { krea, sent } = stubbedClient(() => json(jobBody()));
    const elsewhere = { onRequest: () => new Request("https://evil.example/jobs/x") };
    krea.api.use(elsewhere);
    await expect(krea.jobs.get("x")).rejects.toThrow("the key goes nowhere else");
    expect(sent).toEqual([]);
    krea.api.eject(elsewhere);
    await krea.jobs.get("x");
    expect(sent).toHaveLength(1);
  });

  test("two clients with different keys live side by side", async () => {
    const one = stubbedClient(() => json(jobBody()), { apiKey: "one" });
    const two = stubbedClient(() => json(jobBody()), { apiKey: "two" });
    await Promise.all([one.krea.jobs.get("x"), two.krea.jobs.get("x")]);
    expect([one, two].map(({ sent }) => sent[0]?.headers.authorization)).toEqual(["Bearer one", "Bearer two"]);
  });
});

describe("an upload", () => {
  test("is sent as a form", async () => {
    const { krea, sent } = stubbedClient(() => json({}));
    await krea.api.POST("/assets", { body: { file: new Blob(["abc"], { type: "image/png" }), description: "d" } });
    expect(sent[0]?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    expect(sent[0]?.body).toContain("abc");
    expect(sent[0]?.body).toContain('name="description"');
  });
});

describe("waiting", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

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
    ["completed with nothing", { status: "completed", result: {} }, isKreaEmptyResultError, "completed with no result"],
    ["completed with null", { status: "completed", result: null }, isKreaEmptyResultError, "completed with no result"],
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

describe("a request", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
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

test("cancel deletes the job", async () => {
  const { krea, sent } = stubbedClient(() => new Response(null));
  await krea.jobs.cancel(id);
  expect(sent.map(({ method, url: to }) => `${method} ${to}`)).toEqual([`DELETE https://api.example/jobs/${id}`]);
});

test("get reads the job", async () => {
  const { krea } = stubbedClient(done);
  await expect(krea.jobs.get(id)).resolves.toMatchObject({ status: "completed", result: { urls: [url] } });
});
