import { describe, expect, test } from "vitest";
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
    const error = await caught(krea.jobs.wait("x"));
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ name: "KreaJobFailedError", job: { status: "failed" } });
  });
});
