import { describe, expect, test } from "vitest";
import { isKreaSubmissionUnknownError, type Krea } from "../../../src/index.ts";
import { caught } from "../../support/caught.ts";
import { expectRefused } from "../../support/expect-refused.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";

const id = "3c90c3cc-0d44-4b50-8888-8dd25736052a";
const url = "https://files.example/a.png";
const flux = "bfl/flux-1-dev";

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
    [
      "a body that JSON cannot hold",
      (k) => k.image?.(flux, { prompt: 1n }),
      "prompt: expected a value that JSON can hold, or a file, got 1.",
    ],
    [
      "BigInts under both names",
      (k) => k.image?.(flux, { imageUrl: 1n, image_url: 2n }),
      "imageUrl: expected a value that JSON",
    ],
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
    await expectRefused(Promise.resolve(call(krea as unknown as Untyped)), message, sent);
  });
});
