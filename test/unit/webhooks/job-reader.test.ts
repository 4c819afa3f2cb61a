import { beforeEach, describe, expect, test, vi } from "vitest";
import type { Job } from "../../../src/jobs/job.ts";
import { JobReader } from "../../../src/webhooks/job-reader.ts";
import { jobBody } from "../../support/stub-fetch.ts";
import { flush, settled } from "../../support/virtual-time.ts";

beforeEach(() => void vi.useFakeTimers());

const ended = (job_id: string) => jobBody({ job_id, status: "completed", result: { urls: ["https://x.example/a"] } });

/** A reader of a client that answers so. */
function readerOf(answer: (id: string) => unknown, maxConcurrentReads = 8) {
  const get = vi.fn(async (id: unknown) => (await answer(String(id))) as Job);
  return { reader: new JobReader({ krea: { jobs: { get } }, timeoutMs: 5_000, maxConcurrentReads }), get };
}

describe("the job reader of webhooks", () => {
  test("returns a job that has ended", async () => {
    expect(await readerOf(ended).reader.read("a")).toMatchObject({ kind: "ended", job: { job_id: "a" } });
  });

  test("does not take a job for ended that is still running", async () => {
    const { reader } = readerOf((job_id) => jobBody({ job_id, status: "processing" }));
    expect(await reader.read("a")).toMatchObject({
      kind: "not-ended",
      error: { message: 'webhook: a delivery named job a, which is "processing" and has not ended.' },
    });
  });

  test.each([400, 404, 410, 422])("takes %i for an id that nobody has, and asks for it once", async (status) => {
    const { reader, get } = readerOf(() => Promise.reject(Object.assign(new Error("no"), { status })));
    expect(await reader.read("a")).toEqual({ kind: "unknown-job" });
    expect(await reader.read("a")).toEqual({ kind: "unknown-job" });
    expect(get).toHaveBeenCalledOnce();
  });

  test("asks again for a job that could not be read", async () => {
    const error = Object.assign(new Error("no"), { status: 503 });
    const { reader, get } = readerOf(() => Promise.reject(error));
    expect(await reader.read("a")).toEqual({ kind: "unavailable", error });
    await reader.read("a");
    expect(get).toHaveBeenCalledTimes(2);
  });

  test("does not know an id under which the API returns another", async () => {
    expect(await readerOf(() => ended("a")).reader.read("A")).toEqual({ kind: "unknown-job" });
  });

  test("gives up on a client that does not answer", async () => {
    const { reader } = readerOf(() => new Promise(() => {}));
    expect(await settled(reader.read("a"))).toMatchObject({
      kind: "unavailable",
      error: { message: "webhook: job a could not be read within 5000 ms (timeoutMs)." },
    });
  });

  test("reads no more jobs at a time than allowed", async () => {
    const ends: (() => void)[] = [];
    const { reader, get } = readerOf((id) => new Promise((resolve) => ends.push(() => resolve(ended(id)))), 2);
    const reads = ["a", "b", "c"].map((id) => reader.read(id));
    await flush();
    expect(get).toHaveBeenCalledTimes(2);
    ends[0]?.();
    await flush();
    expect(get).toHaveBeenCalledTimes(3);
    for (const end of ends) end();
    expect((await Promise.all(reads)).map(({ kind }) => kind)).toEqual(["ended", "ended", "ended"]);
  });
});
