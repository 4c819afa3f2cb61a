import { beforeEach, describe, expect, test, vi } from "vitest";
import { caught } from "../../support/caught.ts";
import { answerNamedJobs } from "../../support/named-jobs.ts";
import { json, stubbedClient } from "../../support/stub-fetch.ts";

// How waits and batches end when something goes wrong on the way: with the ids of the jobs that were paid for.

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00Z") }));

describe("a job that was made is not lost", () => {
  test("because its status is missing", async () => {
    const { krea } = stubbedClient(() => json({ job_id: "mine", created_at: "2026-01-01T00:00:00Z" }));
    expect(await krea.image("bfl/flux-1-dev", { prompt: "x" })).toMatchObject({ job_id: "mine", status: "queued" });
  });

  test("because its answer is asked for as something else than JSON: that is refused", async () => {
    const { krea, sent } = stubbedClient(answerNamedJobs);
    const untyped = { parseAs: "text" };
    const call = krea.api.POST("/generate/image/bfl/flux-1-dev", { body: { prompt: "x" }, ...untyped });
    await expect(call).rejects.toThrow('parseAs: expected "json"');
    expect(sent).toEqual([]);
  });

  test.each(["/generate/image/bfl/flux-1-dev/", "/node-apps/abc/execute", "/styles/train?x=1", "/v2/generate/image/x"])(
    "and not made twice by a POST that the document does not have: %s",
    async (path) => {
      const { krea, sent } = stubbedClient(
        () => {
          throw new TypeError("fetch failed", { cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }) });
        },
        { maxRetries: 4 },
      );
      const post = krea.api.POST as (path: string, init: object) => Promise<unknown>;
      const error = await caught(post(path, { body: { prompt: "x" } }));
      expect(error).toMatchObject({ name: "KreaSubmissionUnknownError" });
      expect(sent).toHaveLength(1);
    },
  );

  test("by a redirect that a request of middleware's own would follow", async () => {
    const { krea, sent } = stubbedClient(answerNamedJobs);
    krea.api.use({ onRequest: ({ request: { url, method } }) => new Request(url, { method }) });
    await krea.jobs.get("a");
    expect(sent[0]?.request.redirect).toBe("manual");
  });
});
