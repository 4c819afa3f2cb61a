import { sample } from "openapi-sampler";
import { describe, expect, it, test } from "vitest";
import { modelIds } from "../../../generated/model-ids.ts";
import type { Job } from "../../../generated/openapi.ts";
import { submissionOperations } from "../../../generated/operations.ts";
import { listOperations, mainBody, type Operation } from "../../../src/codegen/document.ts";
import { parseJob } from "../../../src/jobs/parse-job.ts";
import { resultMediaOf } from "../../../src/mock/result-media.ts";
import { effective } from "../../support/document.ts";
import { imagePath, startTestMock, unknownId, videoPath } from "./support.ts";

const anyUuid = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

describe("a job", () => {
  it("is answered as pending when it is submitted", async () => {
    const { call } = await startTestMock({ jobs: { queuedMs: 0, processingMs: 0 } });
    const { status, body } = await call("POST", imagePath, { body: { prompt: "a lighthouse" } });
    expect(status).toBe(200);
    expect(body).toEqual({
      job_id: anyUuid,
      status: "queued",
      created_at: "2026-07-01T12:00:00.000Z",
      completed_at: null,
      result: null,
      error: null,
    });
  });

  it("moves from queued over processing to completed as the clock does", async () => {
    const { mock, submit, job, advance } = await startTestMock({ jobs: { queuedMs: 500, processingMs: 1500 } });
    const id = await submit();
    expect(await job(id)).toMatchObject({ job_id: id, status: "queued", completed_at: null, result: null });
    advance(499);
    expect(await job(id)).toMatchObject({ status: "queued" });
    advance(1);
    expect(await job(id)).toMatchObject({ status: "processing", completed_at: null, result: null });
    advance(1499);
    expect(await job(id)).toMatchObject({ status: "processing" });
    advance(1);
    expect(await job(id)).toEqual({
      job_id: id,
      status: "completed",
      created_at: "2026-07-01T12:00:00.000Z",
      completed_at: "2026-07-01T12:00:02.000Z",
      result: { urls: [`${mock.url}/files/results/${id}.png`] },
      error: null,
    });
    advance(1_000_000);
    expect(await job(id)).toMatchObject({ status: "completed", completed_at: "2026-07-01T12:00:02.000Z" });
  });

  it("takes half a second and a second and a half where nothing is said", async () => {
    const { submit, job, advance } = await startTestMock();
    const id = await submit();
    advance(500);
    expect(await job(id)).toMatchObject({ status: "processing" });
    advance(1500);
    expect(await job(id)).toMatchObject({ status: "completed" });
  });

  it("fails with a reason where that is its outcome", async () => {
    const { submit, job, advance } = await startTestMock({ jobs: { outcome: "failed" } });
    const id = await submit();
    advance(2000);
    expect(await job(id)).toMatchObject({
      status: "failed",
      completed_at: "2026-07-01T12:00:02.000Z",
      result: null,
      error: { code: "generation_failed", message: "The model could not finish." },
    });
  });

  it("is 404 where its id was never given", async () => {
    const { call } = await startTestMock();
    const error = "The job was not found or the client is not authorized to see it";
    expect(await call("GET", `/jobs/${unknownId}`)).toMatchObject({ status: 404, body: { error } });
    expect(await call("DELETE", `/jobs/${unknownId}`)).toMatchObject({ status: 404 });
  });

  it("of a node app comes in an array", async () => {
    const { call, job, advance } = await startTestMock();
    const { body } = await call<Job[]>("POST", "/node-apps/some-app/execute", { body: { prompt: "a lighthouse" } });
    expect(body).toEqual([expect.objectContaining({ job_id: anyUuid, status: "queued", result: null, error: null })]);
    advance(2000);
    expect(await job(body[0]?.job_id ?? "")).toMatchObject({ status: "completed" });
  });
});

describe("cancelling", () => {
  test.each([0, 500])("a job after %i ms ends it", async (elapsed) => {
    const { call, submit, job, advance } = await startTestMock();
    const id = await submit();
    advance(elapsed);
    expect(await call("DELETE", `/jobs/${id}`)).toMatchObject({ status: 200, body: undefined });
    advance(10_000);
    expect(await job(id)).toMatchObject({ status: "cancelled", result: null, error: null });
  });

  it("leaves a job alone that has ended", async () => {
    const { call, submit, job, advance } = await startTestMock();
    const id = await submit();
    advance(2000);
    expect(await call("DELETE", `/jobs/${id}`)).toMatchObject({ status: 200 });
    expect(await job(id)).toMatchObject({ status: "completed" });
  });
});

describe("mock.jobs", () => {
  it("lists what was submitted", async () => {
    const { mock, call, submit, advance } = await startTestMock();
    const webhookUrl = "https://example.com/hook";
    const first = await submit();
    await call("POST", videoPath, { body: { prompt: "waves" }, headers: { "X-Webhook-URL": webhookUrl } });
    advance(500);
    expect(mock.jobs.list()).toEqual([
      {
        id: first,
        path: imagePath,
        body: { prompt: "a lighthouse at dusk" },
        webhookUrl: null,
        createdAt: "2026-07-01T12:00:00.000Z",
        status: "processing",
      },
      expect.objectContaining({ path: videoPath, body: { prompt: "waves" }, webhookUrl, status: "processing" }),
    ]);
  });

  it("does not list a refused submission", async () => {
    const { mock, call } = await startTestMock();
    expect(await call("POST", imagePath, { body: {} })).toMatchObject({ status: 400 });
    expect(await call("POST", "/generate/image/no/model", { body: {} })).toMatchObject({ status: 404 });
    expect(mock.jobs.list()).toEqual([]);
  });

  it("ends a job now, in each of the three ways", async () => {
    const { mock, submit, job } = await startTestMock();
    const ids = [await submit(), await submit(), await submit()] as const;
    mock.jobs.complete(ids[0]);
    mock.jobs.fail(ids[1], { code: "nsfw", message: "No." });
    mock.jobs.cancel(ids[2]);
    expect(await job(ids[0])).toMatchObject({ status: "completed", result: { urls: [expect.any(String)] } });
    expect(await job(ids[1])).toMatchObject({ status: "failed", error: { code: "nsfw", message: "No." } });
    expect(await job(ids[2])).toMatchObject({ status: "cancelled" });
    expect(() => mock.jobs.complete(ids[1])).toThrow(`Job ${ids[1]} has already ended: failed`);
    expect(() => mock.jobs.cancel(unknownId)).toThrow(`There is no job ${unknownId}`);
  });

  it("sets how the next jobs end, one call for each", async () => {
    const { mock, submit, job, advance } = await startTestMock();
    for (const outcome of ["failed", "cancelled", "empty"] as const) mock.jobs.next(outcome);
    const ids = [await submit(), await submit(), await submit(), await submit()];
    advance(1000);
    expect(mock.jobs.list().map(({ status }) => status)).toEqual(Array(4).fill("processing"));
    advance(1000);
    const jobs = await Promise.all(ids.map(job));
    expect(jobs.map(({ status, result }) => [status, result?.urls?.length])).toEqual([
      ["failed", undefined],
      ["cancelled", undefined],
      ["completed", 0],
      ["completed", 1],
    ]);
    // @ts-expect-error: no such outcome
    expect(() => mock.jobs.next("lost")).toThrow("expected one of completed, failed, cancelled, empty, got lost");
  });
});

describe("the limit of jobs at once", () => {
  it("is answered by 429 and freed by jobs that end", async () => {
    const { mock, call, submit, advance } = await startTestMock({ maxConcurrentJobs: 2 });
    await submit();
    await submit();
    const refused = await call("POST", imagePath, { body: { prompt: "a lighthouse" } });
    expect(refused).toMatchObject({
      status: 429,
      body: { error: "You have reached the maximum number of concurrent jobs." },
    });
    expect(await call("POST", imagePath, { body: {} })).toMatchObject({ status: 400 });
    expect(mock.jobs.list()).toHaveLength(2);
    advance(2000);
    expect(await call("POST", imagePath, { body: { prompt: "a lighthouse" } })).toMatchObject({ status: 200 });
  });

  it("holds for submissions at the same moment", async () => {
    const { call } = await startTestMock({ maxConcurrentJobs: 3 });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => call("POST", imagePath, { body: { prompt: "a lighthouse" } })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(7);
  });
});

const served = await effective();

/** The document's own example of a body, or one that is made from its schema. */
function exampleOf(operation: Operation): unknown {
  const { media } = mainBody(operation) ?? {};
  return media?.example ?? (media?.schema && sample(media.schema as never, { skipNonRequired: true }, served));
}

describe("every operation that makes a job", () => {
  const paths = [
    ...modelIds.map((id) => `/generate/${id}`),
    ...submissionOperations.map((key) => key.split(" ")[1] ?? ""),
  ];
  const operations = listOperations(served).flatMap(({ method, path, operation }) =>
    method === "post" && paths.includes(path) ? [{ path, example: exampleOf(operation) }] : [],
  );

  it("is there", () => expect(operations.map(({ path }) => path)).toEqual(expect.arrayContaining(["/styles/train"])));

  it.each(operations)("$path takes its own example and completes", async ({ path, example }) => {
    const { call, mock, job, advance } = await startTestMock();
    await call("POST", path.replaceAll(/\{[^{}]+\}/g, "app"), { body: example });
    const id = mock.jobs.list()[0]?.id ?? "";
    advance(2000);
    const shown = parseJob(await job(id));
    expect(shown?.status).toBe("completed");
    if (path === "/styles/train") return expect(shown?.result).toMatchObject({ style_id: anyUuid });
    const media = resultMediaOf(path);
    expect(shown?.result?.files[0]?.kind).toBe(media);
    for (const { url, type } of shown?.result?.files ?? []) {
      const file = await fetch(url);
      const contentType = file.headers.get("content-type")?.split("/")[0];
      expect([file.status, contentType]).toEqual([200, type === "preview" ? "image" : media.replace("3d", "model")]);
      await file.arrayBuffer();
    }
  });
});
