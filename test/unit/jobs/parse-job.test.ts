import { describe, expect, test } from "vitest";
import { jobStatuses } from "../../../generated/jobs.ts";
import type { Job } from "../../../src/jobs/job.ts";
import { parseJob } from "../../../src/jobs/parse-job.ts";

const base = { job_id: "j1", status: "completed", created_at: "2026-01-01T00:00:00Z" };
const parse = (fields: object): Job => {
  const job = parseJob({ ...base, ...fields });
  if (!job) throw new Error("no job");
  return job;
};
const a = "https://files.example/a.png";
const b = "https://files.example/b.png";

describe("parseJob", () => {
  test.each([
    ["a list of strings", [a, b], { urls: [a, b] }],
    ["a list of objects", [{ type: "model", url: a }], { urls: [a] }],
    [
      "objects with a preview",
      [
        { type: "preview", url: b },
        { type: "model", url: a },
      ],
      { urls: [a], previews: [b] },
    ],
    ["a map by name", { first: a, second: b }, { urls: [a, b], outputs: { first: a, second: b } }],
    ["one string", a, { urls: [a] }],
    ["nothing", undefined, { urls: [] }],
    ["null", null, { urls: [] }],
    ["entries that are no URLs", [1, null, { type: "model" }], { urls: [] }],
  ])("reads urls that are %s", (_name, urls, result) => {
    expect(parse({ result: { urls, seconds: 1 } }).result).toEqual({ ...result, extra: { seconds: 1 } });
  });

  test.each([[null], [{}], [undefined], ["text"]])("a result of %j is none", (result) => {
    expect(parse({ status: "processing", result }).result).toBeNull();
    expect(parse({ status: "failed", result }).result).toBeNull();
    // The type of a completed job promises a result.
    expect(parse({ status: "completed", result }).result).toEqual({ urls: [] });
  });

  test("keeps outputs and previews that are not its own under extra", () => {
    expect(parse({ result: { urls: [a], outputs: { first: 1 }, previews: a } }).result).toEqual({
      urls: [a],
      extra: { outputs: { first: 1 }, previews: a },
    });
  });

  test.each(jobStatuses)("takes the status %s of the document as it is", (status) => {
    expect(parse({ status })).toMatchObject({ status, extra: {} });
  });

  test("a status that the document does not have is unknown, and the API's word is kept", () => {
    expect(parse({ status: "paused" })).toMatchObject({ status: "unknown", extra: { status: "paused" } });
  });

  test("both spellings of cancelled", () => {
    expect(parse({ status: "canceled" }).status).toBe("cancelled");
    expect(parse({ status: "cancelled" }).status).toBe("cancelled");
  });

  test.each([
    ["a string", "out of memory", { message: "out of memory" }],
    ["an object", { code: "nsfw", message: "refused" }, { code: "nsfw", message: "refused" }],
    ["an object with a code alone", { code: "nsfw" }, { code: "nsfw", message: "nsfw" }],
    ["an object with more", { message: "refused", where: 1 }, { message: "refused", extra: { where: 1 } }],
    ["null", null, null],
    ["an empty object", {}, null],
    ["an empty string", "", null],
  ])("reads an error that is %s", (_name, error, expected) => {
    expect(parse({ error }).error).toEqual(expected);
  });

  test("keeps what it does not know under extra, and fills in what is missing", () => {
    expect(parse({ status: "queued", type: "flux", estimated_time: 7, extra: 1 })).toEqual({
      ...base,
      status: "queued",
      completed_at: null,
      result: null,
      error: null,
      extra: { type: "flux", estimated_time: 7, extra: 1 },
    });
  });

  test.each([
    ["completed", { result: { urls: { first: a }, style_id: "s", seconds: 1 }, type: "flux" }],
    ["completed", { result: { urls: [{ type: "preview", url: a }] } }],
    ["failed", { error: { code: "nsfw", where: 1 }, extra: { position: 1 } }],
    ["paused", { type: "flux" }],
  ])("a %s job that was read before stays as it is", (status, fields) => {
    const job = parse({ status, ...fields });
    expect(parseJob(job)).toEqual(job);
    expect(parseJob(JSON.parse(JSON.stringify(job)))).toEqual(job);
  });

  test.each([[null], ["x"], [[]], [{}], [{ job_id: "", status: "queued" }], [{ job_id: "x" }], [{ status: "queued" }]])(
    "%j is no job",
    (value) => expect(parseJob(value)).toBeUndefined(),
  );
});
