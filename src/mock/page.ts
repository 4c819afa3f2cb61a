/**
 * Pages of a list. A cursor is the timestamp of an item.
 *
 * @module
 */

import { timestamp } from "./clock.ts";

/** An item of a list. No two items of a list have the same time. */
export interface Dated {
  createdMs: number;
}

/** One page of a list, newest first. */
export interface Page<Item> {
  items: Item[];
  /** The cursor of the next page. Null on the last page. */
  nextCursor: string | null;
}

/** The default page size. Source: the parameter `limit` in the document. */
const defaultLimit = 100;

/**
 * Returns the page that a query asks for: items created before `cursor`, newest first, at most `limit` of them. Prism
 * has validated the query, so its values are well formed. Like Prism, this treats an empty value as a missing one.
 *
 * @param items - the whole list, oldest first
 */
export function pageOf<Item extends Dated>(items: readonly Item[], query: URLSearchParams): Page<Item> {
  const cursor = query.get("cursor");
  const beforeMs = cursor ? Date.parse(cursor) : Number.POSITIVE_INFINITY;
  const limit = Number(query.get("limit") || defaultLimit);
  const rest = items.filter((item) => item.createdMs < beforeMs).reverse();
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  return { items: page, nextCursor: last && rest.length > page.length ? timestamp(last.createdMs) : null };
}
