import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  deprecationHeaders,
  maxRetryAfterMs,
  retryAfterMs,
  serverTimeMs,
} from "../../../src/transport/response-headers.ts";

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
    ["Friday, 20-Nov-26 12:00:30 GMT", 30_000],
    ["Fri Nov 20 12:00:30 2026 GMT", 30_000],
    ["2026-11-20T12:00:30Z", 30_000],
    ["soon", undefined],
    ["-5", undefined],
    ["maybe 2090", undefined],
    ["in 5 minutes", undefined],
    ["2090", maxRetryAfterMs],
  ])("%j is %s ms", (value, expected) => {
    expect(waitAskedBy(value)).toBe(expected);
  });

  test.each(["1e12", "301", "1000000000000", "9".repeat(60), "Fri, 31 Dec 9999 23:59:59 GMT"])(
    "%j asks for no more than five minutes",
    (value) => {
      const read = waitAskedBy(value);
      expect(read === undefined || read === 5 * 60 * 1_000).toBe(true);
      expect(maxRetryAfterMs).toBe(5 * 60 * 1_000);
    },
  );

  test("a date counts from the server's own clock, five minutes off as it may be", () => {
    const date = "Fri, 20 Nov 2026 12:05:00 GMT";
    expect(waitAskedBy("Fri, 20 Nov 2026 12:05:30 GMT", { date })).toBe(30_000);
  });

  test("anything is read as a wait of nothing or more, or as none", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\x20-\x7e]*$/), (value) => {
        const read = retryAfterMs(new Headers({ "retry-after": value }), now);
        return read === undefined || (read >= 0 && read <= maxRetryAfterMs);
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
