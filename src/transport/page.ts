/**
 * Reads lists from the API's responses.
 *
 * @module
 */

import { isPlainObject } from "../options/check.ts";

/** The largest page that the document allows. */
export const maxPageSize = 1_000;

/** One page of a list. */
export interface Page<Item> {
  /** The items, in the API's order. */
  items: Item[];
  /** The cursor of the next page. Undefined on the last page. */
  nextCursor: string | undefined;
}

/**
 * Reads a response body of the form `{ items, next_cursor }`, which all of the API's lists share. An empty or missing
 * `next_cursor` means that this is the last page.
 *
 * @param parseItem - reads one item; items for which it returns undefined are left out
 * @returns undefined if the body is not a page
 */
export function parsePage<Item>(data: unknown, parseItem: (item: unknown) => Item | undefined): Page<Item> | undefined {
  if (!isPlainObject(data) || !Array.isArray(data.items)) return undefined;
  const { items, next_cursor: cursor } = data;
  return {
    items: items.flatMap((item: unknown) => parseItem(item) ?? []),
    nextCursor: typeof cursor === "string" && cursor !== "" ? cursor : undefined,
  };
}

/**
 * Yields the items of one page after another, up to the last page, `maxPages`, or a cursor that the API has sent before.
 *
 * @throws what `readPage` throws
 */
export async function* readPages<Item>(
  readPage: (cursor: string | undefined) => Promise<Page<Item>>,
  maxPages: number,
): AsyncGenerator<Item[], void, void> {
  const seen = new Set<string>();
  let cursor: string | undefined;
  for (let pages = 0; pages < maxPages; pages += 1) {
    const { items, nextCursor } = await readPage(cursor);
    yield items;
    if (nextCursor === undefined || seen.has(nextCursor)) return;
    seen.add(nextCursor);
    cursor = nextCursor;
  }
}
