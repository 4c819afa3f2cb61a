import { describe, expect, test } from "vitest";
import { errorFromResponse } from "../../../src/errors/from-response.ts";
import {
  isKreaJobError,
  isKreaNotFoundError,
  KreaConnectionError,
  KreaTimeoutError,
} from "../../../src/errors/index.ts";
import { isTransient, readError } from "../../../src/jobs/read-error.ts";

const answered = (status: number) =>
  errorFromResponse({ status, requestId: "r1", body: {}, method: "GET", path: "/jobs/{id}", retryAfterMs: undefined });

describe("isTransient", () => {
  test.each([
    [true, "no connection", new KreaConnectionError("no", {})],
    [true, "a timeout", new KreaTimeoutError("late", { timeoutMs: 1 })],
    [true, "408", answered(408)],
    [true, "429", answered(429)],
    [true, "500", answered(500)],
    [true, "503", answered(503)],
    [false, "400", answered(400)],
    [false, "401", answered(401)],
    [false, "404", answered(404)],
    [false, "an error of middleware", new Error("what?")],
  ])("is %s for %s", (expected, _what, error) => {
    expect(isTransient(error)).toBe(expected);
  });
});

describe("readError", () => {
  test("keeps the class and the details of the API's error, and names the job", () => {
    const error = readError(answered(404), { id: "job-1", job: undefined });
    if (!isKreaNotFoundError(error)) throw error;
    expect(error).toMatchObject({ status: 404, requestId: "r1", jobId: "job-1" });
    expect(error.message).toContain("The wait for it has ended.");
    const denied = readError(answered(403), { id: "job-1", job: undefined });
    expect(String(denied)).toContain("The wait for job job-1 has ended; the job keeps running.");
  });

  test("reports any other error with the job as it was last seen", () => {
    const cause = new Error("what?");
    const fields = { job_id: "job-1", created_at: "", completed_at: null, error: null, extra: {} };
    const job = { ...fields, status: "processing", result: null } as const;
    const error = readError(cause, { id: "job-1", job });
    if (!isKreaJobError(error)) throw error;
    expect(error).toMatchObject({ jobId: "job-1", job, cause });
    expect(error.message).toBe(
      "The wait for job job-1 has ended because the job cannot be read: what? The job keeps running.",
    );
  });
});
