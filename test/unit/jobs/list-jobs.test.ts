import { describe, expect, test } from "vitest";
import { listJobPage, listJobsSince } from "../../../src/jobs/list-jobs.ts";
import { createTransport } from "../../../src/transport/transport.ts";
import { jobBody } from "../../support/stub-fetch.ts";
import { connection } from "../transport/connection.ts";

const noon = Date.parse("2026-11-20T12:00:00Z");
const jobAt = (job_id: string, atMs: number) => jobBody({ job_id, created_at: new Date(atMs).toISOString() });

/** A transport to a list with these pages, and the queries that it was asked. */
function listOf(...pages: object[][]) {
  const asked: Record<string, string>[] = [];
  const fetch = async (url: string) => {
    const query = Object.fromEntries(new URL(url).searchParams);
    asked.push(query);
    const page = Number(query.cursor ?? 0);
    return Response.json({ items: pages[page] ?? [], next_cursor: page + 1 < pages.length ? String(page + 1) : null });
  };
  return { transport: createTransport({ ...connection, fetch }), asked };
}

test("listJobPage sends the filters that are set", async () => {
  const { transport, asked } = listOf([jobAt("a", noon)]);
  const page = await listJobPage(transport, { limit: 5, status: "failed", types: undefined });
  expect(page.items.map(({ job_id }) => job_id)).toEqual(["a"]);
  expect(asked).toEqual([{ limit: "5", status: "failed" }]);
});

describe("listJobsSince", () => {
  test("reads pages until one reaches back to the time, and no further", async () => {
    const { transport, asked } = listOf([jobAt("c", noon + 2)], [jobAt("b", noon - 1)], [jobAt("a", noon - 2)]);
    const jobs = await listJobsSince(transport, () => noon, undefined);
    expect(jobs.map(({ job_id }) => job_id)).toEqual(["c", "b"]);
    expect(asked.map(({ cursor }) => cursor)).toEqual([undefined, "1"]);
  });

  test("asks for the time again after each page", async () => {
    const { transport, asked } = listOf([jobAt("c", noon)], [jobAt("b", noon - 10)], [jobAt("a", noon - 20)]);
    const times = [noon - 5, noon - 5_000, noon - 5_000];
    await listJobsSince(transport, () => times.shift() ?? 0, undefined);
    expect(asked).toHaveLength(3);
  });

  test("counts a job once that new ones have moved to the next page", async () => {
    const { transport } = listOf([jobAt("b", noon), jobAt("a", noon)], [jobAt("a", noon), jobAt("old", noon - 1)]);
    const jobs = await listJobsSince(transport, () => noon, undefined);
    expect(jobs.map(({ job_id }) => job_id)).toEqual(["b", "a", "old"]);
  });

  test("ends with an empty page", async () => {
    const { transport, asked } = listOf([], [jobAt("a", noon)]);
    expect(await listJobsSince(transport, () => noon, undefined)).toEqual([]);
    expect(asked).toHaveLength(1);
  });
});
