import { describe, expect, test } from "vitest";
import { caught } from "../support/caught.ts";
import { type Fault, limitFaults, readFaults, refusal, unknownFaults } from "./faults.ts";
import { resultUrl } from "./faulty-api.ts";
import { clientOf, every, first, inputOf, model } from "./support.ts";
import { withServer } from "./with-server.ts";

const faults: [string, Fault][] = Object.entries({ ...unknownFaults, ...limitFaults, ...readFaults });
/** Only a hang is to run into this. */
const timeoutOf = (name: string) => (name.startsWith("a hang") ? 300 : 5_000);

describe("a wait survives its polls'", () => {
  test.each(faults)("%s", async (name, fault) => {
    await withServer({ fault: first(1, "get", fault) }, async (server) => {
      const krea = clientOf(server);
      const job = await krea.image(model, inputOf("mine"));
      const client = clientOf(server, { timeoutMs: timeoutOf(name) });
      const { job_id, result } = await client.jobs.wait(job, { intervalMs: 10, timeoutMs: 20_000 });
      expect([job_id, result.urls]).toEqual([job.job_id, [resultUrl("mine")]]);
      expect(server.ledger.jobs).toHaveLength(1);
    });
  });
});

describe("waits that share their reads survive their", () => {
  const prompts = Array.from({ length: 8 }, (_value, index) => `call ${index}`);

  test.each(faults)("%s", async (name, fault) => {
    await withServer({ fault: first(1, "list", fault), listLagMs: 20 }, async (server) => {
      const krea = clientOf(server);
      const jobs = await Promise.all(prompts.map((prompt) => krea.image(model, inputOf(prompt))));
      const client = clientOf(server, { timeoutMs: timeoutOf(name) });
      const ended = await Promise.all(jobs.map((job) => client.jobs.wait(job, { intervalMs: 10, timeoutMs: 20_000 })));
      expect(ended.map(({ result }) => result.urls)).toEqual(prompts.map((prompt) => [resultUrl(prompt)]));
      expect(server.requests.some(({ operation }) => operation === "list")).toBe(true);
      expect(server.ledger.jobs).toHaveLength(prompts.length);
    });
  });
});

describe("a poll that never succeeds", () => {
  test.each(faults.filter(([name]) => name !== "a stale answer"))(
    "for %s ends the wait at its deadline, with the job's id",
    async (name, fault) => {
      await withServer({ fault: every("get", fault) }, async (server) => {
        const krea = clientOf(server, { timeoutMs: timeoutOf(name) });
        const job = await clientOf(server).image(model, inputOf("mine"));
        const beganAt = Date.now();
        const error = await caught(krea.jobs.wait(job, { intervalMs: 10, timeoutMs: 400 }));
        expect(error).toMatchObject({ name: "KreaJobTimeoutError", jobId: job.job_id });
        expect(Date.now() - beganAt).toBeLessThan(2_000);
      });
    },
  );

  test.each([401, 403])("since it is refused with %i ends the wait with the job's id", async (status) => {
    await withServer({ fault: every("get", refusal(status)) }, async (server) => {
      const krea = clientOf(server);
      const error = await caught(krea.subscribe(`image/${model}`, { input: inputOf("mine"), intervalMs: 10 }));
      expect(error).toMatchObject({ status, jobId: server.ledger.jobs[0]?.id });
    });
  });
});

describe("a job that is not there yet", () => {
  test("is waited for through the 404s of a server that lags", async () => {
    await withServer({ fault: first(1, "get", refusal(404)) }, async (server) => {
      const krea = clientOf(server);
      const { data } = await krea.subscribe(`image/${model}`, { input: inputOf("mine"), intervalMs: 10 });
      expect(data.urls).toEqual([resultUrl("mine")]);
    });
  });
});

describe("other reads and cancellations survive", () => {
  const passing = faults.filter(([name]) => name !== "a stale answer");

  test.each(passing)("%s", async (name, fault) => {
    const isFaulty = first(2, "get", fault);
    const isFaultyToo = first(2, "cancel", fault);
    await withServer(
      { fault: (request) => isFaulty(request) ?? isFaultyToo(request), jobMs: 60_000 },
      async (server) => {
        const krea = clientOf(server, { timeoutMs: timeoutOf(name) });
        const { job_id } = await clientOf(server).image(model, inputOf("mine"));
        expect(await krea.jobs.get(job_id)).toMatchObject({ job_id, status: "processing" });
        await krea.jobs.cancel(job_id);
        expect(await krea.jobs.get(job_id)).toMatchObject({ job_id, status: "cancelled" });
        expect(server.ledger.jobs).toHaveLength(1);
      },
    );
  });
});
