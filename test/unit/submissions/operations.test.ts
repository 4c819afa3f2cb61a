import { expect, test } from "vitest";
import { answersJobs, jobIdsOf, mayMakeJob, modelOf } from "../../../src/submissions/operations.ts";
import { fixtureDocument } from "../../support/fixture.ts";

test.each([
  [true, "POST", "/generate/image/bfl/flux-1-dev"],
  [true, "POST", "/styles/train"],
  [true, "POST", "/node-apps/{id}/execute"],
  [true, "POST", "/an/operation/newer/than/the/document"],
  [false, "POST", "/assets"],
  [false, "POST", "/styles/{id}/share/workspace"],
  [false, "GET", "/jobs"],
  [false, "DELETE", "/jobs/{id}"],
])("mayMakeJob is %s for %s %s", (expected, method, path) => {
  expect(mayMakeJob(fixtureDocument, method, path)).toBe(expected);
});

test.each([
  [true, "POST", "/generate/video/a/newer/model"],
  [true, "POST", "/node-apps/{id}/execute"],
  [false, "POST", "/an/operation/newer/than/the/document"],
  [false, "GET", "/jobs/{id}"],
])("answersJobs is %s for %s %s", (expected, method, path) => {
  expect(answersJobs(fixtureDocument, method, path)).toBe(expected);
});

test("modelOf names a model by its id, and another operation by its path", () => {
  expect(modelOf("/generate/image/bfl/flux-1-dev")).toBe("image/bfl/flux-1-dev");
  expect(modelOf("/styles/train")).toBe("styles/train");
});

test.each([
  [{ job_id: "a" }, ["a"]],
  [
    [{ job_id: "a" }, { job_id: "b" }],
    ["a", "b"],
  ],
  [[[{ job_id: "a" }]], []],
  [{ job_id: "" }, []],
  [{ job_id: 7 }, []],
  [null, []],
  ["a", []],
])("jobIdsOf %j is %j", (data, ids) => {
  expect(jobIdsOf(data)).toEqual(ids);
});
