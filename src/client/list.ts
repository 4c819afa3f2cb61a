/**
 * Lists: a page at a time, or every item of all pages.
 *
 * @module
 */

import { KreaError } from "../errors/base.ts";
import { type Check, checkOptions, isNonEmptyString } from "../options/check.ts";
import { type RequestSettings, requestChecks } from "../options/request-settings.ts";

/** Which page to list, and how to request it. */
export interface ListOptions extends RequestSettings {
  /** The number of items of a page, 1 to 1 000. Default: that of the API, 100. */
  limit?: number | undefined;
  /** Where to start: the `nextCursor` of a page. Default: at the newest item. */
  cursor?: string | undefined;
}

/** One page of a list. */
export interface Page<Item> {
  /** The items, in the API's order. */
  items: Item[];
  /** The cursor of the next page; undefined on the last one. */
  nextCursor: string | undefined;
}

/**
 * A list of the API's. Await it for one page, or iterate it for every item of this page and all that follow, which are
 * read as they are needed.
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

/** A list with more empty pages in a row than this never ends. */
const maxEmptyPages = 100;

/** What tells one list of the API from another. */
export interface ListDefinition<Item> {
  /** How messages about its options begin: `jobs.list`. */
  what: string;
  /** `GET /jobs` */
  operation: string;
  /** Checks of the options that it has beside {@link ListOptions}. */
  filters: Readonly<Record<string, Check>>;
  /** Reads one page. */
  readPage(query: ListQuery, settings: RequestSettings): Promise<Page<Item>>;
}

/** What goes into the query of a list, with arrays as the API takes them. */
export type ListQuery = Record<string, unknown> & { limit?: number | undefined; cursor?: string | undefined };

/** A list with these options. Its first page is requested at once; a bad option rejects it. */
export function createList<Item>(definition: ListDefinition<Item>, options: ListOptions = {}): List<Item> {
  const opening = open(definition, options);
  const first = opening.then(({ page }) => page);
  const pages = () => {
    // Whoever iterates is told of a failure by the iterator.
    first.catch(() => {});
    return pagesOf(definition.operation, opening);
  };
  return Object.assign(first, { pages, [Symbol.asyncIterator]: () => itemsOf(pages()) });
}

/** A list whose first page has been read. */
interface OpenList<Item> {
  page: Page<Item>;
  /** Where it began. */
  from: string | undefined;
  readPage(cursor: string | undefined): Promise<Page<Item>>;
}

async function open<Item>(definition: ListDefinition<Item>, options: ListOptions): Promise<OpenList<Item>> {
  const { query, settings } = splitOptions(definition, options);
  const page = await definition.readPage(query, settings);
  return { page, from: query.cursor, readPage: (cursor) => definition.readPage({ ...query, cursor }, settings) };
}

async function* itemsOf<Item>(pages: AsyncIterable<Page<Item>>): AsyncGenerator<Item, void, void> {
  for await (const { items } of pages) yield* items;
}

async function* pagesOf<Item>(
  operation: string,
  opening: Promise<OpenList<Item>>,
): AsyncGenerator<Page<Item>, void, void> {
  const { page: first, from, readPage } = await opening;
  const seen = new Set<string | undefined>([from]);
  let emptyPages = 0;
  for (let page = first; ; page = await readPage(page.nextCursor)) {
    yield page;
    if (page.nextCursor === undefined) return;
    emptyPages = page.items.length === 0 ? emptyPages + 1 : 0;
    if (seen.has(page.nextCursor) || emptyPages > maxEmptyPages) {
      const problem = emptyPages > maxEmptyPages ? "only empty pages" : "a cursor that it had answered before";
      throw new KreaError(
        `${operation}: the API answered ${problem}; the list would never end. Read it from the start.`,
      );
    }
    seen.add(page.nextCursor);
  }
}

const isPageSize: Check = (value) =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 1_000 ? undefined : "a whole number from 1 to 1000";

/**
 * Checks the options of a list and splits them into its query and the settings of its requests.
 *
 * @throws KreaInputError naming the option, what was expected and what came
 */
function splitOptions(
  { what, filters }: Pick<ListDefinition<unknown>, "what" | "filters">,
  options: ListOptions,
): { query: ListQuery; settings: RequestSettings } {
  checkOptions(what, options, { ...requestChecks, limit: isPageSize, cursor: isNonEmptyString, ...filters });
  const query: ListQuery = {};
  const settings: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined) continue;
    if (Object.hasOwn(requestChecks, name)) settings[name] = value;
    else query[name] = Array.isArray(value) ? value.join(",") : value;
  }
  return { query, settings };
}
