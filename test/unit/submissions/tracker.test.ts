import { beforeEach, describe, expect, test, vi } from "vitest";
import { SubmissionTracker } from "../../../src/submissions/tracker.ts";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00Z") }));

describe("the submission tracker", () => {
  test("forgets a lost submission after an hour, when another one goes out", () => {
    const tracker = new SubmissionTracker();
    const lost = tracker.begin("image/bfl/flux-1-dev");
    tracker.lose(lost);
    vi.advanceTimersByTime(60 * 60 * 1_000);
    expect(tracker.openSubmissionsBeside(tracker.begin("image/bfl/flux-1-dev"))).toContain(lost);
    vi.advanceTimersByTime(1);
    expect(tracker.openSubmissionsBeside(tracker.begin("image/bfl/flux-1-dev"))).not.toContain(lost);
  });
});
