import { beforeEach, describe, expect, test, vi } from "vitest";
import { isKreaAbortError, isKreaJobTimeoutError } from "../../../src/errors/index.ts";
import type { Job } from "../../../src/jobs/job.ts";
import { listen, untilInterrupted, type WaitTarget } from "../../../src/jobs/wait-target.ts";
import { JobWatcher } from "../../../src/jobs/watcher.ts";
import { caught } from "../../support/caught.ts";
import { settled } from "../../support/virtual-time.ts";

beforeEach(() => void vi.useFakeTimers());

const fields = { job_id: "a", created_at: "", completed_at: null, error: null, extra: {} };
const completed: Job = {
  ...fields,
  status: "completed",
  result: { urls: ["https://x.example/a"], files: [{ url: "https://x.example/a", kind: "image" }] },
};
const processing: Job = { ...fields, status: "processing", result: null };

function targetOf(parts: Partial<WaitTarget> = {}) {
  const get = vi.fn(async () => completed);
  const watcher = new JobWatcher({ get, list: async () => ({ items: [], nextCursor: undefined }) });
  const cancel = vi.fn(async () => {});
  return {
    target: { jobId: "a", watcher, cancel, redact: (job: Job) => job, failuresAreFree: true, ...parts },
    get,
    cancel,
  };
}
const never = () => new Promise<never>(() => {});

describe("listen", () => {
  test("reads nothing of a job that was seen to have ended", async () => {
    const { target, get } = targetOf({ lastSeen: completed });
    const changed = vi.fn();
    listen(target, {}, { changed, failed: () => {} });
    await vi.runAllTimersAsync();
    expect(changed.mock.calls).toEqual([[completed]]);
    expect(get).not.toHaveBeenCalled();
  });

  test("reads any other job until it has ended", async () => {
    const { target, get } = targetOf();
    const changed = vi.fn();
    listen(target, {}, { changed, failed: () => {} });
    await vi.runAllTimersAsync();
    expect(changed.mock.calls).toEqual([[completed]]);
    expect(get).toHaveBeenCalledOnce();
  });
});

describe("untilInterrupted", () => {
  test("returns what the work returns, and leaves no timer", async () => {
    const { target } = targetOf();
    expect(
      await untilInterrupted(
        target,
        {},
        () => ({ job: undefined }),
        async () => 7,
      ),
    ).toBe(7);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("names the time of the whole wait when it is up, although this part had less of it", async () => {
    const { target, cancel } = targetOf();
    const error = await settled(
      untilInterrupted(target, { timeoutMs: 5_000 }, () => ({ job: processing }), never, 100),
    );
    if (!isKreaJobTimeoutError(error)) throw error;
    expect(error).toMatchObject({ timeoutMs: 5_000, jobId: "a", job: processing });
    expect(error.message).toContain("did not end within 5000 ms (timeoutMs). Its last known status is processing;");
    expect(cancel).not.toHaveBeenCalled();
  });

  test("an abort leaves the job running", async () => {
    const { target, cancel } = targetOf();
    const error = await caught(
      untilInterrupted(target, { signal: AbortSignal.abort("enough") }, () => ({ job: undefined }), never),
    );
    if (!isKreaAbortError(error)) throw error;
    expect(error).toMatchObject({ jobId: "a", cause: "enough", cancellation: undefined });
    expect(error.message).toBe("The wait for job a was aborted; the job keeps running.");
    expect(cancel).not.toHaveBeenCalled();
  });

  test("an abort with cancelOnAbort cancels the job, and hands over how that went", async () => {
    const { target } = targetOf({ cancel: () => Promise.reject(new Error("too late")) });
    const options = { signal: AbortSignal.abort("enough"), cancelOnAbort: true };
    const error = await caught(untilInterrupted(target, options, () => ({ job: undefined }), never));
    if (!isKreaAbortError(error) || !error.cancellation) throw error;
    expect(error.message).toBe("The wait for job a was aborted; the job is being cancelled.");
    expect(await caught(error.cancellation)).toMatchObject({ message: "too late" });
  });

  test("passes on what the work throws", async () => {
    const { target } = targetOf();
    const failure = new RangeError("no");
    expect(
      await caught(
        untilInterrupted(
          target,
          {},
          () => ({ job: undefined }),
          () => Promise.reject(failure),
        ),
      ),
    ).toBe(failure);
  });
});
