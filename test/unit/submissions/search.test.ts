import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Job } from "../../../src/jobs/job.ts";
import { candidates, createSearch, windowOf } from "../../../src/submissions/search.ts";
import { SubmissionTracker } from "../../../src/submissions/tracker.ts";

const noon = Date.parse("2026-11-20T12:00:00Z");
const sameClocks = { minMs: 0, maxMs: 0 };

function jobAt(createdAtMs: number, id = "job-1"): Job {
  const created_at = new Date(createdAtMs).toISOString();
  return { job_id: id, status: "queued", created_at, completed_at: null, result: null, error: null, extra: {} };
}

describe("windowOf", () => {
  test("reaches from the sending to a minute after the loss, by the server's clock", () => {
    const submission = { model: "m", sentAtMs: noon, lostAtMs: noon + 5_000 };
    expect(windowOf(submission, { minMs: 1_000, maxMs: 3_000 })).toEqual({
      fromMs: noon + 1_000 - 500,
      toMs: noon + 5_000 + 60_000 + 3_000 + 500,
    });
  });

  test("has no end while the submission is in progress", () => {
    expect(windowOf({ model: "m", sentAtMs: noon, lostAtMs: undefined }).toMs).toBe(Number.POSITIVE_INFINITY);
  });

  test("allows for clocks five minutes apart if nothing is known of the server's", () => {
    const { fromMs, toMs } = windowOf({ model: "m", sentAtMs: noon, lostAtMs: noon });
    expect(fromMs).toBeLessThanOrEqual(noon - 300_000);
    expect(toMs).toBeGreaterThanOrEqual(noon + 300_000);
  });
});

test("candidates are the jobs of the window that are not known, its ends included", () => {
  const window = { fromMs: noon, toMs: noon + 1_000 };
  const jobs = [
    jobAt(noon - 1, "early"),
    jobAt(noon, "first"),
    jobAt(noon + 1_000, "last"),
    jobAt(noon + 1_001, "late"),
  ];
  const ids = (found: Job[]) => found.map(({ job_id }) => job_id);
  expect(ids(candidates(jobs, window, () => false))).toEqual(["first", "last"]);
  expect(ids(candidates(jobs, window, (id) => id === "first"))).toEqual(["last"]);
});

describe("a search for a lost submission", () => {
  beforeEach(() => void vi.useFakeTimers({ now: noon }));

  /** A tracker with one lost submission, and a search in a list of jobs. */
  function lost(...jobs: Job[]) {
    const tracker = new SubmissionTracker();
    tracker.clockSkew = sameClocks;
    const submission = tracker.begin("image/a");
    tracker.lose(submission);
    return { tracker, submission, search: createSearch(tracker, async () => jobs) };
  }

  test("finds the one job that can be it, and remembers that it is this client's", async () => {
    const { tracker, submission, search } = lost(jobAt(noon));
    expect(await search(submission)).toMatchObject({ status: "found", job: { job_id: "job-1" } });
    expect(tracker.modelOf("job-1")).toBe("image/a");
    expect(tracker.openSubmissionsBeside({ ...submission })).toEqual([]);
  });

  test("gives the same answer again, although the job is known by then", async () => {
    const { submission, search } = lost(jobAt(noon));
    await search(submission);
    expect(await search(submission)).toMatchObject({ status: "found", job: { job_id: "job-1" } });
  });

  async function ended(search: Promise<unknown>): Promise<unknown> {
    await vi.runAllTimersAsync();
    return search;
  }

  test("is ambiguous if two jobs can be it", async () => {
    const { submission, search } = lost(jobAt(noon, "one"), jobAt(noon, "two"));
    expect(await ended(search(submission))).toMatchObject({
      status: "ambiguous",
      jobs: [{ job_id: "one" }, { job_id: "two" }],
    });
  });

  test("is ambiguous if the one job can be that of another submission in progress", async () => {
    const { tracker, submission, search } = lost(jobAt(noon));
    tracker.begin("image/b");
    expect(await ended(search(submission))).toMatchObject({ status: "ambiguous", jobs: [{ job_id: "job-1" }] });
  });

  test("is ambiguous if the caller has used the job's id", async () => {
    const { tracker, submission, search } = lost(jobAt(noon));
    tracker.name("job-1");
    expect(await ended(search(submission))).toMatchObject({ status: "ambiguous" });
  });

  test("finds none if no job was created in its window, and forgets the submission", async () => {
    const { tracker, submission, search } = lost(jobAt(noon - 60_000));
    expect(await ended(search(submission))).toEqual({ status: "none" });
    expect(tracker.openSubmissionsBeside({ ...submission })).toEqual([]);
  });
});
