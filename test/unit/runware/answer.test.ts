import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TaskError, TaskResult } from "../../../generated/runware.ts";
import { errorFor, jobOf, readAnswer } from "../../../src/runware/answer.ts";

const id = "3c90c3cc-0d44-4b50-8888-8dd25736052a";
const known = (numberResults = 1) => ({ numberResults, submittedAt: "2026-11-20T12:00:00.000Z" });
const image = (more: object = {}): TaskResult => ({
  taskUUID: id,
  status: "success",
  imageURL: "https://im.example/1.jpg",
  ...more,
});
const error = (more: object = {}): TaskError => ({ taskUUID: id, code: "moderated", message: "Refused.", ...more });
const jobFor = (data: TaskResult[], errors: TaskError[] = [], numberResults?: number) =>
  jobOf({ data, errors }, id, known(numberResults));

describe("a job of a task", () => {
  test.each([
    ["is accepted", [{ taskUUID: id }], [], 1, { status: "processing", result: null }],
    ["is processing", [image({ status: "processing", imageURL: undefined })], [], 1, { status: "processing" }],
    ["has its image", [image()], [], 1, { status: "completed", result: { urls: ["https://im.example/1.jpg"] } }],
    ["has an image without a status", [image({ status: undefined })], [], 1, { status: "completed" }],
    ["has one of two images", [image()], [], 2, { status: "processing" }],
    ["has two of two images", [image(), image()], [], 2, { status: "completed" }],
    [
      "has an image, and one that failed",
      [image()],
      [error()],
      2,
      { status: "completed", error: { code: "moderated" } },
    ],
    [
      "has failed",
      [],
      [error()],
      1,
      { status: "failed", result: null, error: { code: "moderated", message: "Refused." } },
    ],
    ["has failed without a reason", [{ taskUUID: id, status: "error" }], [], 1, { status: "failed" }],
    ["has failed as a whole", [], [error()], 4, { status: "failed" }],
    [
      "has an image that is not shown",
      [image({ imageURL: undefined })],
      [],
      1,
      { status: "completed", result: { urls: [] } },
    ],
    ["has one that failed, and one to come", [image({ status: "processing" })], [error()], 2, { status: "processing" }],
    ["failed by a word like that of none", [], [error({ code: "imageNotFound" })], 1, { status: "failed" }],
    ["failed by an unknown error", [], [error({ code: "unknownError" })], 1, { status: "failed" }],
    [
      "is a data URI",
      [image({ imageURL: undefined, imageDataURI: "data:," })],
      [],
      1,
      { result: { urls: ["data:,"] } },
    ],
    ["says what it cost", [image({ cost: 0.25 }), image({ cost: 0.5 })], [], 2, { extra: { cost: 0.75 } }],
  ] as [string, TaskResult[], TaskError[], number, object][])("that %s", (_name, data, errors, numberResults, job) => {
    expect(jobFor(data, errors, numberResults)).toMatchObject({ job_id: id, created_at: known().submittedAt, ...job });
  });

  test("is none where the answer is of others, or says that there is none", () => {
    expect(jobFor([image({ taskUUID: "other" })], [error({ taskUUID: "other" })])).toBeUndefined();
    expect(jobFor([], [error({ code: "taskNotFound" })])).toBeUndefined();
    expect(jobFor([], [error({ code: "resourceMissing", message: "Task 1 does not exist." })])).toBeUndefined();
    expect(jobFor([], [error({ code: "invalid", message: "Unknown task." })])).toBeUndefined();
    expect(jobFor([])).toBeUndefined();
  });
});

test("an error of the whole request is that of each task", () => {
  const whole = { code: "invalidApiKey", message: "No." };
  expect(errorFor({ data: [], errors: [whole] }, id)).toBe(whole);
  expect(errorFor({ data: [], errors: [whole, error()] }, id)).toMatchObject({ code: "moderated" });
  expect(errorFor({ data: [], errors: [error({ taskUUID: "other" })] }, id)).toBeUndefined();
});

test("whatever is answered is read, or is no answer", () => {
  expect(readAnswer({ data: [null, 5, image()], errors: "x" })).toEqual({ data: [image()], errors: [] });
  for (const value of [undefined, null, [], {}, { data: {} }, "x"]) expect(readAnswer(value)).toBeUndefined();
  fc.assert(
    fc.property(fc.array(fc.record({ taskUUID: fc.constantFrom(id, "other", 5), status: fc.anything() })), (data) => {
      const answer = readAnswer({ data });
      expect(() => answer && jobOf(answer, id, undefined)).not.toThrow();
    }),
  );
});
