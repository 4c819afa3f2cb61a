import { describe, expect, test, vi } from "vitest";
import {
  isKreaAPIError,
  isKreaConnectionError,
  isKreaInputError,
  isKreaTimeoutError,
  type UploadProgress,
} from "../../../src/index.ts";
import { caught } from "../../support/caught.ts";
import { expectRefused } from "../../support/expect-refused.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";
import { until } from "../../support/until.ts";
import { png } from "./samples.ts";

const flux = "bfl/flux-1-dev" as const;
const urlOf = (id: string) => `https://assets.example/${id}.png`;

/** A client whose uploads are answered in turn by a function, by default with an asset of its own each. */
function client(upload: (count: number) => Response | Promise<Response> = (count) => asset(`a${count}`)) {
  let uploads = 0;
  const stub = stubbedClient(({ url }) => {
    if (!url.endsWith("/assets")) return json(url.includes("/assets/") ? {} : jobBody());
    uploads += 1;
    return upload(uploads);
  });
  const sentTo = (part: string) => stub.sent.filter(({ url }) => new URL(url).pathname.startsWith(part));
  return { ...stub, uploads: () => uploads, submissions: () => sentTo("/generate") };
}

const asset = (id: string) => json({ id, image_url: urlOf(id) });
const input = (file: Blob | Uint8Array | ArrayBuffer) => ({ prompt: "x", image_url: file });

describe("the same bytes are uploaded once", () => {
  test("by ten calls at the same time, and later", async () => {
    const { krea, uploads, submissions } = client();
    await Promise.all(Array.from({ length: 10 }, () => krea.image(flux, input(png("same")))));
    await krea.image(flux, input(new Uint8Array(await png("same").arrayBuffer())));
    expect(uploads()).toBe(1);
    expect(submissions()).toHaveLength(11);
    expect(new Set(submissions().map(({ body }) => (body as { image_url: string }).image_url))).toEqual(
      new Set([urlOf("a1")]),
    );
    await krea.image(flux, input(png("other")));
    expect(uploads()).toBe(2);
  });

  test("whatever the size: files that differ in their last part alone differ", async () => {
    const { krea, uploads } = client();
    const file = (last: string) => new Blob([png("x", 5 * 1024 * 1024), last]);
    await krea.image(flux, input(file("a")));
    await krea.image(flux, input(file("b")));
    await krea.image(flux, input(file("a")));
    expect(uploads()).toBe(2);
  });

  test("bytes that were changed since are other bytes", async () => {
    const { krea, uploads } = client();
    const bytes = new Uint8Array(await png("abc").arrayBuffer());
    await krea.image(flux, input(bytes));
    bytes[bytes.length - 1] = 0;
    await krea.image(flux, input(bytes));
    expect(uploads()).toBe(2);
  });

  test("but again where the asset was deleted", async () => {
    const { krea, uploads } = client();
    await krea.image(flux, input(png()));
    await krea.assets.delete("a1");
    await krea.image(flux, input(png()));
    expect(uploads()).toBe(2);
  });

  test("and by each client for itself", async () => {
    const [one, other] = [client(), client()];
    await Promise.all([one, other].map(({ krea }) => krea.image(flux, input(png()))));
    expect([one.uploads(), other.uploads()]).toEqual([1, 1]);
  });
});

describe("an upload that fails", () => {
  test("sends no job, names the field, and is tried again by the next call", async () => {
    const { krea, uploads, submissions } = client((count) =>
      count === 1 ? json({ error: "no" }, { status: 400 }) : asset("a2"),
    );
    const error = await caught(krea.image(flux, { prompt: "x", style_images: [{ url: png(), strength: 1 }] }));
    expect(isKreaAPIError(error)).toBe(true);
    expect(error).toMatchObject({ status: 400, path: "/assets" });
    expect(String(error)).toContain("was not sent, since the upload for style_images[0].url failed: POST /assets");
    expect(submissions()).toEqual([]);
    await krea.image(flux, input(png()));
    expect([uploads(), submissions().length]).toEqual([2, 1]);
  });

  test("by its connection is a KreaConnectionError with the field", async () => {
    const { krea, submissions } = client(() => {
      throw new TypeError("fetch failed");
    });
    const error = await caught(krea.image(flux, input(png())));
    expect(isKreaConnectionError(error)).toBe(true);
    expect(String(error)).toContain("was not sent, since the upload for image_url failed");
    expect(submissions()).toEqual([]);
  });

  test("by its deadline is a KreaTimeoutError with the field", async () => {
    vi.useFakeTimers();
    const { krea } = client(() => new Promise<Response>(() => {}));
    const promise = caught(krea.image(flux, input(png())));
    await until(() => vi.getTimerCount() > 0);
    for (let minutes = 0; minutes < 12; minutes += 1) await vi.advanceTimersByTimeAsync(60_000);
    const error = await promise;
    expect(isKreaTimeoutError(error)).toBe(true);
    expect(String(error)).toContain("upload for image_url");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("is sent again where that helps", async () => {
    const { krea, uploads } = client((count) => (count < 3 ? json({}, { status: 503 }) : asset("a3")));
    await krea.image(flux, input(png()), { maxRetries: 4, retryDelayMs: 1 });
    expect(uploads()).toBe(3);
  });
});

describe("an abort", () => {
  test("of one caller does not fail the others", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { krea, uploads, submissions } = client(async () => {
      await held;
      return asset("a1");
    });
    const controller = new AbortController();
    const file = png("shared");
    const aborted = caught(krea.image(flux, input(file), { signal: controller.signal }));
    const other = krea.image(flux, input(file));
    await until(() => uploads() === 1);
    controller.abort("enough");
    expect(await aborted).toMatchObject({ name: "AbortError", cause: "enough" });
    release();
    await other;
    expect([uploads(), submissions().length]).toEqual([1, 1]);
  });

  test.each(Array.from({ length: 16 }, (_item, index) => index))(
    "of one caller does not fail another that begins %i microtasks before it",
    async (microtasks) => {
      let release = () => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      const { krea, uploads } = client(async () => {
        await held;
        return asset("a1");
      });
      const controller = new AbortController();
      const file = png("joined");
      const aborted = caught(krea.image(flux, input(file), { signal: controller.signal }));
      await until(() => uploads() === 1);
      const other = krea.image(flux, input(file)).catch((error: unknown) => error);
      for (let count = 0; count < microtasks; count += 1) await Promise.resolve();
      controller.abort();
      expect(await aborted).toMatchObject({ name: "AbortError" });
      release();
      expect(await other).toMatchObject({ status: "queued" });
    },
  );

  test("of all callers ends the upload", async () => {
    const signals: AbortSignal[] = [];
    const { krea, sent } = client(() => new Promise<Response>(() => {}));
    const controller = new AbortController();
    const calls = [1, 2].map(() => caught(krea.image(flux, input(png("both")), { signal: controller.signal })));
    await until(() => sent.length === 1);
    signals.push(...sent.map(({ request }) => request.signal));
    controller.abort();
    for (const call of calls) expect(await call).toMatchObject({ name: "AbortError" });
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  test("from the start uploads nothing", async () => {
    const { krea, sent } = client();
    const signal = AbortSignal.abort("no");
    const error = await caught(krea.image(flux, input(png()), { signal }));
    expect(error).toMatchObject({ name: "AbortError" });
    expect(sent).toEqual([]);
  });
});

describe("assets.upload", () => {
  const streamOf = (...chunks: unknown[]) =>
    new ReadableStream<unknown>({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(chunk);
        controller.close();
      },
    }) as ReadableStream<Uint8Array>;
  const bytes = async () => new Uint8Array(await png("up").arrayBuffer());

  test.each([
    ["a Blob", async () => png("up")],
    ["a File", async () => new File([png("up")], "a.txt", { type: "text/plain" })],
    ["an ArrayBuffer", async () => png("up").arrayBuffer()],
    ["bytes", bytes],
    ["a view of some bytes", async () => new Uint8Array([0, 0, ...(await bytes()), 0]).subarray(2, -1)],
    ["a stream", async () => streamOf((await bytes()).subarray(0, 5), (await bytes()).subarray(5))],
  ])("takes %s, with the type of its content", async (_name, source) => {
    const { krea, sent } = client();
    const given = await source();
    expect(await krea.assets.upload(given, { description: "d" })).toEqual({ id: "a1", image_url: urlOf("a1") });
    const form = await new Response(sent[0]?.body as string, {
      headers: { "content-type": sent[0]?.headers["content-type"] ?? "" },
    }).formData();
    const file = form.get("file") as File;
    expect(file.type).toBe("image/png");
    expect(file.name).toBe(given instanceof File ? "a.txt" : "file.png");
    expect(form.get("description")).toBe("d");
  });

  test("says how far it is, to the end", async () => {
    const { krea } = client();
    const told: UploadProgress[] = [];
    const file = png("x", 300_000);
    await krea.assets.upload(file, { onProgress: (progress) => told.push(progress) });
    expect(told.at(-1)).toEqual({ loadedBytes: file.size, totalBytes: file.size });
    expect(told.length).toBeGreaterThan(1);
  });

  const large = (size: number) => {
    const blob = png();
    Object.defineProperty(blob, "size", { value: size });
    return blob;
  };
  test.each([
    ["nothing", undefined, "source: expected a Blob, File, ArrayBuffer, typed array or ReadableStream, got undefined"],
    ["a path", "./a.png", 'got "./a.png"'],
    ["an empty file", new Blob([]), "expected a file with content, got an empty one"],
    ["a text", new Blob(["hello"]), "expected a file of type JPEG, PNG, WebP, HEIC, MP4, MOV, WebM, GLB, WAV or MP3"],
    ["a file that is too large", large(75 * 1024 * 1024 + 1), "expected a file of at most 75 MB, got one of 75.0 MB"],
    ["a stream of no bytes", streamOf("text"), 'expected a stream of bytes (Uint8Array), got "text" from it'],
  ])("refuses %s", async (_name, source, message) => {
    const { krea, sent } = client();
    await expectRefused(krea.assets.upload(source as never), message, sent);
  });

  test("refuses a stream that does not end, and leaves it", async () => {
    const { krea, sent } = client();
    let left = false;
    const chunk = new Uint8Array(8 * 1024 * 1024);
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(chunk),
      cancel: () => {
        left = true;
      },
    });
    await expect(krea.assets.upload(endless)).rejects.toThrow("got a stream of more");
    expect(left).toBe(true);
    expect(sent).toEqual([]);
  });

  test.each([
    [{ filename: "" }, "filename: expected a non-empty string"],
    [{ description: 1 }, "description: expected a string"],
    [{ onProgress: true }, "onProgress: expected a function"],
    [{ name: "x" }, 'unknown option "name"'],
  ])("refuses the options %j", async (options, message) => {
    const { krea, sent } = client();
    await expect(krea.assets.upload(png(), options as object)).rejects.toThrow(message);
    expect(sent).toEqual([]);
  });

  test.each(["", ".", "..", 1, null, {}])("get and delete refuse the id %j", async (id) => {
    const { krea, sent } = client();
    await expect(krea.assets.get(id as never)).rejects.toSatisfy(isKreaInputError);
    await expect(krea.assets.delete(id as never)).rejects.toSatisfy(isKreaInputError);
    expect(sent).toEqual([]);
  });
});

test("an onProgress that throws ends the upload with its error, and does not repeat it", async () => {
  const mine = new Error("mine");
  const onProgress = vi.fn(() => {
    throw mine;
  });
  const { krea } = stubbedClient(() => asset("a1"), { maxRetries: 4, retryDelayMs: 1 });
  expect(await caught(krea.assets.upload(png("x"), { onProgress }))).toBe(mine);
  expect(onProgress).toHaveBeenCalledTimes(1);
});

describe("a stream that gives nothing", () => {
  const silent = () => new ReadableStream<Uint8Array>({ pull: () => new Promise(() => {}) });

  test("ends when its time is up", async () => {
    vi.useFakeTimers();
    const { krea, sent } = client();
    const ended = caught(krea.assets.upload(silent(), { timeoutMs: 5_000 }));
    await vi.advanceTimersByTimeAsync(5_000);
    const error = await ended;
    expect(isKreaTimeoutError(error)).toBe(true);
    expect(String(error)).toContain("assets.upload: source: the stream did not end within 5000 ms (timeoutMs).");
    const byDefault = caught(krea.assets.upload(silent()));
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(isKreaTimeoutError(await byDefault)).toBe(true);
    expect(sent).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("ends when its signal aborts", async () => {
    const { krea, sent } = client();
    const controller = new AbortController();
    const ended = caught(krea.assets.upload(silent(), { signal: controller.signal }));
    await new Promise((resolve) => setImmediate(resolve));
    controller.abort("enough");
    expect(await ended).toMatchObject({ name: "AbortError", cause: "enough" });
    expect(sent).toEqual([]);
  });
});
