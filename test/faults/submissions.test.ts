import { describe, expect, test } from "vitest";
import { isKreaSubmissionUnknownError, type Recovery } from "../../src/index.ts";
import { caught } from "../support/caught.ts";
import { limitFaults, refusal, unknownFaults } from "./faults.ts";
import { resultUrl } from "./faulty-api.ts";
import { clientOf, every, first, inputOf, model, within } from "./support.ts";
import { withServer } from "./with-server.ts";

/** How far the server's clock is off, and how long its list lags. */
const surroundings = [0, 300_000, -300_000].flatMap((clockOffsetMs) =>
  [0, 80].map((listLagMs) => ({ clockOffsetMs, listLagMs })),
);
/** Longer than the list lags. */
const lagMs = 600;

describe("a submission that meets", () => {
  type Row = [fault: keyof typeof unknownFaults, jobs: number, cause: object, recovery: Recovery["status"]];
  const noAnswer = { name: "KreaConnectionError" };
  const tooLate = { name: "KreaTimeoutError" };
  const answered = (status: number) => ({ name: "KreaServerError", status });
  const rows: Row[] = [
    ["reset before acting", 0, noAnswer, "none"],
    ["reset after acting", 1, noAnswer, "found"],
    ["reset midway through the answer", 1, noAnswer, "found"],
    ["500 before acting", 0, answered(500), "none"],
    ["500 after acting", 1, answered(500), "found"],
    ["502 with a page", 0, answered(502), "none"],
    ["502 with a page after acting", 1, answered(502), "found"],
    ["503 before acting", 0, answered(503), "none"],
    ["503 with Retry-After", 0, answered(503), "none"],
    ["524 after acting", 1, answered(524), "found"],
    ["408 after acting", 1, { name: "KreaAPIError", status: 408 }, "found"],
    ["a hang", 0, tooLate, "none"],
    ["a hang after acting", 1, tooLate, "found"],
    ["half a body with the length of the whole", 1, noAnswer, "found"],
    ["half a body with its own length", 1, noAnswer, "found"],
    ["malformed JSON", 1, noAnswer, "found"],
    ["a 200 without a job id", 1, noAnswer, "found"],
    ["a 200 without a body", 1, noAnswer, "found"],
    ["the body twice", 1, noAnswer, "found"],
  ];

  test("has a row for every fault", () => {
    expect(rows.map(([fault]) => fault)).toEqual(Object.keys(unknownFaults));
  });

  test.each(rows)("%s: %i jobs, not sent again, and recover() tells", async (name, jobs, cause, recovery) => {
    const fault = every("submit", unknownFaults[name]);
    const lose = (sendsDate: boolean, surrounding: (typeof surroundings)[number]) =>
      withServer({ fault, sendsDate, ...surrounding }, async (server) => {
        const krea = clientOf(server);
        // Only a hang is to run into this.
        const timeoutMs = cause === tooLate ? 400 : 5_000;
        const beganAt = Date.now();
        const error = await caught(krea.image(model, inputOf("mine"), { timeoutMs }));
        if (!isKreaSubmissionUnknownError(error)) throw error;
        expect(error).toMatchObject({ model: `image/${model}`, cause });
        expect(error.submittedAt.getTime()).toBeGreaterThanOrEqual(beganAt);
        expect(error.failedAt.getTime()).toBeGreaterThanOrEqual(error.submittedAt.getTime());
        expect(server.ledger.postsOf("mine")).toHaveLength(1);
        expect(server.ledger.jobsOf("mine")).toHaveLength(jobs);
        const answer = await error.recover({ lagMs });
        expect(answer.status).toBe(recovery);
        if (answer.status === "found") expect(answer.job.job_id).toBe(server.ledger.jobsOf("mine")[0]?.id);
        expect(server.ledger.posts).toHaveLength(1);
      });
    // Without a Date header the clock's error is not known, only bounded.
    for (const surrounding of surroundings) for (const sendsDate of [true, false]) await lose(sendsDate, surrounding);
  });

  const made = rows.filter(([, jobs]) => jobs === 1);
  test.each(made)("%s goes on with its job where asked to recover", async (name) => {
    const fault = every("submit", unknownFaults[name]);
    await withServer({ fault, listLagMs: 80 }, async (server) => {
      const krea = clientOf(server, { onUnknownSubmission: "recover" });
      const input = inputOf("mine");
      const requestTimeoutMs = name.startsWith("a hang") ? 400 : 5_000;
      const { data, requestId } = await krea.subscribe(`image/${model}`, { input, intervalMs: 5, requestTimeoutMs });
      expect(data.urls).toEqual([resultUrl("mine")]);
      expect(server.ledger.jobs.map(({ id }) => id)).toEqual([requestId]);
      expect(server.ledger.posts).toHaveLength(1);
    });
  });

  test.each(Object.entries(limitFaults))("%s is sent again, and makes one job", async (_name, fault) => {
    await withServer({ fault: first(2, "submit", fault) }, async (server) => {
      const job = await clientOf(server).image(model, inputOf("mine"));
      expect(server.ledger.jobs).toMatchObject([{ id: job.job_id, prompt: "mine" }]);
      expect(server.ledger.posts).toHaveLength(3);
    });
  });

  test("429 for ever ends as a refusal, with no job", async () => {
    await withServer({ fault: every("submit", limitFaults["429"]) }, async (server) => {
      const error = await caught(clientOf(server, { maxRetries: 3 }).image(model, inputOf("mine")));
      expect(error).toMatchObject({ name: "KreaRateLimitError", status: 429 });
      expect(server.ledger.jobs).toHaveLength(0);
      expect(server.ledger.posts).toHaveLength(4);
    });
  });

  test.each([
    [400, "KreaBadRequestError"],
    [401, "KreaAuthenticationError"],
    [402, "KreaInsufficientCreditsError"],
    [403, "KreaPermissionError"],
    [404, "KreaNotFoundError"],
    [409, "KreaConflictError"],
    [410, "KreaModelRetiredError"],
    [422, "KreaUnprocessableError"],
  ])("%i is refused for good, with no job", async (status, name) => {
    await withServer({ fault: every("submit", refusal(status)) }, async (server) => {
      expect(await caught(clientOf(server).image(model, inputOf("mine")))).toMatchObject({ name, status });
      expect(server.ledger.jobs).toHaveLength(0);
      expect(server.ledger.posts).toHaveLength(1);
    });
  });
});

describe("limits", () => {
  const prompts = Array.from({ length: 12 }, (_value, index) => `call ${index}`);

  test("by count: every call gets its own job once there is room, and 429 alone leaves nothing unknown", async () => {
    await withServer({ maxRunningJobs: 2, jobMs: 20 }, async (server) => {
      const krea = clientOf(server, { maxRetries: 200, retryDelayMs: 5 });
      const jobs = await Promise.all(prompts.map((prompt) => krea.image(model, inputOf(prompt))));
      expect(jobs.map(({ job_id }) => server.ledger.job(job_id)?.prompt)).toEqual(prompts);
      expect(server.ledger.jobs).toHaveLength(prompts.length);
    });
  });

  test("by rate: every call gets its own job", async () => {
    await withServer({ maxRequests: { count: 4, withinMs: 100 } }, async (server) => {
      const krea = clientOf(server, { maxRetries: 200, retryDelayMs: 5 });
      const jobs = await Promise.all(prompts.map((prompt) => krea.image(model, inputOf(prompt))));
      expect(jobs.map(({ job_id }) => server.ledger.job(job_id)?.prompt)).toEqual(prompts);
      expect(server.ledger.jobs).toHaveLength(prompts.length);
    });
  });

  test("that outlast the budget refuse; a submission is not sent with too little time left to hear of its job", async () => {
    await withServer({ maxRunningJobs: 1, jobMs: 40 }, async (server) => {
      const krea = clientOf(server, { maxRetries: 1_000, retryDelayMs: 5, retryBudgetMs: 150 });
      const endings = await Promise.allSettled(
        Array.from({ length: 40 }, (_value, index) => krea.image(model, inputOf(`call ${index}`))),
      );
      const errors = endings.flatMap((ending) => (ending.status === "rejected" ? [ending.reason as unknown] : []));
      expect(new Set(errors.map((error) => error instanceof Error && error.name))).toEqual(
        new Set(["KreaRateLimitError"]),
      );
      expect(server.ledger.jobs).toHaveLength(endings.length - errors.length);
    });
  });

  test("that are announced to last an hour do not hold a submission back for longer than its budget", async () => {
    const hour = refusal(429, { "retry-after": "3600" });
    await withServer({ fault: every("submit", hour) }, async (server) => {
      const krea = clientOf(server, { retryBudgetMs: 200 });
      expect(await caught(krea.image(model, inputOf("first")))).toMatchObject({ name: "KreaRateLimitError" });
      const controller = new AbortController();
      const second = caught(krea.image(model, inputOf("second"), { signal: controller.signal }));
      const error = await within(2_000, second);
      controller.abort();
      expect(error).toMatchObject({ name: "KreaRateLimitError" });
      expect(server.ledger.jobs).toHaveLength(0);
    });
  });
});
