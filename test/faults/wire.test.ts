import { describe, expect, test } from "vitest";
import { isKreaSubmissionUnknownError } from "../../src/index.ts";
import { caught } from "../support/caught.ts";
import type { FaultServer } from "./fault-host.ts";
import { startFaultServer } from "./fault-server.ts";
import { type Fault, limitFaults, readFaults, unknownFaults } from "./faults.ts";
import { clientOf, every, first, inputOf, model } from "./support.ts";
import { withServer } from "./with-server.ts";

// Most faults are tested in virtual time, without a connection. Here each goes over a real one, and has to come to the same.

/** Nothing but a hang runs into this, however slow the machine is. */
const timeoutOf = (name: string) => (name.startsWith("a hang") ? 500 : 60_000);

async function overTheWire<T>(
  fault: Parameters<typeof withServer>[0]["fault"],
  work: (server: FaultServer) => Promise<T>,
) {
  const server = await startFaultServer({ fault });
  try {
    return await work(server);
  } finally {
    await server.close();
  }
}

describe("a submission over a real connection ends as in virtual time", () => {
  async function lose(server: FaultServer, timeoutMs: number) {
    const error = await caught(clientOf(server, { timeoutMs }).image(model, inputOf("mine")));
    if (!isKreaSubmissionUnknownError(error)) throw error;
    const { name, status } = error.cause as { name: string; status?: number };
    return { name, status, posts: server.ledger.posts.length, jobs: server.ledger.jobs.length };
  }

  test.each(Object.entries(unknownFaults))("after %s", async (name, unknown) => {
    const fault = every("submit", unknown);
    const virtual = await withServer({ fault }, (server) => lose(server, timeoutOf(name)));
    expect(await overTheWire(fault, (server) => lose(server, timeoutOf(name)))).toEqual(virtual);
  });

  test.each(Object.entries(limitFaults))("after %s: it is sent again, and makes one job", async (_name, limit) => {
    await overTheWire(first(2, "submit", limit), async (server) => {
      const job = await clientOf(server, { timeoutMs: 60_000 }).image(model, inputOf("mine"));
      expect(server.ledger.jobs).toMatchObject([{ id: job.job_id, prompt: "mine" }]);
      expect(server.ledger.posts).toHaveLength(3);
    });
  });
});

describe("a read over a real connection survives", () => {
  const faults: [string, Fault][] = Object.entries({ ...unknownFaults, ...limitFaults, ...readFaults });

  test.each(faults)("%s", async (name, fault) => {
    await overTheWire(first(1, "get", fault), async (server) => {
      const { job_id } = await clientOf(server, { timeoutMs: 60_000 }).image(model, inputOf("mine"));
      expect(await clientOf(server, { timeoutMs: timeoutOf(name) }).jobs.get(job_id)).toMatchObject({ job_id });
    });
  });
});
