import { expect, test } from "vitest";
import { hasEnded, hasResult, type Job, statusText } from "../../../src/jobs/job.ts";
import { parseJob } from "../../../src/jobs/parse-job.ts";

const base = { job_id: "j1", status: "completed", created_at: "2026-01-01T00:00:00Z" };
const parse = (fields: object): Job => {
  const job = parseJob({ ...base, ...fields });
  if (!job) throw new Error("no job");
  return job;
};
const a = "https://files.example/a.png";

test.each([
  ["completed", true],
  ["failed", true],
  ["cancelled", true],
  ["canceled", true],
  ["queued", false],
  ["intermediate-complete", false],
  ["something-new", false],
])("a job that is %s has ended: %s", (status, ended) => expect(hasEnded(parse({ status }))).toBe(ended));

test("a completed job has a result with a URL or a style", () => {
  expect(hasResult(parse({ result: { urls: [a] } }))).toBe(true);
  expect(hasResult(parse({ result: { style_id: "s" } }))).toBe(true);
  expect(hasResult(parse({ result: { urls: [] } }))).toBe(false);
  expect(hasResult(parse({ result: null }))).toBe(false);
  expect(hasResult(parse({ status: "processing", result: { urls: [a] } }))).toBe(false);
});

test("the status text of a job is the API's own word, documented or not", () => {
  expect(statusText(parse({ status: "paused" }))).toBe("paused");
  expect(statusText(parse({ status: "queued" }))).toBe("queued");
});
