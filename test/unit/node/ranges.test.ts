import { describe, expect, test } from "vitest";
import { rangeOf, resumeHeaders, sizeOf } from "../../../src/node/ranges.ts";

const response = (status: number, headers: Record<string, string>) => new Response(null, { status, headers });

describe("rangeOf", () => {
  test.each([
    ["bytes 5-9/10", { from: 5, total: 10 }],
    ["bytes 5-9/*", { from: 5, total: undefined }],
    ["bytes */10", undefined],
    ["items 5-9/10", undefined],
    ["bytes 5-9/10, bytes 0-1/10", undefined],
  ])("reads %j as %j", (header, range) => {
    expect(rangeOf(response(206, { "content-range": header }))).toEqual(range);
  });

  test("believes no range of a response with the whole file, or without the header", () => {
    expect(rangeOf(response(200, { "content-range": "bytes 5-9/10" }))).toBeUndefined();
    expect(rangeOf(response(206, {}))).toBeUndefined();
  });
});

describe("sizeOf", () => {
  test.each([
    [200, { "content-length": "10" }, 10],
    [200, { "content-length": "10", "content-encoding": "identity" }, 10],
    [200, { "content-length": "10", "content-encoding": "gzip" }, undefined],
    [206, { "content-length": "10" }, undefined],
    [200, { "content-length": "ten" }, undefined],
    [200, {}, undefined],
  ])("of a response %i with %j is %j", (status, headers, size) => {
    expect(sizeOf(response(status, headers as Record<string, string>))).toBe(size);
  });
});

describe("resumeHeaders", () => {
  test.each([
    ["a strong ETag", { etag: '"v1"', "last-modified": "Fri" }, '"v1"'],
    ["a date, since a weak ETag does not promise the same bytes", { etag: 'W/"v1"', "last-modified": "Fri" }, "Fri"],
  ])("asks for the rest on condition of %s", (_what, headers, validator) => {
    expect(resumeHeaders(response(200, headers), 7)).toEqual({ range: "bytes=7-", "if-range": validator });
  });

  test.each([
    ["nothing was received yet", { etag: '"v1"' }, 0],
    ["there is nothing to compare by", {}, 7],
    ["the bytes that were received are those of a compressed body", { etag: '"v1"', "content-encoding": "br" }, 7],
  ])("asks for the whole file if %s", (_what, headers, offset) => {
    expect(resumeHeaders(response(200, headers as Record<string, string>), offset)).toEqual({});
  });
});
