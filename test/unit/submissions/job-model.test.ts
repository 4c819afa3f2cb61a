import { expect, test } from "vitest";
import type { Job } from "../../../src/jobs/job.ts";
import { compareModels } from "../../../src/submissions/job-model.ts";

const model = "image/bfl/flux-1-dev";
const jobWith = (extra: Record<string, unknown>, job_id = "job"): Job => ({
  job_id,
  status: "queued",
  created_at: "",
  completed_at: null,
  result: null,
  error: null,
  extra,
});

test.each([
  [{ model: "image/bfl/flux-1-dev" }, true],
  [{ model: "bfl/flux-1-dev" }, true],
  [{ model: "/generate/image/bfl/flux-1-dev" }, true],
  [{ model_id: "Flux-1-Dev" }, true],
  [{ model: "dev" }, false],
  [{ model: "bfl/flux-1-kontext-dev" }, false],
  [{ model: "" }, undefined],
  [{ model: null, type: "flux" }, undefined],
  [{}, undefined],
])("a job with %j is of the model: %s", (extra, expected) => {
  expect(compareModels([], () => undefined)(jobWith(extra), model)).toBe(expected);
});

test("a type is known by the jobs that this client has made", () => {
  const made: Record<string, string> = { one: model, two: "image/other", three: "image/third", four: "image/fourth" };
  const jobs = [
    jobWith({ type: "flux" }, "one"),
    jobWith({ type: "k1" }, "two"),
    jobWith({ type: "shared" }, "three"),
    jobWith({ type: "shared" }, "four"),
    jobWith({ type: "alien" }, "five"),
  ];
  const isOfModel = compareModels(jobs, (id) => made[id]);
  expect(isOfModel(jobWith({ type: "flux" }), model)).toBe(true);
  expect(isOfModel(jobWith({ type: "k1" }), model)).toBe(false);
  expect(isOfModel(jobWith({ type: "shared" }), "image/third")).toBe(undefined);
  expect(isOfModel(jobWith({ type: "alien" }), model)).toBe(undefined);
});
