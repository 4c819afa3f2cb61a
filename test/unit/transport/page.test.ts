import { describe, expect, test } from "vitest";
import { parsePage } from "../../../src/transport/page.ts";

const parseText = (item: unknown) => (typeof item === "string" ? item : undefined);

test("parsePage reads the items and the cursor", () => {
  expect(parsePage({ items: ["a", "b"], next_cursor: "2026" }, parseText)).toEqual({
    items: ["a", "b"],
    nextCursor: "2026",
  });
});

test("parsePage leaves out items that cannot be read", () => {
  expect(parsePage({ items: ["a", null, 1, "b"] }, parseText)?.items).toEqual(["a", "b"]);
});

describe("parsePage takes a page for the last one whose cursor is", () => {
  test.each([undefined, null, "", 7])("%j", (cursor) => {
    expect(parsePage({ items: [], next_cursor: cursor }, parseText)).toEqual({ items: [], nextCursor: undefined });
  });
});

describe("parsePage refuses what is not a page", () => {
  test.each([undefined, null, "text", [], {}, { items: null }, { items: { length: 1 } }])("%j", (data) => {
    expect(parsePage(data, parseText)).toBeUndefined();
  });
});
