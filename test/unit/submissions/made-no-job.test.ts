import { expect, test } from "vitest";
import { errorFromResponse } from "../../../src/errors/from-response.ts";
import {
  KreaAbortError,
  KreaConnectionError,
  KreaInputError,
  KreaJobError,
  KreaSubmissionUnknownError,
  KreaTimeoutError,
  type Recovery,
} from "../../../src/errors/index.ts";
import { aboutJob } from "../../../src/errors/with-details.ts";
import { attemptMadeNoJob, madeNoJob } from "../../../src/submissions/made-no-job.ts";
import type { Failure } from "../../../src/transport/retry.ts";

const answered = (status: number): Failure => ({ kind: "answered", status, retryAfterMs: undefined });

test.each<[boolean, Failure | undefined]>([
  [true, { kind: "not-connected" }],
  [false, { kind: "unknown" }],
  [true, answered(400)],
  [true, answered(429)],
  [true, answered(308)],
  [false, answered(303)],
  [false, answered(302)],
  [false, answered(0)],
  [false, answered(200)],
  [false, answered(408)],
  [false, answered(500)],
  [false, answered(503)],
  [false, undefined],
])("attemptMadeNoJob is %s after %o", (expected, failure) => {
  expect(attemptMadeNoJob(failure)).toBe(expected);
});

const refusal = errorFromResponse({
  status: 402,
  requestId: undefined,
  body: { error: "no credits" },
  method: "POST",
  path: "/x",
  retryAfterMs: undefined,
});
const now = new Date();
const lostSubmission = {
  model: "m",
  submittedAt: now,
  failedAt: now,
  recover: async () => ({ status: "none" }) as const,
};
const unknown = (recovery?: Recovery) => {
  const error = new KreaSubmissionUnknownError("lost", { ...lostSubmission, cause: undefined });
  if (recovery) error.recovery = recovery;
  return error;
};

test.each<[boolean, string, unknown]>([
  [true, "an input that was refused", new KreaInputError("no")],
  [true, "a connection that was never made", new KreaConnectionError("no", {})],
  [true, "a timeout in the queue", new KreaTimeoutError("late", { timeoutMs: 1 })],
  [true, "a refusal of the API", refusal],
  [false, "a refusal to read a job that exists", aboutJob(refusal, "job-1")],
  [false, "a job that failed", new KreaJobError("failed", { job: undefined, jobId: "job-1" })],
  [false, "an unknown outcome", unknown()],
  [true, "an unknown outcome, if a complete search found no job", unknown({ status: "none" })],
  [
    false,
    "an unknown outcome, if a search was not sure",
    unknown({ status: "ambiguous", jobs: [], reason: "several" }),
  ],
  [true, "an abort before the submission was sent", new KreaAbortError("stop", {})],
  [false, "an abort of a wait", new KreaAbortError("stop", { jobId: "job-1" })],
  [false, "an abort after the submission was sent", new KreaAbortError("stop", { submission: lostSubmission })],
  [false, "an error of other code", new Error("what?")],
])("madeNoJob is %s for %s", (expected, _what, error) => {
  expect(madeNoJob(error)).toBe(expected);
});
