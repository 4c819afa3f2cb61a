import { expect, test } from "vitest";
import { isRecord } from "../../../src/support/is-record.ts";

test.each([
  [true, {}],
  [true, Object.create(null)],
  [true, new (class Job {})()],
  [true, new Headers()],
  [false, []],
  [false, null],
  [false, undefined],
  [false, "text"],
  [false, () => {}],
])("isRecord is %s for %o", (expected, value) => {
  expect(isRecord(value)).toBe(expected);
});
