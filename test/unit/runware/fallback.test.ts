import { describe, expect, test } from "vitest";
import {
  KreaAbortError,
  KreaAPIError,
  KreaBadRequestError,
  KreaConnectionError,
  KreaInputError,
  KreaInsufficientCreditsError,
  KreaJobFailedError,
  KreaRateLimitError,
  KreaServerError,
  KreaSubmissionUnknownError,
  type Recovery,
} from "../../../src/index.ts";
import { createFallback, type FallbackProvider } from "../../../src/runware.ts";
import { caught } from "../../support/caught.ts";

const details = (status: number, more: object = {}) => ({
  status,
  code: undefined,
  body: undefined,
  requestId: undefined,
  method: "POST",
  path: "/generate/image/krea/krea-2/medium",
  retryAfterMs: undefined,
  ...more,
});
const none: Recovery = { status: "none" };
const submission = { model: "x", submittedAt: new Date(0), failedAt: new Date(1), recover: async () => none };

/** A submission that a 503 with `Retry-After` has left unknown. */
function unavailable(recovery: Recovery | undefined) {
  const cause = new KreaServerError("503", details(503, { retryAfterMs: 60_000 }));
  return Object.assign(new KreaSubmissionUnknownError("unknown", { ...submission, cause }), { recovery });
}

describe("a fallback", () => {
  test.each<[string, unknown, boolean]>([
    ["the provider was never reached", new KreaConnectionError("x"), true],
    ["it has no credits left", new KreaInsufficientCreditsError("x", details(402)), true],
    ["it answers 429", new KreaRateLimitError("x", details(429)), true],
    ["it is unavailable, and a search found no job", unavailable(none), false],
    ["it is unavailable, and nobody has looked for the job", unavailable(undefined), false],
    [
      "it is unavailable, and several jobs may be the one",
      unavailable({ status: "ambiguous", jobs: [], reason: "several" }),
      false,
    ],
    [
      "the outcome is unknown",
      new KreaSubmissionUnknownError("x", { ...submission, cause: new Error("reset") }),
      false,
    ],
    ["the input is bad", new KreaInputError("x"), false],
    ["it refuses the input", new KreaBadRequestError("x", details(400)), false],
    ["the job failed", new KreaJobFailedError("x", { job: undefined, jobId: "a" }), false],
    ["a 402 ended the wait for a job", new KreaAPIError("x", details(402, { jobId: "a" })), false],
    ["the caller aborted", new KreaAbortError("x"), false],
    ["the error is another's", new TypeError("x"), false],
  ])("where %s", async (_name, error, isTried) => {
    const asked: string[] = [];
    const providerThat = (name: string): FallbackProvider => ({
      subscribe: async () => {
        asked.push(name);
        throw error;
      },
    });
    const either = createFallback([providerThat("first"), providerThat("second")]);
    const input = { prompt: "x", aspect_ratio: "1:1", resolution: "1K" } as const;
    expect(await caught(either.subscribe("image/krea/krea-2/medium", { input }))).toBe(error);
    expect(asked).toEqual(isTried ? ["first", "second"] : ["first"]);
  });
});
