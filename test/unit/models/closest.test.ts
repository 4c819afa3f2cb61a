import { expect, test } from "vitest";
import { closest } from "../../../src/models/closest.ts";

const names = ["image/bfl/flux-1-dev", "image/bfl/flux-1-schnell", "video/kling/kling-2.5", "image/krea/krea-2/medium"];

test.each([
  ["image/bfl/flux-1-dve", "image/bfl/flux-1-dev"],
  ["flux-1-dev", "image/bfl/flux-1-dev"],
  ["video/bfl/flux-1-dev", "image/bfl/flux-1-dev"],
  ["KREA-2/MEDIUM", "image/krea/krea-2/medium"],
  ["kling/kling-2.5", "video/kling/kling-2.5"],
])("closest of %j is first of all %j", (name, expected) => {
  expect(closest(name, names)[0]).toBe(expected);
});

test("closest returns as many names as are asked for, the closest first", () => {
  expect(closest("image/bfl/flux-1-dev", names, 2)).toEqual(["image/bfl/flux-1-dev", "image/bfl/flux-1-schnell"]);
  expect(closest("x", [])).toEqual([]);
});

test("closest takes no longer for a name without end", () => {
  const long = "image/bfl/flux-1-dev".padEnd(5_000_000, "x");
  expect(closest(long, names)).toHaveLength(3);
});

test("closest prefers the id that ends with the name to one that has fewer other letters", () => {
  expect(closest("medium", ["a/media", "image/krea/krea-2/medium"])[0]).toBe("image/krea/krea-2/medium");
});
