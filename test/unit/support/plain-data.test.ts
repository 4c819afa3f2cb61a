import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { plainData } from "../../../src/support/plain-data.ts";

describe("plain data", () => {
  test("of plain data is the same", () => {
    const value = { a: [1, "x", null, true], b: { c: {} } };
    expect(plainData(value)).toEqual(value);
  });

  test.each<[string, unknown, unknown]>([
    ["a big integer", { a: 10n }, { a: "10" }],
    ["a symbol", { a: Symbol("x") }, { a: "Symbol(x)" }],
    ["a date", { a: new Date(0) }, { a: "1970-01-01T00:00:00.000Z" }],
    ["functions, promises and undefined", { a: () => {}, b: Promise.resolve(), c: undefined, d: 1 }, { d: 1 }],
    ["an object without a prototype", Object.assign(Object.create(null), { a: 1 }), { a: 1 }],
    ["bytes", { file: new Uint8Array(20_000_000) }, { file: "[20000000 bytes]" }],
    ["a field named __proto__", JSON.parse('{"__proto__":{"a":1}}'), JSON.parse('{"__proto__":{"a":1}}')],
  ])("shows %s", (_name, value, expected) => {
    expect(plainData(value)).toEqual(expected);
  });

  test("shows a circular reference, and an object that is shared twice", () => {
    const shared = { x: 1 };
    const value: Record<string, unknown> = { one: shared, other: shared };
    value.self = value;
    expect(plainData(value)).toEqual({ one: { x: 1 }, other: { x: 1 }, self: "[circular]" });
  });

  test("shows what cannot be read as such", () => {
    const trap = () => {
      throw new Error("no");
    };
    const unreadable = new Proxy({}, { ownKeys: trap, get: trap, has: trap, getPrototypeOf: trap });
    expect(plainData({ a: unreadable })).toEqual({ a: "[cannot be read: no]" });
    expect(
      plainData({
        get a() {
          throw Object.create(null);
        },
      }),
    ).toBe("[cannot be read: a value that cannot be shown]");
  });

  test("is bounded in depth, in length and in number", () => {
    let deep: unknown = "end";
    for (let depth = 0; depth < 100_000; depth += 1) deep = { deep };
    expect(inspect(plainData(deep), { depth: 20 })).toContain("[…]");
    expect(plainData("x".repeat(50_000_000))).toHaveLength(10_001);
    expect(JSON.stringify(plainData(Array.from({ length: 1_000_000 }, () => ({ a: 1 }))))?.length).toBeLessThan(
      1_000_000,
    );
  });
});
