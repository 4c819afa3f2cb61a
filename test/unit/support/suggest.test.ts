import { expect, test, vi } from "vitest";
import { editDistance } from "../../../src/support/edit-distance.ts";
import { closestName } from "../../../src/support/suggest.ts";

vi.mock("../../../src/support/edit-distance.ts", { spy: true });

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
  const similar = Array.from({ length: 20_000 }, (_value, index) => `${"x".repeat(55)}${index}`);
  const compared = vi.mocked(editDistance);
  compared.mockClear();
  expect(closestName("y".repeat(60), similar)).toBeUndefined();
  expect(compared.mock.calls.length).toBeLessThanOrEqual(500);
  compared.mockClear();
  expect(closestName("promt", ["x".repeat(1_000_000), ...similar, "prompt"])).toBe("prompt");
  expect(compared).toHaveBeenCalledTimes(1);
});
