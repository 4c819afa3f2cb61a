import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deprecationHeaders, retryAfterMs, serverTimeMs } from "../../../src/transport/response-headers.ts";

const now = Date.parse("2026-11-20T12:00:00Z");
const waitAskedBy = (value: string, more: Record<string, string> = {}) =>
  retryAfterMs(new Headers({ "retry-after": value, ...more }), now);

describe("Retry-After", () => {
  test.each([
    ["120", 120_000],
    ["0", 0],
    ["1.5", 1_500],
    ["1.25", 1_250],
    [" 2 ", 2_000],
    ["Fri, 20 Nov 2026 12:00:30 GMT", 30_000],
    ["Fri, 20 Nov 2026 11:00:00 GMT", 0],
    ["soon", undefined],
    ["-5", undefined],
  ])("%j is %s ms", (value, expected) => {
    const read = waitAskedBy(value);
    // Date.parse reads much that is no HTTP date; what matters is that nothing negative or NaN comes out.
    if (expected === undefined) expect(read === undefined || read >= 0).toBe(true);
    else expect(read).toBe(expected);
  });

  test("a date counts from the server's own clock, five minutes off as it may be", () => {
    const date = "Fri, 20 Nov 2026 12:05:00 GMT";
    expect(waitAskedBy("Fri, 20 Nov 2026 12:05:30 GMT", { date })).toBe(30_000);
  });

  test("anything is read as a wait of nothing or more, or as none", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\x20-\x7e]*$/), (value) => {
        const read = retryAfterMs(new Headers({ "retry-after": value }), now);
        return read === undefined || (read >= 0 && Number.isFinite(read)) || Number(value.trim()) > 1e300;
      }),
    );
  });

  test("is absent", () => expect(retryAfterMs(new Headers(), now)).toBeUndefined());
});

test("the server's clock is read from the Date header", () => {
  expect(serverTimeMs(new Headers({ date: "Fri, 20 Nov 2026 12:00:00 GMT" }))).toBe(now);
  expect(serverTimeMs(new Headers({ date: "now" }))).toBeUndefined();
  expect(serverTimeMs(new Headers())).toBeUndefined();
});

describe("deprecation headers", () => {
  test.each([
    ["<https://docs.example/a>; rel=deprecation", "https://docs.example/a"],
    ["<https://docs.example/a>; rel = deprecation; title=b", "https://docs.example/a"],
    ['<https://docs.example/a>; rel="next  deprecation"', "https://docs.example/a"],
    ["<https://docs.example/a>", undefined],
    ["<https://docs.example/a>; xrel=deprecation", undefined],
    ["<https://docs.example/a>; rel=deprecations, <https://docs.example/b>; rel=deprecation", "https://docs.example/b"],
  ])("read the link %s", (link, migrationUrl) => {
    expect(deprecationHeaders(new Headers({ deprecation: "true", link }))?.migrationUrl).toBe(migrationUrl);
  });

  test("say when it ends, and where to read of it", () => {
    const headers = new Headers({
      deprecation: "@1767225600",
      sunset: "Thu, 01 Jan 2026 00:00:00 GMT",
      link: '<https://api.example/next>; rel="next", <https://docs.example/a,b>; title="a, b"; rel="Deprecation sunset"',
    });
    expect(deprecationHeaders(headers)).toEqual({
      deprecation: "@1767225600",
      sunsetDate: "Thu, 01 Jan 2026 00:00:00 GMT",
      migrationUrl: "https://docs.example/a,b",
    });
  });

  test("may say no more than that", () => {
    expect(deprecationHeaders(new Headers({ deprecation: "true" }))).toEqual({
      deprecation: "true",
      sunsetDate: undefined,
      migrationUrl: undefined,
    });
    expect(deprecationHeaders(new Headers({ link: "<https://x.example>; rel=deprecation" }))).toBeUndefined();
  });
});
