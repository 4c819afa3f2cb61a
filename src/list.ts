/**
 * Lists: a page at a time, or every item of all pages.
 *
 * @module
 */

import { KreaError } from "./errors/base.ts";

/** One page of a list. */
export interface Page<Item> {
  items: Item[];
  /** Asks for the next page; undefined on the last one. */
  nextCursor: string | undefined;
}

/**
 * A list of the API's. Awaited, it is one page; iterated, it is every item of that page and of all that follow, read as
 * they are needed.
 *
 * @example
 * ```ts
 * const { items, nextCursor } = await krea.jobs.list({ limit: 20 });
 * for await (const job of krea.jobs.list()) console.log(job.job_id, job.status);
 * ```
 */
export interface List<Item> extends Promise<Page<Item>>, AsyncIterable<Item> {
  /** The pages, one by one, read as they are needed. */
  pages(): AsyncIterableIterator<Page<Item>>;
}

/** So many pages in a row without an item, each with a cursor to the next, are no list that ends. */
const mostEmptyPages = 100;

/**
 * A list over a function that reads one page of it. The first page is asked for at once.
 *
 * @param what - as messages say it: `GET /jobs`
 * @param readPage - reads the page behind a cursor
 * @param cursor - where to begin; undefined for the first page
 */
export function createList<Item>(
  what: string,
  readPage: (cursor: string | undefined) => Promise<Page<Item>>,
  cursor: string | undefined,
): List<Item> {
  const first = readPage(cursor);
  const pages = () => pagesFrom(what, first, readPage, cursor);
  return Object.assign(first, { pages, [Symbol.asyncIterator]: () => itemsOf(pages()) });
}

async function* itemsOf<Item>(pages: AsyncIterable<Page<Item>>): AsyncGenerator<Item, void, void> {
  for await (const { items } of pages) yield* items;
}

async function* pagesFrom<Item>(
  what: string,
  first: Promise<Page<Item>>,
  readPage: (cursor: string | undefined) => Promise<Page<Item>>,
  from: string | undefined,
): AsyncGenerator<Page<Item>, void, void> {
  const seen = new Set<string | undefined>([from]);
  let emptyPages = 0;
  for (let page = await first; ; page = await readPage(page.nextCursor)) {
    yield page;
    if (page.nextCursor === undefined) return;
    emptyPages = page.items.length === 0 ? emptyPages + 1 : 0;
    if (seen.has(page.nextCursor) || emptyPages > mostEmptyPages) {
      const problem = emptyPages > mostEmptyPages ? "only empty pages" : "a cursor that it had answered before";
      throw new KreaError(`${what}: the API answered ${problem}; the list would never end. Read it from the start.`);
    }
    seen.add(page.nextCursor);
  }
}
