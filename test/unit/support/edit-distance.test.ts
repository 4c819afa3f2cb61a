import fc from "fast-check";
import { expect, test } from "vitest";
import { editDistance } from "../../../src/support/edit-distance.ts";

test.each([
  ["", "", 0],
  ["", "abc", 3],
  ["kling", "kling", 0],
  ["kling", "klng", 1],
  ["kling", "klings", 1],
  ["kling", "kleng", 1],
  ["promtp", "prompt", 1],
  ["kitten", "sitting", 3],
])("%j and %j are %i apart", (one, other, distance) => {
  expect(editDistance(one, other)).toBe(distance);
});

test("is the same both ways, and at most the length of the longer", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (one, other) => {
      const distance = editDistance(one, other);
      expect(distance).toBe(editDistance(other, one));
      expect(distance).toBeLessThanOrEqual(Math.max(one.length, other.length));
      expect(distance === 0).toBe(one === other);
    }),
  );
});
