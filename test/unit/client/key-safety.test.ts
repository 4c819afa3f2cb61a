import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { isKreaError, Krea } from "../../../src/index.ts";
import { caught } from "../../support/caught.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";

const apiKey = "kr-s3cret-key-9f8e7d";

/** Everything that a program might print of a value. */
function printed(value: unknown): string {
  const deep = inspect(value, { depth: 20, showHidden: true, getters: true });
  return `${deep}\n${JSON.stringify(value)}\n${String(value)}\n${value instanceof Error ? value.stack : ""}`;
}

describe("the key is in nothing that a program might print", () => {
  test("not in a client", () => {
    const krea = new Krea({ apiKey });
    expect(printed(krea)).not.toContain(apiKey);
    expect(printed(krea.api)).not.toContain(apiKey);
    expect(printed(krea.jobs)).not.toContain(apiKey);
  });

  const echo = `Invalid token ${apiKey}`;
  test.each([
    ["a refusal that echoes it", () => json({ error: echo, nested: { token: apiKey } }, { status: 401 })],
    ["a page that echoes it", () => new Response(`<html><title>${echo}</title></html>`, { status: 502 })],
    ["an answer that is no job", () => json({ echo })],
    ["an answer that is no JSON", () => new Response(`{"token": "${apiKey}"`)],
    ["an answer whose text begins with it", () => new Response(apiKey)],
    ["an answer that is a string with it", () => json(echo)],
    ["a refusal whose request id echoes it", () => json({}, { status: 400, headers: { "x-request-id": apiKey } })],
    [
      "a fetch whose error says it",
      () => {
        throw Object.assign(new TypeError(`fetch failed with ${apiKey}`), { headers: { authorization: apiKey } });
      },
    ],
    [
      "a fetch whose error holds a copy of the request",
      (request: Request) => {
        throw Object.assign(new TypeError("fetch failed"), { request: new Request(request) });
      },
    ],
    [
      "a fetch whose error holds the request",
      (request: Request) => {
        throw Object.assign(new TypeError("fetch failed"), { request, cause: { request } });
      },
    ],
  ])("not in the error of %s", async (_name, answer) => {
    const { krea } = stubbedClient(({ request }) => answer(request), { apiKey });
    for (const call of [krea.jobs.get("x"), krea.image("bfl/flux-1-dev", { prompt: "x" })]) {
      const error = await caught(call);
      expect(isKreaError(error)).toBe(true);
      expect(printed(error)).not.toContain(apiKey);
    }
  });

  test.each([
    ["in place of the options", apiKey],
    ["with a line break", { apiKey: `${apiKey}\n` }],
    ["in the base URL's credentials", { apiKey: "k", baseUrl: `https://user:${apiKey}@api.krea.ai` }],
    ["in the base URL's query", { apiKey: "k", baseUrl: `https://api.krea.ai?key=${apiKey}` }],
    ["as the base URL", { apiKey: "k", baseUrl: apiKey }],
  ])("not in the error of a key that was passed %s", (_name, options) => {
    try {
      new Krea(options as object);
      expect.unreachable();
    } catch (error) {
      expect(isKreaError(error)).toBe(true);
      expect(printed(error)).not.toContain(apiKey);
    }
  });

  test("not over plain http beyond loopback", () => {
    expect(() => new Krea({ apiKey, baseUrl: "http://api.krea.ai" })).toThrow("plain http would show the API key");
  });
});

describe("errors as data", () => {
  test("say what happened, with their causes, and no more than that of foreign errors", async () => {
    const { krea } = stubbedClient(() => {
      throw new TypeError("fetch failed", { cause: Object.assign(new Error("reset"), { secret: apiKey }) });
    });
    const error = await caught(krea.image("bfl/flux-1-dev", { prompt: "x" }));
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: "KreaSubmissionUnknownError",
      message: expect.stringContaining("The job may exist, and be billed; it was not sent again."),
      model: "image/bfl/flux-1-dev",
      submittedAt: expect.any(String),
      failedAt: expect.any(String),
      cause: {
        name: "KreaConnectionError",
        message: "POST /generate/image/bfl/flux-1-dev could not reach the API: reset.",
        cause: { name: "TypeError", message: "fetch failed", cause: { name: "Error", message: "reset" } },
      },
    });
  });

  test("of the API hold its status, code, body and request id", async () => {
    const headers = { "x-request-id": "r-1" };
    const body = { error: { code: "bad_prompt", message: "Too short" } };
    const { krea } = stubbedClient(() => json(body, { status: 400, headers }));
    const error = await caught(krea.image("bfl/flux-1-dev", { prompt: "x" }));
    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: "KreaBadRequestError",
      message:
        "POST /generate/image/bfl/flux-1-dev answered 400: Too short. Correct the request; nothing was created or billed.",
      status: 400,
      code: "bad_prompt",
      body,
      requestId: "r-1",
      method: "POST",
      path: "/generate/image/bfl/flux-1-dev",
    });
  });

  test("of a job hold the job", async () => {
    const { krea } = stubbedClient(() => json(jobBody({ status: "failed", error: "oom" })));
    const error = await caught(krea.jobs.wait("x"));
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ name: "KreaJobFailedError", job: { status: "failed" } });
  });
});
