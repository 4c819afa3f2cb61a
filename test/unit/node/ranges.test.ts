import { describe, expect, test } from "vitest";
import { continues, rangeOf, resumeHeaders, sizeOf } from "../../../src/node/ranges.ts";

const response = (status: number, headers: Record<string, string>) => new Response(null, { status, headers });

describe("rangeOf", () => {
  test.each([
    ["bytes 5-9/10", { from: 5, to: 10, total: 10 }],
    ["bytes 5-9/*", { from: 5, to: 10, total: undefined }],
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

describe("continues", () => {
  const start = response(200, { etag: '"v1"', "last-modified": "Fri", "content-length": "10" });
  const part = (headers: Record<string, string>) =>
    continues(response(206, { "content-range": "bytes 4-9/10", ...headers }), start, 4);

  test.each<[string, Record<string, string>]>([
    ["says the same of the file", { etag: '"v1"', "last-modified": "Fri" }],
    ["says nothing of the file", {}],
    ["does not know the size of the file", { "content-range": "bytes 4-9/*" }],
  ])("accepts a part that %s", (_what, headers) => expect(part(headers)).toBe(true));

  test.each<[string, Record<string, string>]>([
    ["is of a file with another ETag", { etag: '"v2"' }],
    ["is of a file with another date", { "last-modified": "Sat" }],
    ["is of a file with another size", { "content-range": "bytes 4-9/11" }],
    ["begins elsewhere", { "content-range": "bytes 5-9/10" }],
    ["has no bytes", { "content-range": "bytes 4-3/10" }],
    ["does not say where it begins", { "content-range": "" }],
    ["is compressed", { "content-encoding": "gzip" }],
  ])("refuses a part that %s", (_what, headers) => expect(part(headers)).toBe(false));
});
