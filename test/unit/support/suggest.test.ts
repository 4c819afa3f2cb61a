import { expect, test, vi } from "vitest";
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

test("closestName compares a bounded number of names, of a similar length alone", () => {
  const similar = Array.from({ length: 20_000 }, (_value, index) => `${"x".repeat(15)}${10_000 + index}`);
  // The comparison of two names takes a minimum for each pair of their letters.
  const { min } = Math;
  let pairs = 0;
  vi.spyOn(Math, "min").mockImplementation((...values) => {
    pairs += 1;
    return min(...values);
  });
  const none = closestName("y".repeat(20), similar);
  const ofMany = pairs;
  const found = closestName("promt", ["x".repeat(1_000_000), ...similar, "prompt"]);
  vi.restoreAllMocks();
  expect([none, found]).toEqual([undefined, "prompt"]);
  expect(ofMany).toBeLessThanOrEqual(500 * 20 * 20 + 500);
  expect(pairs - ofMany).toBeLessThanOrEqual(6 * 6 + 1);
});
