import { describe, expect, test } from "vitest";
import { parsePage, readPages } from "../../../src/transport/page.ts";

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

describe("readPages", () => {
  const read = async (nextCursors: (string | undefined)[], maxPages = 10) => {
    const cursors: (string | undefined)[] = [];
    const readPage = async (cursor: string | undefined) => {
      cursors.push(cursor);
      return { items: [cursors.length], nextCursor: nextCursors[cursors.length - 1] };
    };
    const pages: number[][] = [];
    for await (const items of readPages(readPage, maxPages)) pages.push(items);
    return { cursors, pages };
  };

  test("reads page after page up to the last", async () => {
    expect(await read(["a", "b", undefined])).toEqual({ cursors: [undefined, "a", "b"], pages: [[1], [2], [3]] });
  });

  test("stops at a cursor that it has seen, and at the maximum number of pages", async () => {
    expect((await read(["a", "b", "a", "c"])).cursors).toEqual([undefined, "a", "b"]);
    expect((await read(["a", "b", "c"], 2)).cursors).toEqual([undefined, "a"]);
  });
});
