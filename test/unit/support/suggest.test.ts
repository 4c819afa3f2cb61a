import { expect, test } from "vitest";
import { closestName } from "../../../src/support/suggest.ts";

const names = ["prompt", "aspect_ratio", "seed", "timeoutMs"];

test.each([
  ["aspectRatio", "aspect_ratio"],
  ["aspect-ratio", "aspect_ratio"],
  ["promt", "prompt"],
  ["TIMEOUTMS", "timeoutMs"],
  ["timeout", "timeoutMs"],
  ["sede", "seed"],
  ["colour", undefined],
  ["id", undefined],
  ["", undefined],
])("closestName of %j is %j", (mistaken, expected) => {
  expect(closestName(mistaken, names)).toBe(expected);
});

test("closestName prefers the nearest of several names", () => {
  expect(closestName("videos_url", ["video_urls", "videos_urls", "video_url"])).toBe("videos_urls");
});

test("closestName compares no name that is longer than any of the API's", () => {
  const long = "a".repeat(65);
  expect(closestName(long, [long])).toBeUndefined();
});
