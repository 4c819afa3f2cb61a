import { describe, expect, test, vi } from "vitest";
import { isKreaSubmissionUnknownError, type KreaOptions, type Recovery } from "../../../src/index.ts";
import { caught } from "../../support/caught.ts";
import { reset } from "../../support/failures.ts";
import { jobBody, json, stubbedClient } from "../../support/stub-fetch.ts";
import { inVirtualTime } from "../../support/virtual-time.ts";

/** What a server shows of its jobs. */
interface List {
  /** The pages, made when they are asked for. The job itself is `mine`. */
  pages: (mine: Record<string, unknown>) => unknown[][];
  /** The `next_cursor` of a page that is not the last. */
  cursorOf?: (page: number) => unknown;
  /** The headers of every answer, beside `Date`. */
  headers?: Record<string, string>;
  /** How far the `Date` header is off from the clock that writes `created_at`. */
  dateMs?: number | ((page: number) => number);
}

/** A server that makes a job and loses the answer, and what a look at its list finds. */
function recovered(list: List, options: KreaOptions = {}, then = () => {}): Promise<Recovery> {
  return inVirtualTime(async () => {
    let mine: Record<string, unknown> = {};
    const { krea } = stubbedClient(async ({ method, url }) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (method === "POST") {
        mine = jobBody({ job_id: "mine", created_at: new Date().toISOString() });
        return reset();
      }
      const page = Number(new URL(url).searchParams.get("cursor")?.replace(/\D/g, "") ?? 0);
      const pages = list.pages(mine);
      const offMs = typeof list.dateMs === "function" ? list.dateMs(page) : (list.dateMs ?? 0);
      const headers = { date: new Date(Date.now() + offMs).toUTCString(), ...list.headers };
      const next_cursor = page + 1 < pages.length ? (list.cursorOf ?? ((at) => `page-${at}`))(page + 1) : null;
      return json({ items: pages[page] ?? [], next_cursor }, { headers });
    }, options);
    const error = await caught(krea.image("bfl/flux-1-dev", { prompt: "x" }));
    if (!isKreaSubmissionUnknownError(error)) throw error;
    then();
    return error.recover();
  });
}

const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const hourMs = 3_600_000;
/** Jobs of long ago, newest first. */
const oldJobs = (count: number, more: object = {}) =>
  Array.from({ length: count }, (_value, index) => {
    const created_at = ago(hourMs + index * 60_000);
    return jobBody({ job_id: `old-${index}`, status: "completed", created_at, completed_at: created_at, ...more });
  });
const found = { status: "found", job: { job_id: "mine" } };
const doubtful = { status: "ambiguous", reason: expect.any(String) };

describe("recover() finds the job that exists", () => {
  test.each<[string, List]>([
    ["in a plain list", { pages: (mine) => [[mine, ...oldJobs(3)]] }],
    ["on a page behind an empty one", { pages: (mine) => [[], [mine]] }],
    ["at the end of a list that is oldest first", { pages: (mine) => [oldJobs(30).reverse(), [mine]] }],
    ["in a page by activity", { pages: (mine) => [[...oldJobs(1), mine, ...oldJobs(3).slice(1)]] }],
    ["behind one old job that was active since", { pages: (mine) => [oldJobs(1), [mine]] }],
    ["without a status", { pages: (mine) => [[{ ...mine, status: undefined }]] }],
    ["with a status that is null", { pages: (mine) => [[{ ...mine, status: null }]] }],
    ["where Date comes from a cache", { pages: (mine) => [[mine]], headers: { age: "600" }, dateMs: -600_000 }],
    [
      "with the wrong zone's digits",
      { pages: () => [[jobBody({ job_id: "mine", created_at: `${ago(0).slice(0, -1)}+00:00` })]] },
    ],
  ])("%s", async (_where, list) => {
    expect(await recovered(list)).toMatchObject(found);
  });

  test.each([-30_000, -10_000, -1_000, 1_000, 10_000, 30_000])(
    "whose created_at is %i ms off from the Date header",
    async (dateMs) => {
      expect(await recovered({ pages: (mine) => [[mine]], dateMs })).toMatchObject(found);
    },
  );

  test.each([-hourMs, hourMs])("where this machine's clock is set by %i ms on the way", async (byMs) => {
    const setClock = () => void vi.setSystemTime(Date.now() + byMs);
    const pages = (mine: Record<string, unknown>) => [[mine]];
    // The server's own clock goes on as before.
    expect(await recovered({ pages, dateMs: -byMs }, {}, setClock)).toMatchObject(found);
  });
});

describe("recover() is ambiguous, and does not say none,", () => {
  test.each<[string, List]>([
    ["where created_at is null", { pages: (mine) => [[{ ...mine, created_at: null }]] }],
    ["where created_at is missing", { pages: (mine) => [[{ ...mine, created_at: undefined }]] }],
    ["where created_at is empty", { pages: (mine) => [[{ ...mine, created_at: "" }]] }],
    ["where created_at is a number", { pages: (mine) => [[{ ...mine, created_at: Date.now() }]] }],
    ["where created_at has no zone", { pages: (mine) => [[{ ...mine, created_at: ago(0).slice(0, -1) }]] }],
    ["where created_at has no time", { pages: (mine) => [[{ ...mine, created_at: ago(0).slice(0, 10) }]] }],
    ["where created_at is no date", { pages: (mine) => [[{ ...mine, created_at: "T10:00 soonZ" }]] }],
    ["where the id has another name", { pages: ({ job_id, ...mine }) => [[{ ...mine, id: job_id }]] }],
    ["where a row is null", { pages: () => [[null]] }],
    ["where next_cursor is a number", { pages: (mine) => [[], [mine]], cursorOf: (page) => page }],
    ["where next_cursor leads back", { pages: (mine) => [[], [], [mine]], cursorOf: () => "page-1" }],
    ["where the list does not end", { pages: () => Array.from({ length: 60 }, () => []) }],
    [
      "where the pages are in no order",
      { pages: () => [[...oldJobs(2).reverse(), ...oldJobs(5).slice(2)], oldJobs(9).slice(5)] },
    ],
    ["where no Date header says the time", { pages: () => [oldJobs(1)], headers: { date: "" } }],
    ["where the only Date header is a cache's", { pages: () => [oldJobs(1)], headers: { age: "0" } }],
  ])("%s", async (_where, list) => {
    expect(await recovered(list)).toMatchObject(doubtful);
  });

  test("where others submit with the key, and one job is there", async () => {
    const list = { pages: (mine: Record<string, unknown>) => [[mine]] };
    expect(await recovered(list, { sharedKey: true })).toMatchObject({ ...doubtful, jobs: [{ job_id: "mine" }] });
  });

  test("where the one job is of another model", async () => {
    const list = { pages: (mine: Record<string, unknown>) => [[{ ...mine, model: "image/krea/krea-2/large" }]] };
    expect(await recovered(list)).toMatchObject({ ...doubtful, jobs: [{ job_id: "mine" }] });
  });
});

describe("recover() says none", () => {
  test.each<[string, List]>([
    ["of an empty list", { pages: () => [[]] }],
    ["of a list that ends with old jobs", { pages: () => [oldJobs(3)] }],
    ["of a list with more than old jobs", { pages: () => [oldJobs(30)] }],
  ])("%s", async (_of, list) => {
    expect(await recovered(list)).toEqual({ status: "none" });
  });

  test("without reading a long list that is newest first to its end", async () => {
    const asked = new Set<number>();
    const pages = () => [oldJobs(30), ...Array.from({ length: 60 }, () => oldJobs(60).slice(30))];
    const cursorOf = (page: number) => {
      asked.add(page);
      return `page-${page}`;
    };
    expect(await recovered({ pages, cursorOf })).toEqual({ status: "none" });
    expect([...asked]).toEqual([1]);
  });

  test("not of old jobs alone, if they ended a moment ago: the list may be by activity", async () => {
    const pages = (mine: Record<string, unknown>) => [oldJobs(30, { completed_at: ago(0) }), [mine]];
    expect(await recovered({ pages })).toMatchObject({ ...doubtful, jobs: [{ job_id: "mine" }] });
  });
});
