import { crc32, inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { parseRange } from "../../../src/mock/range.ts";
import { startTestMock, type TestMock, videoPath } from "./support.ts";

async function resultUrl({ submit, job, advance }: TestMock, path?: string): Promise<string> {
  const id = await submit(path);
  advance(2000);
  const [url] = Object.values((await job(id)).result?.urls ?? []);
  return String(url);
}

async function download(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { headers });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}

/** The chunks of a PNG, each with its checksum checked. */
function readPng(bytes: Buffer): { type: string; data: Buffer }[] {
  expect(bytes.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
  const chunks = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const content = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(crc32(content));
    chunks.push({ type: content.toString("latin1", 0, 4), data: content.subarray(4) });
    at += 12 + length;
  }
  return chunks;
}

describe("the result of an image job", () => {
  it("is a PNG that decodes", async () => {
    const { status, headers, bytes } = await download(await resultUrl(await startTestMock()));
    expect([status, headers.get("content-type")]).toEqual([200, "image/png"]);
    expect(headers.get("content-length")).toBe(String(bytes.length));
    expect(headers.get("accept-ranges")).toBe("bytes");
    const [header, data, end, ...rest] = readPng(bytes);
    expect([header?.type, data?.type, end?.type, rest.length]).toEqual(["IHDR", "IDAT", "IEND", 0]);
    expect(header?.data.readUInt32BE(0)).toBe(256);
    expect(header?.data.readUInt32BE(4)).toBe(256);
    expect([...(header?.data.subarray(8) ?? [])]).toEqual([8, 2, 0, 0, 0]);
    expect(inflateSync(data?.data ?? Buffer.alloc(0))).toHaveLength(256 * (1 + 256 * 3));
  });

  it("is the same each time, and another for another job", async () => {
    const test = await startTestMock();
    const urls = await Promise.all([resultUrl(test), resultUrl(test), resultUrl(test), resultUrl(test)]);
    const files = await Promise.all(urls.map(async (url) => (await download(url)).bytes.toString("base64")));
    expect((await download(urls[0] ?? "")).bytes.toString("base64")).toBe(files[0]);
    expect(new Set(files).size).toBeGreaterThan(1);
  });

  it("is not there before the job is completed, nor under another name", async () => {
    const { mock, submit, advance } = await startTestMock();
    const id = await submit();
    expect((await fetch(`${mock.url}/files/results/${id}.png`)).status).toBe(404);
    advance(2000);
    expect((await fetch(`${mock.url}/files/results/${id}.png`)).status).toBe(200);
    expect((await fetch(`${mock.url}/files/results/${id}.mp4`)).status).toBe(404);
    expect((await fetch(`${mock.url}/files/results/${id}.png`, { method: "POST" })).status).toBe(404);
  });
});

describe("the result of a video job", () => {
  it("is an MP4", async () => {
    const url = await resultUrl(await startTestMock(), videoPath);
    const { headers, bytes } = await download(url);
    expect(url).toMatch(/\.mp4$/);
    expect(headers.get("content-type")).toBe("video/mp4");
    const boxes = new Map<string, number>();
    for (let at = 0; at < bytes.length; at += bytes.readUInt32BE(at)) {
      boxes.set(bytes.toString("latin1", at + 4, at + 8), bytes.readUInt32BE(at));
    }
    expect([...boxes.keys()].slice(0, 2)).toEqual(["ftyp", "moov"]);
    expect(boxes.get("mdat")).toBeGreaterThan(100);
    expect([...boxes.values()].reduce((sum, size) => sum + size)).toBe(bytes.length);
  });
});

describe("a download", () => {
  it("can be taken up again where it broke off", async () => {
    const url = await resultUrl(await startTestMock(), videoPath);
    const whole = await download(url);
    const size = whole.bytes.length;
    const etag = whole.headers.get("etag") ?? "";
    const rest = await download(url, { range: "bytes=1000-", "if-range": etag });
    expect(rest.status).toBe(206);
    expect(rest.headers.get("content-range")).toBe(`bytes 1000-${size - 1}/${size}`);
    expect(rest.bytes).toEqual(whole.bytes.subarray(1000));
    expect((await download(url, { range: "bytes=1000-", "if-range": '"other"' })).status).toBe(200);
    const past = await download(url, { range: `bytes=${size}-` });
    expect([past.status, past.headers.get("content-range"), past.bytes.length]).toEqual([416, `bytes */${size}`, 0]);
  });

  it("answers HEAD with the headers alone", async () => {
    const url = await resultUrl(await startTestMock(), videoPath);
    const { bytes } = await download(url);
    const head = await fetch(url, { method: "HEAD" });
    expect([head.status, head.headers.get("content-length")]).toEqual([200, String(bytes.length)]);
  });
});

describe("parseRange", () => {
  it.each([
    [undefined, "whole"],
    ["bytes=0-", { start: 0, end: 99 }],
    ["bytes=10-19", { start: 10, end: 19 }],
    ["bytes=90-200", { start: 90, end: 99 }],
    ["bytes=-10", { start: 90, end: 99 }],
    ["bytes=-200", { start: 0, end: 99 }],
    ["bytes=99-99", { start: 99, end: 99 }],
    ["bytes=100-", "unsatisfiable"],
    ["bytes=-0", "unsatisfiable"],
    ["bytes=20-10", "whole"],
    ["bytes=-", "whole"],
    ["bytes=0-1,5-6", "whole"],
    ["items=0-1", "whole"],
  ])("reads %s of 100 bytes", (header, expected) => {
    expect(parseRange(header, 100)).toEqual(expected);
  });
});
