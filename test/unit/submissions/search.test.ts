import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Job } from "../../../src/jobs/job.ts";
import type { JobRow, JobRows } from "../../../src/submissions/job-rows.ts";
import { createSearch, windowOf } from "../../../src/submissions/search.ts";
import { type OpenSubmission, SubmissionTracker } from "../../../src/submissions/tracker.ts";
import { now } from "../../../src/support/clock.ts";
import { caught } from "../../support/caught.ts";

const noon = Date.parse("2026-11-20T12:00:00Z");
beforeEach(() => void vi.useFakeTimers({ now: noon }));

function jobAt(createdAtMs: number, id = "job-1", extra: Record<string, unknown> = {}): JobRow & { job: Job } {
  const created_at = new Date(createdAtMs).toISOString();
  const job: Job = { job_id: id, status: "queued", created_at, completed_at: null, result: null, error: null, extra };
  return { job, createdAtMs };
}

/** A tracker of a client whose server has the same time. */
function trackerOfOneClock(): SubmissionTracker {
  const tracker = new SubmissionTracker();
  tracker.clock.note(Date.now(), now(), now());
  return tracker;
}

/** A lost submission, and a search in a list of jobs. */
function lost(
  rows: JobRow[] | (() => JobRow[]),
  { tracker = trackerOfOneClock(), unseen = "", sharedKey = false } = {},
) {
  const submission = tracker.begin("image/a");
  tracker.lose(submission);
  const list = async (): Promise<JobRows> => ({
    rows: typeof rows === "function" ? rows() : rows,
    unseen: unseen === "" ? undefined : unseen,
  });
  return { tracker, submission, search: createSearch(tracker, list, sharedKey) };
}

async function ended(search: Promise<unknown>): Promise<unknown> {
  await vi.runAllTimersAsync();
  return search;
}

describe("windowOf", () => {
  test("has two minutes before the sending and after the loss, for the clocks and for a late creation", () => {
    const { tracker, submission } = lost([]);
    const { fromMs, toMs } = windowOf(submission, tracker.clock);
    expect(fromMs).toBeLessThanOrEqual(noon - 60_000);
    expect(fromMs).toBeGreaterThanOrEqual(noon - 65_000);
    expect(toMs).toBeGreaterThanOrEqual(noon + 120_000);
    expect(toMs).toBeLessThanOrEqual(noon + 125_000);
  });

  test("has no end while the submission is in progress", () => {
    const { tracker } = lost([]);
    expect(windowOf(tracker.begin("m"), tracker.clock).toMs).toBe(Number.POSITIVE_INFINITY);
  });
});

describe("a search for a lost submission", () => {
  test("finds the one job that can be it, and remembers that it is this client's", async () => {
    const row = jobAt(noon);
    const { tracker, submission, search } = lost([row]);
    expect(await search(submission)).toEqual({ status: "found", job: row.job, evidence: ["time"] });
    expect(tracker.modelOf("job-1")).toBe("image/a");
    expect(tracker.openSubmissionsBeside({ ...submission })).toEqual([]);
  });

  test("gives the same answer again, although the job is known by then", async () => {
    const { submission, search } = lost([jobAt(noon)]);
    const found = await search(submission);
    expect(await search(submission)).toEqual(found);
  });

  test("finds it in a list that lags, and says none only when the lag is over", async () => {
    let looks = 0;
    const late = lost(() => (++looks > 3 ? [jobAt(Date.now())] : []));
    expect(await ended(late.search(late.submission))).toMatchObject({ status: "found" });
    looks = 0;
    const never = lost(() => (++looks > 0 ? [] : []));
    expect(await ended(never.search(never.submission))).toEqual({ status: "none" });
    expect(looks).toBeGreaterThan(3);
  });

  test("finds none if no job was created in its window, and forgets the submission", async () => {
    const { tracker, submission, search } = lost([jobAt(noon - 120_000)]);
    expect(await ended(search(submission))).toEqual({ status: "none" });
    expect(tracker.openSubmissionsBeside({ ...submission })).toEqual([]);
  });

  test("leaves out the jobs that the client knows", async () => {
    const { tracker, submission, search } = lost([jobAt(noon, "known")]);
    tracker.settle(tracker.begin("image/a"), ["known"]);
    expect(await ended(search(submission))).toEqual({ status: "none" });
  });

  test("waits for a submission in progress to settle before it takes the job", async () => {
    const { tracker, submission, search } = lost([jobAt(noon)]);
    const underway = tracker.begin("image/a");
    setTimeout(() => tracker.settle(underway, ["other"]), 500);
    expect(await ended(search(submission))).toMatchObject({ status: "found" });
  });

  test("ends at once when it is aborted", async () => {
    const { submission, search } = lost([]);
    const controller = new AbortController();
    const promise = caught(search(submission, { signal: controller.signal }));
    await vi.advanceTimersByTimeAsync(300);
    controller.abort();
    expect(await promise).toMatchObject({ interruption: { kind: "aborted" } });
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("a search is ambiguous, and says why,", () => {
  type Lost = { tracker: SubmissionTracker; submission: OpenSubmission };
  const odd = { job: undefined, createdAtMs: Number.NaN };
  test.each<[string, string, JobRow[], object, ((call: Lost) => void)?]>([
    ["if two jobs can be it", "several jobs", [jobAt(noon, "a"), jobAt(noon, "b")], {}],
    ["if part of the list was not seen", "more than 50 pages", [jobAt(noon)], { unseen: "more than 50 pages" }],
    ["if a row cannot be read", "cannot be read", [jobAt(noon), odd], {}],
    ["if a row of its time cannot be read", "cannot be read", [{ job: undefined, createdAtMs: noon }], {}],
    ["if a job does not say when it was made", "no created_at", [{ ...jobAt(noon), createdAtMs: Number.NaN }], {}],
    ["if others submit with the key", "sharedKey", [jobAt(noon)], { sharedKey: true }],
    ["if the job is of another model", "other models", [jobAt(noon, "a", { model: "image/b" })], {}],
    ["if the caller has used the id", "passed the id", [jobAt(noon)], {}, ({ tracker }) => tracker.name("job-1")],
    ["if another can have made it", "another submission", [jobAt(noon)], {}, ({ tracker }) => void tracker.begin("b")],
    ["if the clock is not known", "Date header", [jobAt(noon - 3_600_000)], { tracker: new SubmissionTracker() }],
  ])("%s", async (_when, reason, rows, options, then) => {
    const call = lost(rows, options);
    then?.(call);
    const recovery = await ended(call.search(call.submission, { lagMs: 500 }));
    expect(recovery).toMatchObject({ status: "ambiguous", reason: expect.stringContaining(reason) });
    expect(call.tracker.openSubmissionsBeside({ ...call.submission })).toContain(call.submission);
  });

  test("but not for a row of another time that cannot be read", async () => {
    const { submission, search } = lost([{ job: undefined, createdAtMs: noon - 3_600_000 }]);
    expect(await ended(search(submission))).toEqual({ status: "none" });
  });
});

describe("the model of a row", () => {
  test("tells two jobs apart", async () => {
    const { submission, search } = lost([
      jobAt(noon, "a", { model: "image/b" }),
      jobAt(noon, "mine", { model: "image/a" }),
    ]);
    expect(await search(submission)).toMatchObject({ job: { job_id: "mine" }, evidence: ["time", "model"] });
  });

  test("tells a submission from another one that was lost at the same time", async () => {
    const { tracker, submission, search } = lost([jobAt(noon, "mine", { model: "image/a" })]);
    tracker.lose(tracker.begin("image/b"));
    expect(await search(submission)).toMatchObject({ status: "found" });
  });
});
