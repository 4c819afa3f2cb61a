import { describe, expect, test, vi } from "vitest";
import { BoundedMap, BoundedSet } from "../../../src/support/bounded-map.ts";

describe("BoundedMap", () => {
  test("drops the oldest entry when it is full", () => {
    const map = new BoundedMap<string, number>(2).set("a", 1).set("b", 2).set("c", 3);
    expect([...map]).toEqual([
      ["b", 2],
      ["c", 3],
    ]);
  });

  test("makes a key the newest when it is set again", () => {
    const map = new BoundedMap<string, number>(2).set("a", 1).set("b", 2).set("a", 3).set("c", 4);
    expect([...map]).toEqual([
      ["a", 3],
      ["c", 4],
    ]);
  });

  test("keeps an entry whose key is undefined, and drops it in its turn", () => {
    const map = new BoundedMap<string | undefined, number>(1).set(undefined, 1);
    expect(map.get(undefined)).toBe(1);
    expect([...map.set("a", 2).keys()]).toEqual(["a"]);
  });
});

describe("BoundedSet", () => {
  test("drops the oldest value when it is full", () => {
    expect([...new BoundedSet<string>(2).add("a").add("b").add("c")]).toEqual(["b", "c"]);
  });

  test("makes a value the newest when it is added again", () => {
    expect([...new BoundedSet<string>(2).add("a").add("b").add("a").add("c")]).toEqual(["a", "c"]);
  });
});

test("a bounded map and set look for their oldest entry with one iterator, however often they are full", () => {
  const ofMap = vi.spyOn(Map.prototype, "keys");
  const ofSet = vi.spyOn(Set.prototype, "keys");
  const map = new BoundedMap<number, number>(100);
  const set = new BoundedSet<number>(100);
  for (let value = 0; value < 30_000; value += 1) {
    map.set(value, value).set(value % 7, value);
    set.add(value).add(value % 7);
  }
  const calls = [ofMap.mock.calls.length, ofSet.mock.calls.length];
  vi.restoreAllMocks();
  expect(calls).toEqual([1, 1]);
  expect([map.size, set.size]).toEqual([100, 100]);
  expect([...set].slice(0, 1)).toEqual([...map.keys()].slice(0, 1));
  expect(map.has(29_999) && set.has(29_999)).toBe(true);
});
