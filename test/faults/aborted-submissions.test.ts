import { describe, expect, test } from "vitest";
import { isKreaAbortError } from "../../src/index.ts";
import { caught } from "../support/caught.ts";
import { type Fault, unknownFaults } from "./faults.ts";
import type { ApiRequest } from "./faulty-api.ts";
import { clientOf, inputOf, model, pass } from "./support.ts";
import { withServer } from "./with-server.ts";

const moments = Array.from({ length: 12 }, (_value, ms) => ms / 2);

describe("an abort while a fast submission is in flight", () => {
  test.each(moments)("%d ms after it was sent recovers as the one job, or comes too late", async (ms) => {
    await withServer({}, async (server) => {
      const krea = clientOf(server);
      const controller = new AbortController();
      setTimeout(() => controller.abort(), ms);
      const called = krea.image(model, inputOf("mine"), { signal: controller.signal });
      const outcome = await called.catch((error: unknown) => error);
      await pass(50);
      expect(server.ledger.jobs).toHaveLength(1);
      const found = { job_id: server.ledger.jobs[0]?.id };
      if (!isKreaAbortError(outcome)) expect(outcome).toMatchObject(found);
      else expect(await outcome.recover?.()).toMatchObject({ status: "found", job: found, evidence: ["time"] });
    });
  });
});

describe("cancelOnAbort while a submission is in flight", () => {
  const faultOf = (fault: Fault) => (request: ApiRequest) => (request.operation === "submit" ? fault : undefined);

  test.each(moments)("lets it finish after %d ms, and cancels the job", async (ms) => {
    await withServer({ jobMs: 60_000 }, async (server) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), ms);
      const options = { input: inputOf("mine"), signal: controller.signal, cancelOnAbort: true };
      const error = await caught(clientOf(server).subscribe(`image/${model}`, options));
      if (!isKreaAbortError(error)) throw error;
      await error.cancellation;
      expect(error.jobId).toBe(server.ledger.jobs[0]?.id);
      expect(server.ledger.jobs.map(({ cancelledAtMs }) => typeof cancelledAtMs)).toEqual(["number"]);
    });
  });

  test("leaves recover() where the outcome stays unknown", async () => {
    await withServer({ fault: faultOf(unknownFaults["reset after acting"]) }, async (server) => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 1);
      const options = { input: inputOf("mine"), signal: controller.signal, cancelOnAbort: true };
      const error = await caught(clientOf(server).subscribe(`image/${model}`, options));
      expect(error).toMatchObject({ submittedAt: expect.any(Date), recover: expect.any(Function) });
    });
  });
});
