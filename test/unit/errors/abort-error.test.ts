import { expect, test } from "vitest";
import { abortError } from "../../../src/errors/abort-error.ts";
import { isKreaAbortError, KreaAbortError } from "../../../src/errors/index.ts";
import { InterruptedError } from "../../../src/support/deadline.ts";

test.each([
  ["an interruption", new InterruptedError({ kind: "aborted", reason: "enough" })],
  ["an abort from below", new KreaAbortError("the request was aborted", { cause: "enough" })],
])("abortError makes a KreaAbortError of %s, with its reason and the details", (_what, error) => {
  const abort = abortError(error, "The search was aborted.", { jobId: "a" });
  if (!isKreaAbortError(abort)) throw abort;
  expect(abort).toMatchObject({ message: "The search was aborted.", cause: "enough", jobId: "a" });
});

test.each([
  ["a deadline", new InterruptedError({ kind: "timeout" })],
  ["another error", new RangeError("no")],
  ["what is no error", "enough"],
])("abortError leaves %s as it is", (_what, error) => {
  expect(abortError(error, "The search was aborted.")).toBe(error);
});
