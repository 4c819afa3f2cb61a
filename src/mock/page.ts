/**
 * One page of a list, by a cursor that is a timestamp.
 *
 * @module
 */

import { timestamp } from "./clock.ts";

/** Something that has its place in a list. No two items of a list have the same time. */
export interface Dated {
  createdMs: number;
}

/** One page, newest first. */
export interface Page<Item> {
  items: Item[];
  /** Where the next page starts; null on the last one. */
  nextCursor: string | null;
}

/** How many items a page has where the request does not say. Source: `limit` in the document. */
const defaultLimit = 100;

/**
 * The page that a query asks for: what was made before `cursor`, newest first, at most `limit` items. The query has
 * passed Prism, so what stands there is well formed; an empty value counts as none, as it does for Prism.
 *
 * @param items the whole list, oldest first
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
