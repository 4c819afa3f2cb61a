import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import nodeFetch from "node-fetch";
import { fetch as undiciFetch } from "undici";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Fetch, Krea } from "../../src/index.ts";
import { gradientPng } from "../../src/mock/png.ts";
import { type MockServer, startMockServer } from "../../src/mock.ts";
import { saveJob } from "../../src/node.ts";

let mock: MockServer;
beforeAll(async () => {
  mock = await startMockServer({ jobs: { queuedMs: 0, processingMs: 0 } });
});
afterAll(() => mock.close());

describe.each<[string, Fetch]>([
  ["undici", undiciFetch],
  ["node-fetch", nodeFetch],
  ["the runtime, by a function", (url, init) => fetch(url, init)],
])("fetch of %s", (_name, own) => {
  const file = new File([Uint8Array.from(gradientPng(3))], 'a "file".png');
  const client = () => new Krea({ apiKey: "test-key", baseUrl: mock.url, fetch: own });

  test("submits, waits and fetches the result", async () => {
    const krea = client();
    const { data, job } = await krea.subscribe("image/bfl/flux-1-dev", {
      input: { prompt: "a lighthouse" },
      intervalMs: 20,
    });
    expect(job.status).toBe("completed");
    const picture = await krea.files.fetch(data.urls[0] ?? "");
    expect((await picture.arrayBuffer()).byteLength).toBeGreaterThan(100);
  });

  test.each([
    ["without middleware", false],
    ["with middleware", true],
  ])("uploads a file and tells its progress: %s", async (_how, hasMiddleware) => {
    const krea = client();
    if (hasMiddleware) krea.api.use({ onResponse: () => undefined });
    const told: number[] = [];
    const asset = await krea.assets.upload(file, {
      description: 'two\r\n"words"',
      onProgress: ({ loadedBytes }) => void told.push(loadedBytes),
    });
    expect(await krea.assets.get(asset)).toMatchObject({ id: asset.id });
    expect(told.at(-1)).toBe(file.size);
    const sent = await (await krea.files.fetch(asset.image_url)).arrayBuffer();
    expect(Buffer.from(sent).equals(gradientPng(3))).toBe(true);
  });

  test("saves the result of a job, and tells where there is none", async () => {
    const krea = client();
    const { job } = await krea.subscribe("image/bfl/flux-1-dev", { input: { prompt: "a lighthouse" }, intervalMs: 20 });
    const directory = await mkdtemp(join(tmpdir(), "krea-own-fetch-"));
    try {
      const [file] = await saveJob(job, { directory, fetch: own });
      expect(file).toMatchObject({ contentType: "image/png" });
      expect((await readFile(file?.path ?? "")).length).toBe(file?.bytes);
      const gone = { ...job, result: { urls: [`${mock.url}/files/no-such-file.png`] } };
      await expect(saveJob(gone, { directory, fetch: own, maxRetries: 0 })).rejects.toMatchObject({ status: 404 });
      expect(await readdir(directory)).toHaveLength(1);
    } finally {
      await rm(directory, { recursive: true });
    }
  });

  test("throws the errors of the API", async () => {
    await expect(client().jobs.get("3c90c3cc-0d44-4b50-8888-8dd25736052a")).rejects.toMatchObject({ status: 404 });
  });
});
