import { mkdtemp, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { isKreaAbortError, isKreaDownloadError } from "../../../src/errors/index.ts";
import { type Download, download } from "../../../src/node/download.ts";
import type { Fetch } from "../../../src/options/request-settings.ts";
import { caught } from "../../support/caught.ts";

const url = "https://files.example/a.png?signature=secret";
const file = Buffer.from("0123456789");

/** The part of the file from an offset; its stream breaks after so many bytes. */
function part(from: number, { etag = '"v1"', until = file.length, status = from > 0 ? 206 : 200 } = {}): Response {
  let isSent = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (!isSent && until > from) controller.enqueue(file.subarray(from, until));
      else if (until < file.length) controller.error(new Error("cut"));
      else controller.close();
      isSent = true;
    },
  });
  const range = status === 206 ? { "content-range": `bytes ${from}-9/10` } : { "content-length": "10" };
  return new Response(body, { status, headers: { etag, ...range } });
}

/** Downloads into a temporary file, and returns what is in it then. */
async function downloaded(first: Response, later: (Response | Error)[], settings: Partial<Download["request"]> = {}) {
  const directory = await mkdtemp(join(tmpdir(), "krea-sdk-download-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  const path = join(directory, "file");
  const handle = await open(path, "w");
  const asked: Record<string, string>[] = [];
  const progress: unknown[] = [];
  const fetch: Fetch = async (_url, { headers }) => {
    asked.push(headers);
    const next = later.shift();
    if (!next || next instanceof Error) throw next ?? new Error("nothing is left to answer");
    return next;
  };
  const limits = {
    privateHosts: "none" as const,
    timeoutMs: 60_000,
    maxRetries: 2,
    retryBudgetMs: 120_000,
    retryDelayMs: 500,
  };
  const outcome = download({
    url,
    response: first,
    file: handle,
    request: { fetch, ...limits, ...settings },
    onProgress: (loaded, total) => progress.push([loaded, total]),
  }).finally(() => handle.close());
  return { outcome, asked, progress, content: () => readFile(path, "utf8") };
}

describe("download", () => {
  // Without jitter there is no sleep before the next attempt, and so no timer to wait for.
  beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0));

  test("writes the whole file, and tells its progress", async () => {
    const { outcome, progress, content, asked } = await downloaded(part(0), []);
    expect(await outcome).toBe(10);
    expect(await content()).toBe("0123456789");
    expect(progress).toEqual([[10, 10]]);
    expect(asked).toEqual([]);
  });

  test("asks for the rest of a file that broke off, on condition that it is still the same", async () => {
    const { outcome, asked, progress, content } = await downloaded(part(0, { until: 4 }), [part(4)]);
    expect(await outcome).toBe(10);
    expect(await content()).toBe("0123456789");
    expect(asked).toMatchObject([{ range: "bytes=4-", "if-range": '"v1"' }]);
    expect(progress).toEqual([
      [4, 10],
      [10, 10],
    ]);
  });

  test("starts over if the server sends the whole file again, and leaves nothing of the first", async () => {
    const short = new Response("new", { headers: { "content-length": "3", etag: '"v2"' } });
    const { outcome, content } = await downloaded(part(0, { until: 6 }), [short]);
    expect(await outcome).toBe(3);
    expect(await content()).toBe("new");
  });

  test("starts over if the file has become shorter than what was received", async () => {
    const tooFar = new Response(null, { status: 416 });
    const { outcome, asked, content } = await downloaded(part(0, { until: 6 }), [tooFar, part(0)]);
    expect(await outcome).toBe(10);
    expect(await content()).toBe("0123456789");
    expect(asked.map(({ range }) => range)).toEqual(["bytes=6-", undefined]);
  });

  test("counts no retries while data arrives", async () => {
    const steps = Array.from({ length: 8 }, (_value, index) => part(index + 1, { until: index + 2 }));
    const { outcome } = await downloaded(part(0, { until: 1 }), [...steps, part(9)], { maxRetries: 1 });
    expect(await outcome).toBe(10);
  });

  test("gives up on a file that breaks off again and again, and keeps the signature of its URL to itself", async () => {
    const stuck = () => part(4, { until: 4 });
    const { outcome, asked } = await downloaded(part(0, { until: 4 }), [stuck(), stuck(), stuck(), stuck()]);
    const error = await caught(outcome);
    if (!isKreaDownloadError(error)) throw error;
    expect(error.message).toBe(
      "saveJob: https://files.example/a.png?… broke off after 4 of 10 bytes, again and again: cut. Nothing was left of it.",
    );
    expect(asked).toHaveLength(2);
  });

  test("a body that ends too early is not taken for the whole file", async () => {
    const early = new Response("0123", { headers: { "content-length": "10", etag: '"v1"' } });
    const { outcome, content } = await downloaded(early, [part(4)]);
    expect(await outcome).toBe(10);
    expect(await content()).toBe("0123456789");
  });

  test("ends with the caller's reason when the signal aborts", async () => {
    const controller = new AbortController();
    const endless = new Response(new ReadableStream({ pull: () => controller.abort("enough") }));
    const { outcome } = await downloaded(endless, [], { signal: controller.signal });
    const error = await caught(outcome);
    if (!isKreaAbortError(error)) throw error;
    expect(error).toMatchObject({ message: "saveJob was aborted.", cause: "enough" });
  });

  test("starting over is no progress: a file that cannot be resumed and always breaks off is given up", async () => {
    const broken = () => {
      const response = part(0, { until: 6 });
      response.headers.delete("etag");
      return response;
    };
    const { outcome, asked } = await downloaded(broken(), Array.from({ length: 100 }, broken), { maxRetries: 3 });
    const error = await caught(outcome);
    if (!isKreaDownloadError(error)) throw error;
    expect(error.message).toContain("broke off after 6 of 10 bytes, again and again: cut.");
    expect(asked).toHaveLength(3);
  });

  test("gives up on a file that changes whenever it is resumed", async () => {
    // Every resumed part brings bytes, and then the server sends another file from its beginning.
    const later = Array.from({ length: 50 }, (_value, index) => [
      part(4, { until: 6, etag: `"v${index + 1}"` }),
      part(0, { until: 4, etag: `"v${index + 2}"` }),
    ]).flat();
    const { outcome, asked } = await downloaded(part(0, { until: 4 }), later, { maxRetries: 3 });
    expect(isKreaDownloadError(await caught(outcome))).toBe(true);
    expect(asked.length).toBeLessThan(10);
  });

  test.each<[string, ResponseInit]>([
    ["has another ETag", { headers: { "content-range": "bytes 4-9/10", etag: '"v2"' } }],
    ["has another size", { headers: { "content-range": "bytes 4-9/12", etag: '"v1"' } }],
    ["begins elsewhere", { headers: { "content-range": "bytes 5-9/10", etag: '"v1"' } }],
    ["does not say where it begins", { headers: { etag: '"v1"' } }],
  ])("never joins the halves of two files: a part that %s makes it start over", async (_what, init) => {
    const wrong = () => new Response("abcdef", { ...init, status: 206 });
    const { outcome, asked, content } = await downloaded(part(0, { until: 4 }), [wrong(), part(0)]);
    expect(await outcome).toBe(10);
    expect(await content()).toBe("0123456789");
    expect(asked.map(({ range }) => range)).toEqual(["bytes=4-", undefined]);
    const again = await downloaded(part(0, { until: 4 }), [wrong(), part(0, { until: 4 }), wrong(), part(0)]);
    const error = await caught(again.outcome);
    if (!isKreaDownloadError(error)) throw error;
    expect(error).toMatchObject({ status: 206 });
    expect(error.message).toContain("answered 206 with another part of the file, or of another file, again.");
  });

  test("does not take a part that was not asked for as the whole file", async () => {
    const unasked = part(4);
    const { outcome, content } = await downloaded(unasked, [part(0)]);
    expect(await outcome).toBe(10);
    expect(await content()).toBe("0123456789");
  });

  test("stops reading a body that is longer than announced", async () => {
    let pulled = 0;
    const endless = () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            pulled += 1;
            controller.enqueue(file);
          },
        }),
        { headers: { "content-length": "15" } },
      );
    const { outcome } = await downloaded(endless(), [endless(), endless()], { maxRetries: 2 });
    const error = await caught(outcome);
    if (!isKreaDownloadError(error)) throw error;
    expect(error.message).toContain("more came than the 15 bytes that were announced");
    expect(pulled).toBeLessThan(15);
  });

  test("an empty file is an error", async () => {
    const empty = () => new Response("", { headers: { "content-length": "0" } });
    const { outcome, asked } = await downloaded(empty(), [empty(), empty(), empty()], { maxRetries: 2 });
    const error = await caught(outcome);
    if (!isKreaDownloadError(error)) throw error;
    expect(error.message).toBe(
      "saveJob: https://files.example/a.png?… has no content: 0 bytes. Nothing was saved for it.",
    );
    expect(asked).toHaveLength(2);
  });
});
