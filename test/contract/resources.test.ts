import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listOperations, operationKey } from "../../src/codegen/document.ts";
import * as sdk from "../../src/index.ts";
import { gradientPng } from "../../src/mock/png.ts";
import { type MockServer, startMockServer } from "../../src/mock.ts";
import { caught } from "../support/caught.ts";
import { effective } from "../support/document.ts";

// Every operation of styles, node apps and the lists, through its method, from Prism and the mock's state.
const document = await effective();
const operations = listOperations(document).map(operationKey);
const urls = ["https://files.example/1.png", "https://files.example/2.png"];
const id = "a816d79d-55c9-43ee-81c3-8330ffe79e6c";

let mock: MockServer;
let krea: sdk.Krea;
beforeAll(async () => {
  mock = await startMockServer({ port: 0, jobs: { queuedMs: 0, processingMs: 5 } });
  krea = new sdk.Krea({ apiKey: "test-key", baseUrl: mock.url, maxRetries: 0, retryDelayMs: 1 });
});
afterAll(() => mock.close());

/** Each operation's method, with options. */
const methods: Record<string, (options: sdk.RequestSettings) => Promise<unknown>> = {
  "GET /jobs": (options) => krea.jobs.list(options),
  "POST /styles/train": (options) => krea.styles.train({ name: "Lighthouses", urls }, options),
  "GET /styles": (options) => krea.styles.list(options),
  "GET /styles/{id}": (options) => krea.styles.get(id, options),
  "PATCH /styles/{id}": (options) => krea.styles.update(id, { title: "Beacons" }, options),
  "GET /styles/{id}/share/link": (options) => krea.styles.shareLink(id, options),
  "POST /styles/{id}/share/workspace": (options) => krea.styles.shareWithWorkspace(id, options),
  "DELETE /styles/{id}/share/workspace": (options) => krea.styles.unshare(id, options),
  "GET /node-apps/{id}": (options) => krea.nodeApps.get(id, options),
  "POST /node-apps/{id}/execute": (options) => krea.nodeApps.execute(id, { prompt: "x" }, options),
};

test("the document has operations that the methods are for", () => {
  expect(Object.keys(methods).filter((key) => operations.includes(key))).not.toEqual([]);
});

describe("each documented answer", () => {
  const rows = listOperations(document).flatMap((located) => {
    const key = operationKey(located);
    return methods[key]
      ? Object.keys(located.operation.responses).map((status) => ({ key, status: Number(status) }))
      : [];
  });

  test.each(rows)("$key answers $status", async ({ key, status }) => {
    const promise = methods[key]?.({ headers: { Prefer: `code=${status}` } });
    if (status < 300) return void (await expect(promise).resolves.not.toThrow());
    const error = await caught(Promise.resolve(promise));
    expect(sdk.isKreaAPIError(error), String(error)).toBe(true);
    expect(error).toMatchObject({ status });
  });
});

describe("styles", () => {
  const inputs: sdk.TrainStyleInput[] = [
    { name: "Lighthouses", urls, model: "flux_dev", type: "Default", learning_rate: 0.0001, batch_size: 1 },
    { name: "Beacons", urls, model: "qwen", type: "Object", max_train_steps: 500 },
  ];

  test.each(inputs)("are trained: $model", async (input) => {
    const { styleId, job } = await krea.styles.trainAndWait(input, { intervalMs: 5 });
    expect(job).toMatchObject({ status: "completed", result: { style_id: styleId } });
    expect(await krea.styles.get(styleId)).toMatchObject({ id: styleId, title: input.name });
    const again = await krea.styles.wait(job.job_id, { intervalMs: 5 });
    expect(again.styleId).toBe(styleId);
  });

  test("are found, changed and shared", async () => {
    const { styleId } = await krea.styles.trainAndWait({ name: "Shared", urls }, { intervalMs: 5 });
    const ids: string[] = [];
    for await (const style of krea.styles.list({ limit: 1 })) ids.push(style.id);
    expect(ids).toContain(styleId);
    expect(new Set(ids).size).toBe(ids.length);
    const { items } = await krea.styles.list({ ids: [styleId], filter: "user" });
    expect(items.map((style) => style.id)).toEqual([styleId]);
    const [style] = items;
    expect(await krea.styles.update(style ?? "", { title: "Found" })).toMatchObject({ id: styleId, title: "Found" });
    expect(await krea.styles.shareLink(styleId)).toMatchObject({ is_new: true });
    expect(await krea.styles.shareLink(styleId)).toMatchObject({ is_new: false });
    expect(await krea.styles.shareWithWorkspace(styleId)).toMatchObject({ success: true, style_id: styleId });
    await krea.styles.unshare(styleId);
    const error = await caught(krea.styles.unshare(styleId));
    expect(sdk.isKreaNotFoundError(error)).toBe(true);
  });

  test("are not what a job of another kind makes", async () => {
    const job = await krea.image("bfl/flux-1-dev", { prompt: "x" });
    const error = await caught(krea.styles.wait(job, { intervalMs: 5 }));
    expect(sdk.isKreaEmptyResultError(error)).toBe(true);
    expect(error).toMatchObject({ jobId: job.job_id });
  });
});

describe("node apps", () => {
  test("run, with their outputs by name", async () => {
    const app = await krea.nodeApps.get(id);
    const { outputs, urls: results, jobs } = await krea.nodeApps.run(app, { prompt: "x" }, { intervalMs: 5 });
    expect(outputs).toEqual({ output: results[0] });
    expect(jobs).toMatchObject([{ status: "completed" }]);
  });

  test("fail with the job's id", async () => {
    mock.jobs.next("failed");
    const error = await caught(krea.nodeApps.run(id, { prompt: "x" }, { intervalMs: 5 }));
    expect(sdk.isKreaJobFailedError(error)).toBe(true);
  });
});

describe("jobs are listed", () => {
  test("page by page, and all of them", async () => {
    const made = await Promise.all(["a", "b", "c"].map((prompt) => krea.image("bfl/flux-1-dev", { prompt })));
    const page = await krea.jobs.list({ limit: 2 });
    expect(page.items).toHaveLength(2);
    expect(page.nextCursor).toBeTypeOf("string");
    const next = await krea.jobs.list({ limit: 2, cursor: page.nextCursor });
    const seen = new Set([...page.items, ...next.items].map(({ job_id }) => job_id));
    expect(seen.size).toBe(4);
    const all: string[] = [];
    for await (const { job_id } of krea.jobs.list({ limit: 2 })) all.push(job_id);
    expect(all).toHaveLength(mock.jobs.list().length);
    expect(all).toEqual(expect.arrayContaining(made.map(({ job_id }) => job_id)));
    const pages: number[] = [];
    for await (const { items } of krea.jobs.list({ limit: 2 }).pages()) pages.push(items.length);
    expect(pages.reduce((sum, length) => sum + length)).toBe(all.length);
  });

  test("by state and type", async () => {
    await krea.subscribe("image/bfl/flux-1-dev", { input: { prompt: "x" }, intervalMs: 5 });
    const { items } = await krea.jobs.list({ status: "completed", types: ["flux-1-dev"] });
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ status }) => status === "completed")).toBe(true);
    expect((await krea.jobs.list({ types: ["other"] })).items).toEqual([]);
  });
});

describe("assets", () => {
  const png = () => new File([Uint8Array.from(gradientPng(200))], "dot.png");

  test("are uploaded, found and deleted", async () => {
    const asset = await krea.assets.upload(png(), { description: "a dot" });
    expect(asset).toMatchObject({ mime_type: "image/png", description: "a dot" });
    expect(await krea.assets.get(asset)).toEqual(asset);
    const found: sdk.Asset[] = [];
    for await (const item of krea.assets.list({ limit: 1 })) found.push(item);
    expect(found.map(({ id: found }) => found)).toContain(asset.id);
    await krea.assets.delete(asset.id);
    await expect(krea.assets.get(asset.id)).rejects.toSatisfy(sdk.isKreaNotFoundError);
  });

  test("stand where their URLs would, and Prism takes the job", async () => {
    const before = mock.requests.filter(({ path }) => path === "/assets").length;
    const { data } = await krea.subscribe("image/bfl/flux-1-dev", {
      input: { prompt: "x", image_url: png(), style_images: [{ url: png(), strength: 0.5 }] },
      intervalMs: 5,
    });
    expect(data.urls).toHaveLength(1);
    expect(mock.requests.filter(({ path }) => path === "/assets").length - before).toBe(1);
  });

  test.each([200, 400, 401])("POST /assets answers %i", async (status) => {
    const promise = krea.assets.upload(png(), { headers: { Prefer: `code=${status}` } });
    if (status === 200) return void (await expect(promise).resolves.toBeDefined());
    await expect(promise).rejects.toMatchObject({ status });
  });
});
