import { execFileSync } from "node:child_process";
import { appendFile, mkdir, mkdtemp, rename, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { isKreaInputError, Krea } from "../../../src/index.ts";
import { gradientPng } from "../../../src/mock/png.ts";
import { startMockServer } from "../../../src/mock.ts";
import { fileFromPath } from "../../../src/node.ts";
import { caught } from "../../support/caught.ts";
import { expectRefused } from "../../support/expect-refused.ts";
import { startFileServer } from "./file-server.ts";

async function pathOf(content: string | Uint8Array, name = "harbour.png"): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "krea-sdk-path-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  await writeFile(join(directory, name), content);
  return join(directory, name);
}

describe("a file on disk", () => {
  test("is uploaded, and stands in an input", async () => {
    const mock = await startMockServer({ port: 0, jobs: { queuedMs: 0, processingMs: 5 } });
    onTestFinished(() => mock.close());
    const krea = new Krea({ apiKey: "test-key", baseUrl: mock.url });
    const path = await pathOf(gradientPng(100));
    const asset = await krea.assets.upload(await fileFromPath(path));
    expect(asset.mime_type).toBe("image/png");
    const image_url = await fileFromPath(path, { filename: "other.png" });
    expect(image_url.name).toBe("other.png");
    await krea.subscribe("image/bfl/flux-1-dev", { input: { prompt: "x", image_url }, intervalMs: 5 });
  });

  test("that changes before it is read fails the upload, and no job is sent", async () => {
    const path = await pathOf(gradientPng(1));
    const image_url = await fileFromPath(path);
    await writeFile(path, gradientPng(2).subarray(0, 200));
    const sent: string[] = [];
    const fetch = async (url: string) => {
      sent.push(url);
      return Response.json({});
    };
    const krea = new Krea({ apiKey: "test-key", fetch });
    await expect(krea.image("bfl/flux-1-dev", { prompt: "x", image_url })).rejects.toThrow();
    expect(sent.filter((url) => url.includes("/generate/"))).toEqual([]);
  });

  const picture = gradientPng(1);
  const changes: [string, (path: string) => unknown, string][] = [
    ["shrunk", (path) => writeFile(path, picture.subarray(0, 200)), "has shrunk from"],
    ["grown", (path) => appendFile(path, "more"), "has grown from"],
    ["replaced", (path) => writeFile(`${path}.2`, picture).then(() => rename(`${path}.2`, path)), "was replaced by"],
    ["written to", (path) => utimes(path, new Date(0), new Date(0)), "was written to"],
    ["deleted", (path) => rm(path), "expected a file that can be read"],
    ["a directory", (path) => rm(path).then(() => mkdir(path)), "is no file any more"],
    ["a pipe", (path) => rm(path).then(() => execFileSync("mkfifo", [path])), "is no file any more"],
  ];

  test.each(changes)(
    "that is %s before it is read is a KreaInputError that names it",
    async (_what, change, message) => {
      const fetch = vi.fn(async () => Response.json({}));
      const krea = new Krea({ apiKey: "test-key", fetch });
      const path = await pathOf(picture);
      const image_url = await fileFromPath(path);
      await change(path);
      for (const attempt of [krea.assets.upload(image_url), krea.image("bfl/flux-1-dev", { prompt: "x", image_url })]) {
        const error = await caught(attempt);
        expect(isKreaInputError(error)).toBe(true);
        expect(String(error)).toContain(message);
        expect(String(error)).toContain("harbour.png");
      }
      expect(fetch).not.toHaveBeenCalled();
    },
  );

  test.each(changes)("that is %s when it goes up is not uploaded again", async (_what, change, message) => {
    const path = await pathOf(picture);
    let uploads = 0;
    const send = globalThis.fetch;
    const server = await startFileServer((request) => void request.resume());
    vi.spyOn(globalThis, "fetch").mockImplementation(async (target, init) => {
      uploads += 1;
      await change(path);
      return send(target, init);
    });
    const krea = new Krea({ apiKey: "test-key", baseUrl: server.url, retryDelayMs: 1 });
    const error = await caught(krea.assets.upload(await fileFromPath(path)));
    expect(isKreaInputError(error)).toBe(true);
    expect(String(error)).toContain(message);
    expect(String(error)).toContain("harbour.png");
    expect(uploads).toBe(1);
  });

  test.each([
    ["no/such/file.png", {}, "expected a file that can be read"],
    [tmpdir(), {}, "which is not a file"],
    ["", {}, "expected a path"],
    [1, {}, "expected a path, got 1"],
    ["x", { name: "y" }, 'unknown option "name"'],
    ["x", { filename: "" }, "filename: expected a non-empty string"],
  ])("is refused: %j %j", async (path, options, message) => {
    await expectRefused(fileFromPath(path as string, options as object), message);
  });

  test("that is empty is refused", async () => {
    await expect(fileFromPath(await pathOf(""))).rejects.toThrow("which is empty");
  });
});
