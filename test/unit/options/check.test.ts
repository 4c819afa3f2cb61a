import { describe, expect, test } from "vitest";
import {
  type Check,
  checkOptions,
  isBoolean,
  isCount,
  isListOfTexts,
  isMilliseconds,
  isNonEmptyString,
  isPlainObject,
  isPositiveCount,
  isSignal,
  show,
} from "../../../src/options/check.ts";

const rows: [string, Check, unknown[], unknown[]][] = [
  [
    "isMilliseconds",
    isMilliseconds,
    [1, 0.5, 2 ** 31 - 1],
    [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, "1"],
  ],
  ["isCount", isCount, [0, 7], [-1, 0.5, Number.POSITIVE_INFINITY, "1", null]],
  ["isPositiveCount", isPositiveCount, [1, 7], [0, -1, 1.5, Number.POSITIVE_INFINITY]],
  ["isNonEmptyString", isNonEmptyString, ["a"], ["", 1, null]],
  ["isListOfTexts", isListOfTexts, [["a"], ["a", "b"]], [[], [""], ["a,b"], "a", [1]]],
  ["isBoolean", isBoolean, [true, false], [0, "true", null]],
  [
    "isSignal",
    isSignal,
    [new AbortController().signal, { aborted: false, addEventListener: () => {}, removeEventListener: () => {} }],
    [new AbortController(), {}, null],
  ],
];

describe.each(rows)("%s", (_name, check, valid, invalid) => {
  test.each(valid.map((value) => [value]))("accepts %o", (value) => expect(check(value)).toBeUndefined());
  test.each(invalid.map((value) => [value]))("refuses %o, and says what was expected", (value) =>
    expect(check(value)).toMatch(/^an? /),
  );
});

describe("checkOptions", () => {
  const checks = { timeoutMs: isMilliseconds, apiKey: isNonEmptyString };

  test("accepts known options, and those that are undefined", () => {
    expect(() => checkOptions("new Krea()", { timeoutMs: 5, apiKey: undefined }, checks)).not.toThrow();
  });

  test.each<[unknown, string]>([
    [
      { timeoutMs: -1 },
      `new Krea(): timeoutMs: expected a number of milliseconds above 0 and up to 2147483647, got -1.`,
    ],
    [{ timeoutMs: null }, "timeoutMs: expected a number of milliseconds above 0 and up to 2147483647, got null."],
    [{ timeoutms: 5 }, 'new Krea(): unknown option "timeoutms". Did you mean "timeoutMs"? It takes timeoutMs, apiKey.'],
    [{ colour: 5 }, 'new Krea(): unknown option "colour". It takes timeoutMs, apiKey.'],
    [{ toString: 5 }, 'unknown option "toString"'],
    [[], "new Krea(): expected an options object, got an array."],
    [null, "new Krea(): expected an options object, got null."],
  ])("refuses %o", (options, message) => {
    expect(() => checkOptions("new Krea()", options, checks)).toThrow(message);
  });

  test("does not show what may be a secret", () => {
    const isShort: Check = (value) => (String(value).length > 3 ? "a short key" : undefined);
    expect(() => checkOptions("new Krea()", { apiKey: "secret" }, { apiKey: isShort }, ["apiKey"])).toThrow(
      "new Krea(): apiKey: expected a short key, got a string of 6 characters.",
    );
    expect(() => checkOptions("new Krea()", "secret", checks)).toThrow("got a string.");
  });
});

test.each<[boolean, unknown]>([
  [true, {}],
  [true, Object.create(null)],
  [true, new (class Options {})()],
  [false, []],
  [false, null],
  [false, new Map()],
  [false, new Blob()],
  [false, "text"],
])("isPlainObject is %s for %o", (expected, value) => {
  expect(isPlainObject(value)).toBe(expected);
});

test.each<[unknown, string]>([
  ['a "b"', '"a \\"b\\""'],
  ["x".repeat(61), `"${"x".repeat(60)}…"`],
  ["a\nb", '"a\\nb"'],
  [[1], "an array"],
  [() => {}, "a function"],
  [{}, "an object"],
  [new Blob(), "a Blob"],
  [new ArrayBuffer(1), "an ArrayBuffer"],
  [undefined, "undefined"],
  [7n, "7"],
])("show describes %o on one short line", (value, shown) => {
  expect(show(value)).toBe(shown);
});
