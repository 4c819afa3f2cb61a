import { expect, test } from "vitest";
import { withoutUndefined } from "../../../src/support/without-undefined.ts";

test("withoutUndefined leaves the defaults where a field is undefined, and keeps every other value", () => {
  const defaults = { a: 1, b: 2, c: 3 };
  expect({ ...defaults, ...withoutUndefined({ a: undefined, b: 0, c: null, d: false }) }).toEqual({
    a: 1,
    b: 0,
    c: null,
    d: false,
  });
});

test("withoutUndefined returns a copy", () => {
  const fields = { a: 1, b: undefined };
  const copy = withoutUndefined(fields);
  expect(Object.keys(copy)).toEqual(["a"]);
  expect(Object.keys(fields)).toEqual(["a", "b"]);
});
