import { beforeEach, describe, expect, test, vi } from "vitest";
import { isKreaSubmissionUnknownError } from "../../../src/index.ts";
import { reset } from "../../support/failures.ts";
import { jobBody, json, type SentRequest, stubbedClient } from "../../support/stub-fetch.ts";
import { settled } from "../../support/virtual-time.ts";

const flux = "bfl/flux-1-dev" as const;
const url = "https://files.example/a.png";
const completed = { status: "completed", result: { urls: [url] } };

describe("recover() of an unknown submission", () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-11-20T12:00:00Z") }));

  /** A server that loses the answer of the first submission, and shows its job in the list. */
  function losingServer(skewMs = 0) {
    const jobs: Record<string, unknown>[] = [];
    const serverNow = () => new Date(Date.now() + skewMs);
    const dated = (body: unknown) => json(body, { headers: { date: serverNow().toUTCString() } });
    const answer = ({ method, url: to }: SentRequest, count: number) => {
      if (method === "POST") {
        const job = jobBody({ job_id: `job-${jobs.length + 1}`, created_at: serverNow().toISOString() });
        jobs.unshift(job);
        return count === 1 ? reset() : dated(job);
      }
      if (new URL(to).pathname === "/jobs") return dated({ items: jobs, next_cursor: null });
      return dated({ ...jobs.find(({ job_id }) => to.endsWith(String(job_id))), ...completed });
    };
    return { answer, jobs };
  }

  test.each([0, 300_000, -300_000])("finds its job by the server's clock, %i ms off", async (skewMs) => {
    const { krea, sent } = stubbedClient(losingServer(skewMs).answer);
    const error = await settled(krea.image(flux, { prompt: "x" }));
    if (!isKreaSubmissionUnknownError(error)) throw error;
    expect(await settled(error.recover())).toMatchObject({ status: "found", job: { job_id: "job-1" } });
    expect(sent.filter(({ method }) => method === "POST")).toHaveLength(1);
  });

  test("leaves out the jobs that this client knows", async () => {
    const server = losingServer();
    const { krea } = stubbedClient(server.answer);
    const error = await settled(krea.image(flux, { prompt: "lost" }));
    await krea.image(flux, { prompt: "known" });
    if (!isKreaSubmissionUnknownError(error)) throw error;
    expect(await settled(error.recover())).toMatchObject({ status: "found", job: { job_id: "job-1" } });
  });

  test("is looked for on each page once, where a list names the same next page for ever", async () => {
    const server = losingServer();
    const { krea, sent } = stubbedClient(async (request, count) => {
      const answered = await server.answer(request, count);
      if (new URL(request.url).pathname !== "/jobs") return answered;
      const { items } = (await answered.json()) as { items: unknown[] };
      return json({ items, next_cursor: "again" }, { headers: { date: new Date().toUTCString() } });
    });
    const error = await settled(krea.image(flux, { prompt: "x" }));
    if (!isKreaSubmissionUnknownError(error)) throw error;
    expect(await settled(error.recover())).toMatchObject({
      status: "ambiguous",
      jobs: [{ job_id: "job-1" }],
      reason: expect.stringContaining("leads back to a page that was read"),
    });
    const reads = sent.filter(({ method }) => method === "GET").map((request) => new URL(request.url).search);
    expect(reads.filter((search) => search.includes("again")).length).toBeLessThanOrEqual(reads.length / 2);
  });

  test("where no job was made is none", async () => {
    const server = losingServer();
    const { krea } = stubbedClient(server.answer);
    const error = await settled(krea.image(flux, { prompt: "x" }));
    server.jobs.length = 0;
    if (!isKreaSubmissionUnknownError(error)) throw error;
    expect(await settled(error.recover({ lagMs: 1_000 }))).toEqual({ status: "none" });
  });

  test("goes on with its job by itself where asked, and never sends again", async () => {
    const { krea, sent } = stubbedClient(losingServer().answer, { onUnknownSubmission: "recover" });
    const result = await settled(krea.subscribe("image/bfl/flux-1-dev", { input: { prompt: "x" } }));
    expect(result).toMatchObject({ requestId: "job-1", data: { urls: [url] } });
    expect(sent.filter(({ method }) => method === "POST")).toHaveLength(1);
  });

  test("that matches several jobs is thrown, with what was found", async () => {
    const server = losingServer();
    const { krea, sent } = stubbedClient(server.answer);
    server.jobs.push(jobBody({ job_id: "other", created_at: new Date().toISOString() }));
    const error = await settled(krea.image(flux, { prompt: "x" }, { onUnknownSubmission: "recover" }));
    if (!isKreaSubmissionUnknownError(error)) throw error;
    expect(error.recovery).toMatchObject({ status: "ambiguous", jobs: [{ job_id: "job-2" }, { job_id: "other" }] });
    expect(sent.filter(({ method }) => method === "POST")).toHaveLength(1);
  });

  test.each([[{ lagMs: -1 }], [{ lagMs: Number.NaN }], [{ lag: 1 }]])(
    "refuses bad options of recover: %j",
    async (options) => {
      const { krea } = stubbedClient(losingServer().answer);
      const error = await settled(krea.image(flux, { prompt: "x" }));
      if (!isKreaSubmissionUnknownError(error)) throw error;
      await expect(error.recover(options as object)).rejects.toThrow("recover: ");
    },
  );
});
