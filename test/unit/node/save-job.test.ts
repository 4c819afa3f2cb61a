import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { isKreaDownloadError, isKreaInputError, Krea } from "../../../src/index.ts";
import { startMockServer } from "../../../src/mock.ts";
import { type SaveProgress, saveJob } from "../../../src/node.ts";
import { caught } from "../../support/caught.ts";
import { expectRefused } from "../../support/expect-refused.ts";
import { breakAfter, sendFile, startFileServer } from "./file-server.ts";

const file = Buffer.from(Array.from({ length: 300_000 }, (_value, index) => index % 251));
const quick = { retryDelayMs: 1, timeoutMs: 20_000 };

async function emptyDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "krea-sdk-save-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** Whether a path holds these bytes: `toEqual` would compare them one by one. */
const isFile = async (path: string, bytes: Buffer) => (await readFile(path)).equals(bytes);

const jobOf = (...urls: string[]) => ({ job_id: "job-1", result: { urls } });

describe("every file of a job is saved", () => {
  test("end to end, from the mock server, with no key", async () => {
    const mock = await startMockServer({ port: 0, jobs: { queuedMs: 0, processingMs: 5 } });
    onTestFinished(() => mock.close());
    const krea = new Krea({ apiKey: "test-key", baseUrl: mock.url });
    const { job } = await krea.subscribe("image/bfl/flux-1-dev", { input: { prompt: "x" }, intervalMs: 5 });
    const directory = join(await emptyDirectory(), "made", "here");
    const told: SaveProgress[] = [];
    const saved = await saveJob(job, { directory, onProgress: (progress) => told.push(progress) });
    expect(saved).toMatchObject([{ url: job.result.urls[0], contentType: "image/png" }]);
    const path = join(directory, `${job.job_id}.png`);
    expect(saved[0]?.path).toBe(path);
    const bytes = await readFile(path);
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    expect(saved[0]?.bytes).toBe(bytes.length);
    expect(told.at(-1)).toEqual({
      url: job.result.urls[0],
      index: 0,
      loadedBytes: bytes.length,
      totalBytes: bytes.length,
    });
    const response = await krea.files.fetch(job.result.urls[0] ?? "");
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes);
    const asked = mock.requests.filter(({ path }) => new URL(job.result.urls[0] ?? "").pathname === path);
    expect(asked.length).toBeGreaterThanOrEqual(2);
    for (const { headers } of asked) expect(headers).not.toHaveProperty("authorization");
  });

  test("several, numbered, in their order, with endings by type", async () => {
    const types = ["video/mp4", "image/webp; charset=binary", "application/octet-stream", "x/unknown"];
    const server = await startFileServer((_request, response, count) => {
      response.writeHead(200, { "content-type": types[count - 1] ?? "" }).end(file);
    });
    const directory = await emptyDirectory();
    const job = jobOf(...["/a", "/b.png", "/c.glb?token=1", "/d"].map((path) => server.url + path));
    const saved = await saveJob(job, { directory });
    expect(saved.map(({ path }) => path.slice(directory.length + 1))).toEqual([
      "job-1-1.mp4",
      "job-1-2.webp",
      "job-1-3.glb",
      "job-1-4.bin",
    ]);
    expect((await readdir(directory)).sort()).toEqual(saved.map(({ path }) => path.slice(directory.length + 1)).sort());
  });

  test("under names of one's own", async () => {
    const server = await startFileServer((request, response) => sendFile(request, response, file));
    const directory = await emptyDirectory();
    await saveJob(jobOf(`${server.url}/a`), { directory, filename: "one.png" });
    const filename = ({ index, contentType }: { index: number; contentType: string | undefined }) =>
      `${index}-${contentType?.replace("/", "_")}`;
    await saveJob(jobOf(`${server.url}/a`, `${server.url}/b`), { directory, filename });
    expect((await readdir(directory)).sort()).toEqual(["0-image_png", "1-image_png", "one.png"]);
  });
});

describe("a download that breaks", () => {
  test("goes on where it was", async () => {
    const server = await startFileServer((request, response, count) =>
      count < 4 ? breakAfter(request, response, file, 70_000) : sendFile(request, response, file),
    );
    const directory = await emptyDirectory();
    const [saved] = await saveJob(jobOf(`${server.url}/a.png`), { directory, ...quick });
    expect(await isFile(saved?.path ?? "", file)).toBe(true);
    const ranges = server.requests.map(({ headers }) => headers.range);
    expect(ranges[0]).toBeUndefined();
    expect(ranges.slice(1).every((range) => /^bytes=\d+-$/.test(range ?? ""))).toBe(true);
    expect(server.requests.every(({ headers }) => headers.authorization === undefined)).toBe(true);
  });

  test("goes on for as long as something comes", async () => {
    const server = await startFileServer((request, response) => breakAfter(request, response, file, 20_000));
    const directory = await emptyDirectory();
    const [saved] = await saveJob(jobOf(`${server.url}/a`), { directory, ...quick, maxRetries: 1 });
    expect(await isFile(saved?.path ?? "", file)).toBe(true);
    expect(server.requests.length).toBeGreaterThan(5);
  });

  test.each([
    ["has changed meanwhile", '"v2"'],
    ["has nothing to tell it by", undefined],
  ])("begins again where the file %s", async (_name, etag) => {
    const other = Buffer.from(file.map((byte) => byte ^ 1));
    const server = await startFileServer((request, response, count) => {
      if (count === 1) return breakAfter(request, response, file, 100_000, etag === undefined ? 'W/"weak"' : '"v1"');
      sendFile(request, response, other, etag ?? 'W/"weak"');
    });
    const directory = await emptyDirectory();
    const [saved] = await saveJob(jobOf(`${server.url}/a`), { directory, ...quick });
    expect(await isFile(saved?.path ?? "", other)).toBe(true);
  });

  test("begins again where the server has no parts, or answers another one", async () => {
    const server = await startFileServer((request, response, count) => {
      if (count === 1) return breakAfter(request, response, file, 100_000);
      if (count === 2) {
        const headers = { "content-range": `bytes 0-9/${file.length}`, "content-length": 10 };
        return void response.writeHead(206, headers).end(file.subarray(0, 10));
      }
      response.writeHead(200, { "content-length": file.length }).end(file);
    });
    const directory = await emptyDirectory();
    const [saved] = await saveJob(jobOf(`${server.url}/a`), { directory, ...quick });
    expect(await isFile(saved?.path ?? "", file)).toBe(true);
  });

  test("begins again where the file is shorter now", async () => {
    const short = file.subarray(0, 50);
    const server = await startFileServer((request, response, count) => {
      if (count === 1) return breakAfter(request, response, file, 100_000);
      if (request.headers.range) return void response.writeHead(416).end();
      sendFile(request, response, short);
    });
    const directory = await emptyDirectory();
    const [saved] = await saveJob(jobOf(`${server.url}/a`), { directory, ...quick });
    expect(await isFile(saved?.path ?? "", short)).toBe(true);
  });

  test("is not waited for when nothing comes", async () => {
    const server = await startFileServer((request, response, count) => {
      if (count > 1) return sendFile(request, response, file);
      response.writeHead(200, { "content-length": file.length, etag: '"v1"' });
      response.write(file.subarray(0, 1_000));
    });
    const directory = await emptyDirectory();
    const [saved] = await saveJob(jobOf(`${server.url}/a`), { directory, retryDelayMs: 1, timeoutMs: 1_000 });
    expect(await isFile(saved?.path ?? "", file)).toBe(true);
    expect(server.requests[1]?.headers.range).toBe("bytes=1000-");
  });
});

describe("a failure leaves nothing, and says what was saved", () => {
  test.each([
    ["a short file", { "content-length": String(file.length) }, "broke off"],
    ["a connection that breaks at once", undefined, "could not be fetched"],
  ])("%s", async (_name, headers, message) => {
    const server = await startFileServer((request, response) => {
      if (request.url === "/good") return sendFile(request, response, file);
      if (!headers) return void response.socket?.resetAndDestroy();
      response.writeHead(200, headers).flushHeaders();
      setTimeout(() => response.socket?.end(), 5);
    });
    const directory = await emptyDirectory();
    const job = jobOf(`${server.url}/good`, `${server.url}/bad?signature=secret`);
    const error = await caught(saveJob(job, { directory, ...quick, maxRetries: 2 }));
    expect(isKreaDownloadError(error)).toBe(true);
    expect(error).toMatchObject({ url: `${server.url}/bad?…`, saved: [{ url: `${server.url}/good` }] });
    expect(String(error)).toMatch(
      / 1 file of the job was saved before it; to save them all again, pass overwrite: true\.$/,
    );
    expect(String(error)).toContain(message);
    expect(JSON.stringify(error)).not.toContain("signature=secret");
    expect(await readdir(directory)).toEqual(["job-1-1.png"]);
  });

  test.each([403, 404, 410])("the status %i, which is not asked again", async (status) => {
    const server = await startFileServer((_request, response) => void response.writeHead(status).end("no"));
    const directory = await emptyDirectory();
    const error = await caught(saveJob(jobOf(`${server.url}/a`), { directory, ...quick }));
    expect(error).toMatchObject({ name: "KreaDownloadError", status });
    expect(server.requests).toHaveLength(1);
  });

  test("a 503 is asked again, when it says", async () => {
    const server = await startFileServer((request, response, count) => {
      if (count > 2) return sendFile(request, response, file);
      response.writeHead(503, { "retry-after": "0" }).end();
    });
    const directory = await emptyDirectory();
    await saveJob(jobOf(`${server.url}/a`), { directory, ...quick });
    expect(server.requests).toHaveLength(3);
  });

  test("an abort in the middle", async () => {
    const controller = new AbortController();
    const server = await startFileServer((_request, response) => {
      response.writeHead(200, { "content-length": file.length });
      response.write(file.subarray(0, 1_000));
    });
    const directory = await emptyDirectory();
    const onProgress = () => controller.abort("enough");
    const error = await caught(saveJob(jobOf(`${server.url}/a`), { directory, onProgress, signal: controller.signal }));
    expect(error).toMatchObject({ name: "AbortError", cause: "enough" });
    expect(await readdir(directory)).toEqual([]);
  });
});

describe("every error tells what was saved before", () => {
  const good = "https://files.example/good.png";
  const second = "https://files.example/second.png";
  const saved = [{ url: good, bytes: 7 }];
  const fetch = async (url: string) =>
    url === good ? new Response("picture") : new Response("second", { headers: { "content-type": "image/png" } });

  test("an abort", async () => {
    const controller = new AbortController();
    const options = {
      fetch,
      directory: await emptyDirectory(),
      signal: controller.signal,
      onProgress: ({ index }: SaveProgress) => index === 1 && controller.abort(),
    };
    const error = await caught(
      saveJob(jobOf(good, second), { ...options, onProgress: (at) => void options.onProgress(at) }),
    );
    expect(error).toMatchObject({ name: "AbortError", saved });
    expect(String(error)).toContain("1 file of the job was saved before it");
  });

  test.each([
    ["a name that is there", "there.png", "KreaInputError", "expected no file at"],
    ["a bad name", "../bad.png", "KreaInputError", "expected a file name, not a path"],
  ])("%s", async (_what, name, type, message) => {
    const directory = await emptyDirectory();
    await writeFile(join(directory, "there.png"), "mine");
    const filename = ({ index }: { index: number }) => (index === 0 ? "good.png" : name);
    const error = await caught(saveJob(jobOf(good, second), { fetch, directory, filename }));
    expect(error).toMatchObject({ name: type, saved: [{ ...saved[0], path: join(directory, "good.png") }] });
    expect(String(error)).toContain(message);
    expect(JSON.stringify(error)).toContain("good.png");
  });

  test("an error of the file system, which becomes a KreaDownloadError", async () => {
    const directory = await emptyDirectory();
    // The directory goes away between the two files.
    const vanishing = async (url: string) => {
      if (url === second) await rm(directory, { recursive: true });
      return fetch(url);
    };
    const error = await caught(saveJob(jobOf(good, second), { fetch: vanishing, directory }));
    expect(error).toMatchObject({ name: "KreaDownloadError", saved, cause: { code: "ENOENT" } });
    expect(String(error)).toContain(`${second} could not be saved: ENOENT`);
  });

  test("an error of the caller's own function stays what it is", async () => {
    const mine = new Error("mine");
    const onProgress = ({ index }: SaveProgress) => {
      if (index === 1) throw mine;
    };
    const directory = await emptyDirectory();
    expect(await caught(saveJob(jobOf(good, second), { fetch, directory, onProgress }))).toBe(mine);
    expect(await readdir(directory)).toEqual(["job-1-1.png"]);
  });
});

test("a body that cannot be cancelled holds nothing up", async () => {
  const body = () => new ReadableStream({ cancel: () => new Promise(() => {}) });
  const directory = await emptyDirectory();
  const fetch = async () => new Response(body());
  const job = jobOf("https://files.example/a.png");
  await expectRefused(saveJob(job, { fetch, directory, filename: () => "../x" }), "not a path");
  expect(await readdir(directory)).toEqual([]);
});

test("private hosts are refused, and those of this machine if asked", async () => {
  const fetch = async () => new Response("picture");
  const directory = await emptyDirectory();
  for (const host of ["10.0.0.1", "169.254.169.254", "[fe80::1]"]) {
    const job = jobOf(`https://${host}/a.png`);
    await expectRefused(saveJob(job, { fetch, directory }), "expected a public host (allowPrivateHosts: true");
    await saveJob(job, { fetch, directory, overwrite: true, allowPrivateHosts: true });
  }
  const own = jobOf("http://127.0.0.1/a.png");
  await saveJob(own, { fetch, directory, overwrite: true });
  await expectRefused(saveJob(own, { fetch, directory, allowPrivateHosts: false }), "expected a public host");
});

describe("a file that is there", () => {
  test("is not replaced, unless asked", async () => {
    const server = await startFileServer((request, response) => sendFile(request, response, file));
    const directory = await emptyDirectory();
    const path = join(directory, "job-1.png");
    await writeFile(path, "mine");
    await expectRefused(saveJob(jobOf(`${server.url}/a`), { directory }), "overwrite: true");
    expect(await readFile(path, "utf8")).toBe("mine");
    await saveJob(jobOf(`${server.url}/a`), { directory, overwrite: true });
    expect(await isFile(path, file)).toBe(true);
    expect(await readdir(directory)).toEqual(["job-1.png"]);
  });

  test("is not replaced when it comes while the other is downloaded", async () => {
    const server = await startFileServer((request, response) => sendFile(request, response, file));
    const directory = await emptyDirectory();
    const saves = await Promise.allSettled([1, 2, 3].map(() => saveJob(jobOf(`${server.url}/a`), { directory })));
    expect(saves.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await readdir(directory)).toEqual(["job-1.png"]);
  });

  test("elsewhere, behind a link, is not written to", async () => {
    const server = await startFileServer((request, response) => sendFile(request, response, file));
    const [directory, elsewhere] = [await emptyDirectory(), await emptyDirectory()];
    await writeFile(join(elsewhere, "theirs"), "theirs");
    await mkdir(directory, { recursive: true });
    await symlink(join(elsewhere, "theirs"), join(directory, "job-1.png"));
    expect(isKreaInputError(await caught(saveJob(jobOf(`${server.url}/a`), { directory })))).toBe(true);
    await saveJob(jobOf(`${server.url}/a`), { directory, overwrite: true });
    expect(await readFile(join(elsewhere, "theirs"), "utf8")).toBe("theirs");
  });
});

describe("bad input reaches nobody", () => {
  const job = jobOf("https://files.example/a.png");
  test.each([
    [undefined, {}, "job: expected a completed job with result.urls, got undefined"],
    [{ job_id: "a", result: null }, {}, "job: expected a completed job"],
    [{ job_id: "a", result: { urls: [] } }, {}, "job: expected a completed job"],
    [jobOf("http://files.example/a.png"), {}, 'url: expected an https URL, got "http://files.example/a.png"'],
    [jobOf("file:///etc/passwd"), {}, "url: expected an https URL"],
    [jobOf("https://user:pass@files.example/a.png"), {}, "url: expected an https URL"],
    [jobOf("nonsense"), {}, "url: expected an https URL"],
    [job, { filename: "../a.png" }, 'filename: expected a file name, not a path, got "../a.png"'],
    [job, { filename: "/etc/passwd" }, "filename: expected a file name, not a path"],
    [job, { directory: "" }, "directory: expected a path"],
    [job, { overwrite: "yes" }, "overwrite: expected a boolean"],
    [job, { timeoutMs: -1 }, "timeoutMs: expected a number of milliseconds"],
    [job, { folder: "x" }, 'unknown option "folder"'],
    [jobOf("https://x.example/a", "https://x.example/b"), { filename: "a" }, "filename: expected a function, since"],
  ])("(%#)", async (given, options, message) => {
    let asked = 0;
    const fetch = async () => {
      asked += 1;
      return new Response("x");
    };
    await expectRefused(
      saveJob(given as never, { fetch, directory: await emptyDirectory(), ...(options as object) }),
      message,
    );
    expect(asked).toBe(0);
  });

  test.each(["../x", "a/b", "", ".", "con.png", "x."])("nor does a name that a function makes: %j", async (name) => {
    const directory = await emptyDirectory();
    const fetch = async () => new Response("x");
    const error = await caught(saveJob(job, { fetch, directory, filename: () => name }));
    expect(isKreaInputError(error)).toBe(true);
    expect(await readdir(directory)).toEqual([]);
  });
});
