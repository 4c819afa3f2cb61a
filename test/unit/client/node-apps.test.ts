import { describe, expect, test } from "vitest";
import type { Krea } from "../../../src/index.ts";
import * as sdk from "../../../src/index.ts";
import { caught } from "../../support/caught.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";
import { until } from "../../support/until.ts";

const id = "3c90c3cc-0d44-4b50-8888-8dd25736052a";

describe("nodeApps.run of several jobs", () => {
  const jobs = ["a", "b", "c"];
  const statuses: Record<string, object> = {
    a: { status: "completed", result: { urls: { image: "https://x.example/a.png" } } },
    b: { status: "completed", result: { urls: { video: "https://x.example/b.mp4" } } },
    c: { status: "completed", result: { urls: ["https://x.example/c.png"] } },
  };
  const client = (changes: Record<string, object> = {}) =>
    stubbedClient(({ method, url }) => {
      if (method === "POST") return json(jobs.map((job_id) => jobBody({ job_id })));
      const job_id = url.split("/").at(-1) ?? "";
      return json(jobBody({ job_id, ...statuses[job_id], ...changes[job_id] }));
    });

  test("gives all outputs by name", async () => {
    const { krea, sent } = client();
    const run = await krea.nodeApps.run(
      "app",
      { prompt: "x" },
      { intervalMs: 1, webhookUrl: "https://x.example/hook" },
    );
    expect(run.outputs).toEqual({ image: "https://x.example/a.png", video: "https://x.example/b.mp4" });
    expect(run.urls).toHaveLength(3);
    expect(sent[0]?.headers["x-webhook-url"]).toBe("https://x.example/hook");
  });

  test("checks the input by the app's own schema, where asked", async () => {
    const app = {
      id: "app",
      input_openapi_schema: { type: "object", properties: { prompt: { type: "string" } }, required: ["prompt"] },
    };
    const { krea, sent } = stubbedClient(({ method }) => json(method === "GET" ? app : [jobBody({ job_id: "a" })]));
    const error = await caught(krea.nodeApps.execute("app", { prompt: 1 }, { validateInput: true }));
    expect(sdk.isKreaValidationError(error)).toBe(true);
    expect(error).toMatchObject({ model: "node app app", problems: [{ path: "prompt" }] });
    expect(await krea.nodeApps.execute("app", { prompt: "x" }, { validateInput: true })).toHaveLength(1);
    expect(sent.map(({ method }) => method)).toEqual(["GET", "GET", "POST"]);
  });

  test("names all jobs where one fails", async () => {
    const { krea } = client({ b: { status: "failed", result: null, error: "no" } });
    const error = await caught(krea.nodeApps.run("app", {}, { intervalMs: 1 }));
    expect(sdk.isKreaNodeAppError(error)).toBe(true);
    expect(error).toMatchObject({
      jobId: "b",
      jobIds: jobs,
      completed: [{ job_id: "a" }, { job_id: "c" }],
      failures: [{ name: "KreaJobFailedError", jobId: "b" }],
    });
  });

  test("names all jobs where the wait is aborted", async () => {
    const { krea, sent } = client({ b: { status: "processing", result: null } });
    const controller = new AbortController();
    const error = caught(krea.nodeApps.run("app", {}, { intervalMs: 1, signal: controller.signal }));
    await until(() => sent.length > 1);
    controller.abort();
    expect(await error).toMatchObject({ name: "AbortError", jobIds: jobs });
  });
});

describe("nodeApps.run", () => {
  const client = (endings: Record<string, object>) =>
    stubbedClient(({ method, url }) => {
      if (method === "POST") return json(Object.keys(endings).map((job_id) => jobBody({ job_id })));
      const found = Object.keys(endings).find((job_id) => url.endsWith(job_id)) ?? "";
      return json(jobBody({ job_id: found, ...endings[found] }));
    });
  const run = (krea: Krea, signal?: AbortSignal) => krea.nodeApps.run(id, {}, { intervalMs: 1, signal });

  test("of one job that fails throws what the job threw", async () => {
    const { krea } = client({ one: { status: "failed", error: { code: "X", message: "No." } } });
    await expect(run(krea)).rejects.toMatchObject({
      name: "KreaJobFailedError",
      jobId: "one",
      message: "Job one failed: No. Failed jobs are not billed.",
    });
  });

  test("of several, of which one fails, names them all", async () => {
    const done = { status: "completed", result: { urls: ["https://files.example/a.png"] } };
    const { krea } = client({ one: done, two: { status: "cancelled" } });
    await expect(run(krea)).rejects.toMatchObject({
      name: "KreaNodeAppError",
      jobId: "two",
      jobIds: ["one", "two"],
      message: expect.stringContaining("1 of the 2 jobs"),
    });
  });

  test("that is aborted names them all", async () => {
    const { krea, sent } = client({ one: { status: "processing" }, two: { status: "processing" } });
    const controller = new AbortController();
    const running = caught(run(krea, controller.signal));
    await until(() => sent.length > 1);
    controller.abort("enough");
    expect(await running).toMatchObject({ name: "AbortError", jobIds: ["one", "two"], cause: "enough" });
  });

  test("checks nothing where the app says nothing of its input", async () => {
    const { krea, sent } = stubbedClient(({ method }) => json(method === "GET" ? { id } : [jobBody()]));
    await krea.nodeApps.execute(id, { anything: 1 }, { validateInput: true });
    expect(sent.map(({ method }) => method)).toEqual(["GET", "POST"]);
  });
});
