/**
 * Lists: read one page, or every item of all pages.
 *
 * @module
 */

import { KreaError } from "../errors/base.ts";
import { type Check, checkOptions, isNonEmptyString } from "../options/check.ts";
import { type RequestSettings, requestChecks } from "../options/request-settings.ts";
import { maxPageSize, type Page } from "../transport/page.ts";

/** Which page to read, and how to request it. */
export interface ListOptions extends RequestSettings {
  /** How many items a page has, 1 to 1 000. Default: 100, set by the API. */
  limit?: number | undefined;
  /** Where to start: the `nextCursor` of an earlier page. Default: the newest item. */
  cursor?: string | undefined;
}

/**
 * A list. Await it for one page, or iterate over it for every item of this page and the ones after it. Further pages are
 * read as you need them.
 *
 * @example
 * ```ts
 * const { items, nextCursor } = await krea.jobs.list({ limit: 20 });
 * for await (const job of krea.jobs.list()) console.log(job.job_id, job.status);
 * ```
 */
export interface List<Item> extends Promise<Page<Item>>, AsyncIterable<Item> {
  /**
   * Iterates over the pages. Each one is read when you need it.
   *
   * @example
   * ```ts
   * for await (const { items, nextCursor } of krea.jobs.list().pages()) await store(items, nextCursor);
   * ```
   */
  pages(): AsyncIterableIterator<Page<Item>>;
}

/** After this many empty pages in a row, the list is considered endless. */
const maxEmptyPages = 100;

/** How to read one of the API's lists. */
export interface ListDefinition<Item> {
  /** The name of the method, for error messages: `jobs.list`. */
  what: string;
  /** `GET /jobs` */
  operation: string;
  /** Checks of the options that this list has beside {@link ListOptions}. */
  filters: Readonly<Record<string, Check>>;
  /** Reads one page. */
  readPage(query: ListQuery, settings: RequestSettings): Promise<Page<Item>>;
}

/** The query of a list. Arrays are joined with commas, as the API expects. */
export type ListQuery = Record<string, unknown> & { limit?: number | undefined; cursor?: string | undefined };

/** Makes a list. Its first page is requested at once. If an option is invalid, the list rejects. */
export function createList<Item>(definition: ListDefinition<Item>, options: ListOptions = {}): List<Item> {
  const opening = open(definition, options);
  const first = opening.then(({ page }) => page);
  const pages = () => {
    // The iterator reports the failure. The promise must not report it again as unhandled.
    first.catch(() => {});
    return pagesOf(definition.operation, opening);
  };
  return Object.assign(first, { pages, [Symbol.asyncIterator]: () => itemsOf(pages()) });
}

/** A list whose first page has been read. */
interface OpenList<Item> {
  page: Page<Item>;
  /** The cursor of that page. */
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
      const problem = emptyPages > maxEmptyPages ? "only empty pages" : "a cursor that it had sent before";
      throw new KreaError(
        `${operation}: the API sent ${problem}, so the list would never end. Read it from the start.`,
      );
    }
    seen.add(page.nextCursor);
  }
}

const isPageSize: Check = (value) =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= maxPageSize
    ? undefined
    : `a whole number from 1 to ${maxPageSize}`;

/**
 * Checks the options of a list and splits them into the query and the request settings.
 *
 * @throws KreaInputError that names the option, what was expected and what was passed
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
