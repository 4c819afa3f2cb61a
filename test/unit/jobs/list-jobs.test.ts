import { expect, test } from "vitest";
import { listJobPage } from "../../../src/jobs/list-jobs.ts";
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
