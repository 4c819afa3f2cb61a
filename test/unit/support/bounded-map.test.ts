import { describe, expect, test } from "vitest";
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
