import { describe, expect, test } from "vitest";
import { isKreaSubmissionUnknownError, type Krea, type KreaSubmissionUnknownError } from "../../src/index.ts";
import { caught } from "../support/caught.ts";
import { type Fault, unknownFaults } from "./faults.ts";
import type { ApiRequest } from "./faulty-api.ts";
import { abortAfter, clientOf, inputOf, model, pass, within } from "./support.ts";
import { withServer } from "./with-server.ts";

const lagMs = 300;

/** A fault by the prompt of the submission. */
const faultsOf = (faults: Record<string, Fault>) => (request: ApiRequest) =>
  request.operation === "submit" ? faults[request.subject] : undefined;

async function lost(krea: Krea, prompt: string): Promise<KreaSubmissionUnknownError> {
  const error = await caught(krea.image(model, inputOf(prompt), { timeoutMs: 400 }));
  if (isKreaSubmissionUnknownError(error)) return error;
  throw error;
}

const unmade = unknownFaults["reset before acting"];
const made = unknownFaults["reset after acting"];

describe("recover()", () => {
  test("does not give one job to two submissions that were lost at the same time", async () => {
    await withServer({ fault: faultsOf({ made, unmade }) }, async (server) => {
      const krea = clientOf(server);
      const errors = await Promise.all([lost(krea, "made"), lost(krea, "unmade")]);
      const answers = await Promise.all(errors.map((error) => error.recover({ lagMs })));
      const id = server.ledger.jobs[0]?.id;
      const ambiguous = { status: "ambiguous", jobs: [{ job_id: id }] };
      expect(answers).toMatchObject([ambiguous, ambiguous]);
    });
  });

  test("adopts neither where the client recovers by itself", async () => {
    await withServer({ fault: faultsOf({ made, unmade }) }, async (server) => {
      const krea = clientOf(server, { onUnknownSubmission: "recover" });
      // It looks for as long as a list may lag: the searches are cut short once the job was there to be seen.
      const signal = abortAfter(700);
      const calls = ["made", "unmade"].map((prompt) => krea.image(model, inputOf(prompt), { signal }));
      const endings = await Promise.allSettled(calls);
      expect(endings.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    });
  });

  test("does not give a job to a submission that was lost a moment after the one that made it", async () => {
    await withServer({ fault: faultsOf({ made, unmade }) }, async (server) => {
      const krea = clientOf(server);
      await lost(krea, "made");
      await pass(20);
      const second = await lost(krea, "unmade");
      expect(await second.recover({ lagMs })).toMatchObject({ status: "ambiguous" });
    });
  });

  test("does not give a job to a submission that was lost a moment before the one that made it", async () => {
    await withServer({ fault: faultsOf({ made, unmade }) }, async (server) => {
      const krea = clientOf(server);
      const first = await lost(krea, "unmade");
      await pass(20);
      await lost(krea, "made");
      expect(await first.recover({ lagMs })).toMatchObject({ status: "ambiguous" });
    });
  });

  test("does not give the job of a submission that is under way to one that was lost before", async () => {
    const hang = unknownFaults["a hang after acting"];
    await withServer({ fault: faultsOf({ unmade, hang }) }, async (server) => {
      const krea = clientOf(server);
      const first = await lost(krea, "unmade");
      await pass(20);
      const underWay = lost(krea, "hang");
      await pass(100);
      expect(server.ledger.jobsOf("hang")).toHaveLength(1);
      const answer = await first.recover({ lagMs: 100 });
      expect(answer.status === "found" && server.ledger.job(answer.job.job_id)?.prompt).toBe(false);
      await underWay;
    });
  });

  test("finds the job beside others that the client knows, from before, meanwhile and after", async () => {
    await withServer({ fault: faultsOf({ made }) }, async (server) => {
      const krea = clientOf(server);
      await krea.image(model, inputOf("before"));
      const [error] = await Promise.all([lost(krea, "made"), krea.image(model, inputOf("meanwhile"))]);
      await krea.image(model, inputOf("after"));
      const id = server.ledger.jobsOf("made")[0]?.id;
      expect(await error.recover({ lagMs })).toMatchObject({ status: "found", job: { job_id: id } });
    });
  });

  test("is ambiguous where another client of the same account made a job at the same time", async () => {
    await withServer({ fault: faultsOf({ made }) }, async (server) => {
      const other = clientOf(server);
      const [error] = await Promise.all([lost(clientOf(server), "made"), other.image(model, inputOf("other"))]);
      const answer = await error.recover({ lagMs });
      expect(answer.status === "ambiguous" && answer.jobs).toHaveLength(2);
    });
  });

  test("finds a job that the server makes seconds after the caller has given up", async () => {
    const late: Fault = { acts: false, actsAfterMs: 3_500, answer: { kind: "hang" } };
    await withServer({ fault: faultsOf({ late }) }, async (server) => {
      const error = await lost(clientOf(server), "late");
      expect(server.ledger.jobs).toHaveLength(0);
      const answer = await error.recover({ lagMs: 5_000 });
      expect(answer).toMatchObject({ status: "found", job: { job_id: server.ledger.jobs[0]?.id } });
    });
  });

  test("does not see the jobs of another account", async () => {
    await withServer({ fault: faultsOf({ unmade }) }, async (server) => {
      const other = clientOf(server, { apiKey: "key-b" });
      const [error] = await Promise.all([lost(clientOf(server), "unmade"), other.image(model, inputOf("other"))]);
      expect(await error.recover({ lagMs })).toEqual({ status: "none" });
    });
  });

  test("answers the same when it is asked again: a job that was found does not turn into none", async () => {
    await withServer({ fault: faultsOf({ made }) }, async (server) => {
      const error = await lost(clientOf(server), "made");
      const found = { status: "found", job: { job_id: server.ledger.jobs[0]?.id } };
      expect(await error.recover({ lagMs })).toMatchObject(found);
      expect(await error.recover({ lagMs })).toMatchObject(found);
    });
  });

  test("goes through faults of the list", async () => {
    const faults = [unknownFaults["502 with a page"], unknownFaults["malformed JSON"], made];
    const fault = (request: ApiRequest) =>
      request.operation === "list" ? faults[request.count - 1] : faultsOf({ made })(request);
    await withServer({ fault }, async (server) => {
      const error = await lost(clientOf(server), "made");
      const id = server.ledger.jobs[0]?.id;
      expect(await error.recover({ lagMs })).toMatchObject({ status: "found", job: { job_id: id } });
    });
  });

  test("looks through as many pages as the time of the submission takes", async () => {
    await withServer({ fault: faultsOf({ made }) }, async (server) => {
      const error = await lost(clientOf(server), "made");
      const other = clientOf(server, { apiKey: "key-b" });
      const krea = clientOf(server);
      await Promise.all(Array.from({ length: 150 }, (_value, index) => krea.image(model, inputOf(`later ${index}`))));
      await other.image(model, inputOf("not shown"));
      const answer = await error.recover({ lagMs });
      expect(answer.status === "ambiguous" && answer.jobs).toHaveLength(151);
    });
  });
});

describe("an abort", () => {
  test("while a submission is under way names the time in which its job may have been made", async () => {
    await withServer({ fault: faultsOf({ mine: unknownFaults["a hang after acting"] }) }, async (server) => {
      const signal = abortAfter(150);
      const error = await within(2_000, caught(clientOf(server).image(model, inputOf("mine"), { signal })));
      expect(server.ledger.jobsOf("mine")).toHaveLength(1);
      expect(error).toMatchObject({
        name: "AbortError",
        submittedAt: expect.any(Date),
        failedAt: expect.any(Date),
      });
    });
  });

  test("while a client looks for a job by itself names the time in which it may have been made", async () => {
    const options = { fault: faultsOf({ mine: made }), listLagMs: 60_000 };
    await withServer(options, async (server) => {
      const krea = clientOf(server, { onUnknownSubmission: "recover" });
      const signal = abortAfter(150);
      const error = await within(2_000, caught(krea.image(model, inputOf("mine"), { signal })));
      expect(error).toMatchObject({
        name: "AbortError",
        submittedAt: expect.any(Date),
        failedAt: expect.any(Date),
      });
    });
  });

  test("before a submission is sent makes no job and names none", async () => {
    await withServer({}, async (server) => {
      const signal = AbortSignal.abort();
      const error = await caught(clientOf(server).image(model, inputOf("mine"), { signal }));
      expect(error).toMatchObject({ name: "AbortError" });
      expect(error).not.toHaveProperty("submittedAt", expect.any(Date));
      expect(server.requests).toHaveLength(0);
    });
  });
});
