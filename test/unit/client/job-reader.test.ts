import { expect, test, vi } from "vitest";
import { createJobReader } from "../../../src/client/job-reader.ts";
import type { Job } from "../../../src/jobs/job.ts";
import { SubmissionTracker } from "../../../src/submissions/tracker.ts";
import { createTransport } from "../../../src/transport/transport.ts";
import { fixtureDocument } from "../../support/fixture.ts";
import { jobBody } from "../../support/stub-fetch.ts";
import { connection } from "../transport/connection.ts";

/** A reader of jobs that have the statuses of the server, by their ids. */
function readerOf(statuses: Record<string, string>) {
  const seen: Job[] = [];
  const tracker = new SubmissionTracker();
  const fetch = vi.fn(async (url: string) => {
    const read = (job_id: string) =>
      jobBody({ job_id, status: statuses[job_id], result: { urls: ["https://x.example/a"] } });
    const { pathname } = new URL(url);
    if (pathname !== "/jobs") return Response.json(read(pathname.split("/").at(-1) ?? ""));
    return Response.json({ items: Object.keys(statuses).map(read), next_cursor: null });
  });
  const transport = createTransport({ ...connection, fetch });
  const reader = createJobReader({
    transport,
    tracker,
    document: fixtureDocument,
    observe: (jobs) => seen.push(...jobs),
  });
  return { reader, tracker, seen, fetch };
}

test("a job reader shows every job that it reads, one by one or in pages", async () => {
  const { reader, seen } = readerOf({ a: "queued", b: "completed" });
  expect(await reader.read("a", {})).toMatchObject({ job_id: "a", status: "queued" });
  expect((await reader.readPage({ limit: 2 }, {})).items).toHaveLength(2);
  expect(seen.map(({ job_id }) => job_id)).toEqual(["a", "a", "b"]);
});

test("a job reader knows how long a job of this client takes on average, by its model", () => {
  const [model = "", seconds] = Object.entries(fixtureDocument.expectedSeconds)[0] ?? [];
  const { reader, tracker } = readerOf({});
  tracker.settle(tracker.begin(model), ["own"]);
  expect(reader.expectedMsOf("own")).toBe(Number(seconds) * 1_000);
  expect(reader.expectedMsOf("another's")).toBeUndefined();
});

test("watchUntilEnded says when a job has ended, not when it is only read", async () => {
  vi.useFakeTimers();
  const statuses = { a: "processing" };
  const { reader } = readerOf(statuses);
  const ended = vi.fn();
  reader.watchUntilEnded("a", ended);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ended).not.toHaveBeenCalled();
  statuses.a = "completed";
  await vi.runAllTimersAsync();
  expect(ended).toHaveBeenCalledOnce();
});

test("watchUntilEnded reads no more once it is stopped", async () => {
  vi.useFakeTimers();
  const { reader, fetch } = readerOf({ a: "processing" });
  const stop = reader.watchUntilEnded("a", () => {});
  await vi.advanceTimersByTimeAsync(5_000);
  stop();
  const before = fetch.mock.calls.length;
  await vi.runAllTimersAsync();
  expect(fetch.mock.calls.length).toBe(before);
});
