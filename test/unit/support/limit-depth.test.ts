import fc from "fast-check";
import { expect, test } from "vitest";
import { limitDepth } from "../../../src/support/limit-depth.ts";

test("limitDepth leaves data alone that is not as deep", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      expect(limitDepth(value, 20)).toBe(value);
    }),
  );
});

test("limitDepth puts null in place of what is deeper", () => {
  expect(limitDepth({ a: { b: { c: 1 } }, d: [[1]] }, 2)).toEqual({ a: { b: null }, d: [null] });
  let deep: unknown = "end";
  for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
  expect(JSON.stringify(limitDepth(deep, 3))).toBe("[[[null]]]");
});
