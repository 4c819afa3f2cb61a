import { describe, expect, it } from "vitest";
import type { JobPage } from "../../../generated/openapi.ts";
import { strictlyIncreasing } from "../../../src/mock/clock.ts";
import { pageOf } from "../../../src/mock/page.ts";
import { startTestMock, type TestMock } from "./support.ts";

async function walk({ call }: TestMock, query: string): Promise<JobPage[]> {
  const pages: JobPage[] = [];
  for (let cursor: string | null = ""; cursor !== null; cursor = pages.at(-1)?.next_cursor ?? null) {
    const { body } = await call<JobPage>("GET", `/jobs?${query}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
    pages.push(body);
  }
  return pages;
}

describe("GET /jobs", () => {
  it("walks every job once, newest first, though all were made in the same millisecond", async () => {
    const test = await startTestMock();
    const ids = [];
    for (let count = 0; count < 25; count += 1) ids.push(await test.submit());
    const pages = await walk(test, "limit=10");
    expect(pages.map(({ items }) => items.length)).toEqual([10, 10, 5]);
    expect(pages.flatMap(({ items }) => items.map((job) => job.job_id))).toEqual(ids.reverse());
  });

  it("neither loses nor repeats a job when new ones are made between two pages", async () => {
    const test = await startTestMock();
    const ids = [await test.submit(), await test.submit(), await test.submit(), await test.submit()];
    const first = await test.call<JobPage>("GET", "/jobs?limit=2");
    await test.submit();
    const second = await test.call<JobPage>("GET", `/jobs?limit=2&cursor=${first.body.next_cursor}`);
    const seen = [...first.body.items, ...second.body.items].map((job) => job.job_id);
    expect(seen).toEqual(ids.reverse());
    expect(second.body.next_cursor).toBeNull();
  });

  it("ends where the last page is exactly full", async () => {
    const test = await startTestMock();
    for (let count = 0; count < 4; count += 1) await test.submit();
    expect((await walk(test, "limit=2")).map(({ items }) => items.length)).toEqual([2, 2]);
  });

  it("is empty before the first job", async () => {
    const { call } = await startTestMock();
    expect((await call("GET", "/jobs")).body).toEqual({ items: [], next_cursor: null });
  });

  it("has 100 items to a page where nothing is said", async () => {
    const test = await startTestMock();
    await Promise.all(Array.from({ length: 101 }, () => test.submit()));
    expect((await walk(test, "types=flux-1-dev,other")).map(({ items }) => items.length)).toEqual([100, 1]);
  });

  it("filters by the status that the jobs have now", async () => {
    const test = await startTestMock();
    const done = await test.submit();
    test.advance(2000);
    const fresh = await test.submit();
    const list = async (status: string) =>
      (await test.call<JobPage>("GET", `/jobs?status=${status}`)).body.items.map((job) => job.job_id);
    expect(await list("completed")).toEqual([done]);
    expect(await list("queued")).toEqual([fresh]);
    expect(await list("failed")).toEqual([]);
  });

  it("shows each job as GET /jobs/{id} does", async () => {
    const test = await startTestMock();
    const id = await test.submit();
    test.advance(2000);
    const { body } = await test.call<JobPage>("GET", "/jobs");
    expect(body.items).toEqual([await test.job(id)]);
  });

  it.each(["limit=0", "limit=1001", "limit=ten", "cursor=yesterday", "status=lost"])("refuses %s", async (query) => {
    const { call } = await startTestMock();
    const name = query.split("=")[0] ?? "";
    const { status, body } = await call("GET", `/jobs?${query}`);
    expect([status, body.error]).toEqual([400, expect.stringContaining(name)]);
  });
});

describe("pageOf", () => {
  it("takes an empty limit and an empty cursor for none", () => {
    expect(pageOf([{ createdMs: 1 }], new URLSearchParams("limit=&cursor="))).toEqual({
      items: [{ createdMs: 1 }],
      nextCursor: null,
    });
  });
});

describe("strictlyIncreasing", () => {
  it("moves on a clock that stands still or runs back", () => {
    const times = [5, 5, 3, 9];
    const clock = strictlyIncreasing(() => times.shift() ?? 0);
    expect([clock(), clock(), clock(), clock()]).toEqual([5, 6, 7, 9]);
  });
});
