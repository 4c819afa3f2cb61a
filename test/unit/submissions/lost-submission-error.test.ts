import { expect, test, vi } from "vitest";
import {
  isKreaAbortError,
  isKreaSubmissionUnknownError,
  KreaAbortError,
  KreaConnectionError,
} from "../../../src/errors/index.ts";
import { lostSubmissionError } from "../../../src/submissions/lost-submission-error.ts";
import { InterruptedError } from "../../../src/support/deadline.ts";
import { caught } from "../../support/caught.ts";

const sentAtMs = Date.parse("2026-11-20T12:00:00Z");
const at = (wallMs: number) => ({ wallMs, monotonicMs: wallMs });
const submission = { model: "image/a", sentAt: at(sentAtMs), lostAt: at(sentAtMs + 5_000) };
const none = async () => ({ status: "none" }) as const;

test("a lost submission names its model, its window and its cause, and searches on demand", async () => {
  const cause = new KreaConnectionError("POST /x could not reach the API: reset.", {});
  const search = vi.fn(none);
  const error = lostSubmissionError(submission, cause, search);
  if (!isKreaSubmissionUnknownError(error)) throw error;
  expect(error).toMatchObject({
    model: "image/a",
    submittedAt: new Date(sentAtMs),
    failedAt: new Date(sentAtMs + 5_000),
  });
  expect(error.cause).toBe(cause);
  expect(error.message).toBe(
    "POST /x could not reach the API: reset. The job may exist, and be billed; it was not sent again. Call recover() " +
      "to look for it among the jobs created between 2026-11-20T12:00:00.000Z and 2026-11-20T12:00:05.000Z.",
  );
  expect(search).not.toHaveBeenCalled();
  expect(await error.recover({ lagMs: 1 })).toEqual({ status: "none" });
  expect(search).toHaveBeenCalledWith(submission, { lagMs: 1 });
});

test("a lost submission that the caller aborted stays an abort, with the reason and the search", async () => {
  const error = lostSubmissionError(submission, new KreaAbortError("POST /x was aborted.", { cause: "enough" }), none);
  if (!isKreaAbortError(error)) throw error;
  expect(error).toMatchObject({ cause: "enough", submittedAt: new Date(sentAtMs) });
  expect(error.message).toContain("The job may exist, and be billed. Call recover()");
});

test("an abort of the search says that the job may exist, and lets the search be made again", async () => {
  const search = async () => {
    throw new InterruptedError({ kind: "aborted", reason: "enough" });
  };
  const error = lostSubmissionError(submission, new Error("reset."), search);
  if (!isKreaSubmissionUnknownError(error)) throw error;
  const abort = await caught(error.recover());
  if (!isKreaAbortError(abort)) throw abort;
  expect(abort).toMatchObject({ cause: "enough", submittedAt: new Date(sentAtMs) });
  expect(abort.message).toContain("may exist, and be billed");
});
