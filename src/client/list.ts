/**
 * Lists: a page at a time, or every item of all pages.
 *
 * @module
 */

import { KreaError } from "../errors/base.ts";
import { type Check, checkOptions } from "../options/check.ts";
import { type RequestSettings, requestChecks } from "../options/request-settings.ts";

/** How to list: which page, and how to ask for it. */
export interface ListOptions extends RequestSettings {
  /** How many items a page has, 1 to 1 000. Default: the API's, 100. */
  limit?: number | undefined;
  /** Where to begin: the `nextCursor` of a page. Default: at the newest. */
  cursor?: string | undefined;
}

/** One page of a list. */
export interface Page<Item> {
  /** The items, in the API's order. */
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
  /**
   * The pages, one by one, read as they are needed.
   *
   * @example
   * ```ts
   * for await (const { items, nextCursor } of krea.jobs.list().pages()) await store(items, nextCursor);
   * ```
   */
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

export const isNonEmptyString: Check = (value) =>
  typeof value === "string" && value !== "" ? undefined : "a non-empty string";

export const isNonEmptyStrings: Check = (value) =>
  Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === "string" && /^[^,]+$/.test(item))
    ? undefined
    : "an array of non-empty strings without commas";

const isPageSize: Check = (value) =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 1_000 ? undefined : "a whole number from 1 to 1000";

/** What goes into the query, with arrays as the API takes them, and how to send it. */
export interface SplitListOptions {
  query: Record<string, unknown> & { limit?: number | undefined; cursor?: string | undefined };
  settings: RequestSettings;
}

/**
 * Checks the options of a list and tells its query from how to send it.
 *
 * @param what - as messages begin: `jobs.list`
 * @param filters - checks of what else may be asked of this list
 * @throws KreaInputError naming the option, what was expected and what came
 */
export function splitListOptions(
  what: string,
  options: ListOptions,
  filters: Readonly<Record<string, Check>>,
): SplitListOptions {
  checkOptions(what, options, { ...requestChecks, limit: isPageSize, cursor: isNonEmptyString, ...filters });
  const { limit, cursor } = options;
  const query: SplitListOptions["query"] = {
    ...(limit !== undefined && { limit }),
    ...(cursor !== undefined && { cursor }),
  };
  const settings: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(options)) {
    if (Object.hasOwn(requestChecks, name)) settings[name] = value;
    else if (value !== undefined) query[name] = Array.isArray(value) ? value.join(",") : value;
  }
  return { query, settings };
}
