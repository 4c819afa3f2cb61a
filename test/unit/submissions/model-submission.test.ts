import { expect, test } from "vitest";
import { modelSubmission } from "../../../src/submissions/model-submission.ts";

test("modelSubmission reads the job of its answer, and takes one that a search has found as it is", () => {
  const submission = modelSubmission("/generate/image/bfl/flux-1-dev", { input: {}, options: undefined });
  expect(submission.what).toBe("image/bfl/flux-1-dev");
  const job = submission.parse({ job_id: "a", status: "queued", created_at: "2026-01-01T00:00:00Z" });
  if (!job) throw new Error("expected a job");
  expect(job.job_id).toBe("a");
  expect(submission.adopt?.(job)).toBe(job);
  expect(submission.parse({ status: "queued" })).toBeUndefined();
});
