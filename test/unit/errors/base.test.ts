import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { KreaError } from "../../../src/index.ts";
import { caught } from "../../support/caught.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";

const apiKey = "kr-s3cret-key-9f8e7d";

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
    const error = await caught(krea.jobs.wait("3c90c3cc-0d44-4b50-8888-8dd25736052a"));
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ name: "KreaJobFailedError", job: { status: "failed" } });
  });
});

describe("errors as data, whatever their cause is", () => {
  const ownCause = new Error("own cause");
  ownCause.cause = ownCause;
  test.each<[string, unknown, unknown]>([
    ["an object without a prototype", Object.create(null), expect.any(String)],
    ["its own cause", ownCause, { name: "Error", message: "own cause", cause: "[circular]" }],
    ["a text", "enough", "enough"],
    ["null", null, null],
    ["a big integer", 10n, "10"],
    ["a 20 MB buffer", Buffer.alloc(20_000_000), expect.any(String)],
    [
      "an error with a huge buffer",
      Object.assign(new Error("x"), { data: Buffer.alloc(20_000_000) }),
      { name: "Error", message: "x" },
    ],
  ])("%s", (_name, cause, expected) => {
    const error = new KreaError("broken", { cause });
    expect(JSON.parse(JSON.stringify(error))).toEqual({ name: "KreaError", message: "broken", cause: expected });
    expect(JSON.stringify(error).length).toBeLessThan(20_000);
    expect(inspect(error)).toContain("broken");
  });

  test("an error that is its own cause", () => {
    const error = new KreaError("broken");
    Object.defineProperty(error, "cause", { value: error });
    expect(error.toJSON()).toEqual({ name: "KreaError", message: "broken", cause: "[circular]" });
  });

  test("a Proxy that throws", () => {
    const trap = () => {
      throw new Error("no");
    };
    for (const traps of [{ get: trap }, { getPrototypeOf: trap }]) {
      const error = new KreaError("broken", { cause: new Proxy(new Error("x"), traps) });
      expect(JSON.parse(JSON.stringify(error))).toMatchObject({ message: "broken", cause: expect.any(String) });
    }
  });

  test("a message of 50 MB is cut", () => {
    expect(new KreaError("x".repeat(50_000_000)).message).toHaveLength(10_001);
  });
});
