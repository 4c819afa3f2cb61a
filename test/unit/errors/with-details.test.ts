import { expect, test } from "vitest";
import { errorFromResponse } from "../../../src/errors/from-response.ts";
import { KreaRateLimitError } from "../../../src/errors/index.ts";
import { aboutJob, withDetails } from "../../../src/errors/with-details.ts";

const details = { status: 429, requestId: "r1", body: { error: "slow" }, method: "POST", path: "/x", retryAfterMs: 5 };
const limit = errorFromResponse(details);

test("withDetails copies an error with its class, and replaces only what is given", () => {
  const copy = withDetails(limit, "held back", { path: "/y" });
  expect(copy).toBeInstanceOf(KreaRateLimitError);
  expect(copy).toMatchObject({ ...details, path: "/y", message: "held back" });
  expect(limit).toMatchObject({ path: "/x" });
});

test("aboutJob names the job of the wait that an error ended", () => {
  const error = aboutJob(limit, "job-1");
  expect(error.jobId).toBe("job-1");
  expect(error.message).toBe(`${limit.message} The wait for job job-1 has ended; the job keeps running.`);
});
