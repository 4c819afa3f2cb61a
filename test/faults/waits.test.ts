import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { caught } from "../support/caught.ts";
import { unknownFaults } from "./faults.ts";
import { resultUrl } from "./faulty-api.ts";
import { abortAfter, clientOf, every, first, inputOf, model, pass, within } from "./support.ts";
import { withServer } from "./with-server.ts";

const hang = unknownFaults["a hang"];

describe("a wait", () => {
  test("hears of its job although one for the same job was left while its read was under way", async () => {
    // The first read is held up until the job has ended; its answer comes for a wait that nobody is in any more.
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    let reads = 0;
    await withServer({ jobMs: 600 }, async (server) => {
      const holdUp = async (input: RequestInfo | URL, init?: RequestInit) => {
        reads += 1;
        if (reads === 1) await released;
        return server.fetch(input, init);
      };
      const job = await clientOf(server).image(model, inputOf("mine"));
      const krea = clientOf(server, { fetch: holdUp });
      await caught(krea.jobs.wait(job.job_id, { signal: abortAfter(50) }));
      const again = krea.jobs.wait(job, { intervalMs: 1_500, timeoutMs: 60_000 });
      await pass(700);
      release();
      expect(await within(3_000, again)).toMatchObject({ status: "completed", result: { urls: [resultUrl("mine")] } });
    });
  });

  test.each([
    ["by its deadline", () => ({ timeoutMs: 200 })],
    ["by an abort", () => ({ signal: abortAfter(200) })],
  ])("that has ended %s leaves no read under way", async (_name, ends) => {
    await withServer({ fault: every("get", hang) }, async (server) => {
      const krea = clientOf(server, { timeoutMs: 60_000 });
      const job = await krea.image(model, inputOf("mine"));
      await caught(krea.jobs.wait(job, { intervalMs: 10, ...ends() }));
      expect(server.requests.some(({ operation }) => operation === "get")).toBe(true);
      await pass(200);
      expect(server.hanging()).toBe(0);
    });
  });

  test("of many that have ended leave no shared read under way", async () => {
    await withServer({ fault: every("list", hang) }, async (server) => {
      const krea = clientOf(server, { timeoutMs: 60_000 });
      const jobs = await Promise.all(
        ["a", "b", "c", "d", "e", "f"].map((prompt) => krea.image(model, inputOf(prompt))),
      );
      await Promise.all(jobs.map((job) => caught(krea.jobs.wait(job, { intervalMs: 10, timeoutMs: 200 }))));
      expect(server.requests.some(({ operation }) => operation === "list")).toBe(true);
      await pass(200);
      expect(server.hanging()).toBe(0);
    });
  });

  test("that has ended leaves no listener on its signal", async () => {
    await withServer({ fault: first(1, "get", hang), jobMs: 200 }, async (server) => {
      const krea = clientOf(server, { timeoutMs: 300 });
      const { signal } = new AbortController();
      const job = await krea.image(model, inputOf("mine"), { signal });
      await caught(krea.jobs.wait(job, { intervalMs: 10, timeoutMs: 100, signal }));
      await krea.jobs.wait(job, { intervalMs: 10, signal });
      expect(getEventListeners(signal, "abort")).toHaveLength(0);
    });
  });

  test("ends in the middle of a read that hangs, and cancels its job where asked", async () => {
    await withServer({ fault: every("get", hang), jobMs: 60_000 }, async (server) => {
      const krea = clientOf(server, { timeoutMs: 500 });
      const job = await krea.image(model, inputOf("mine"));
      const signal = abortAfter(100);
      const beganAt = Date.now();
      const error = await caught(krea.jobs.wait(job, { intervalMs: 10, signal, cancelOnAbort: true }));
      expect(Date.now() - beganAt).toBeLessThan(450);
      expect(error).toMatchObject({ name: "AbortError", jobId: job.job_id, cancellation: expect.any(Promise) });
      await (error as { cancellation: Promise<void> }).cancellation;
      expect(server.ledger.jobs[0]?.cancelledAtMs).toBeTypeOf("number");
    });
  });

  test("of many, with reads that lag and hang, holds up no other", async () => {
    const slow = first(1, "get", hang);
    await withServer(
      { fault: (request) => (request.subject === "slow" ? slow(request) : undefined) },
      async (server) => {
        const krea = clientOf(server, { timeoutMs: 400 });
        const jobs = await Promise.all(["slow", "b", "c"].map((prompt) => krea.image(model, inputOf(prompt))));
        const [slowJob, ...others] = jobs.map((job) => krea.jobs.wait(job, { intervalMs: 10, timeoutMs: 15_000 }));
        const quick = await within(350, Promise.all(others));
        expect(quick).toMatchObject([{ status: "completed" }, { status: "completed" }]);
        expect(await slowJob).toMatchObject({ result: { urls: [resultUrl("slow")] } });
      },
    );
  });
});
