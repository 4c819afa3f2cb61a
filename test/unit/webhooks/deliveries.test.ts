import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import { createMemoryStore, type WebhookStore } from "../../../src/webhooks.ts";
import { mulberry32 } from "../../support/mulberry32.ts";
import {
  completed,
  deferred,
  delivery,
  handlerOver,
  jobId,
  jobOf,
  notFound,
  serverError,
} from "../../support/webhooks.ts";

const statusOf = async (response: Promise<Response>) => (await response).status;

describe("a job that is delivered twice", () => {
  test("one after the other is handled once, and read once", async () => {
    const { handler, asked, handled } = handlerOver(completed);
    expect(await statusOf(handler(delivery()))).toBe(200);
    expect(await statusOf(handler(delivery()))).toBe(200);
    expect([asked, handled]).toEqual([[jobId], [jobOf(jobId)]]);
  });

  test("at the same time is handled once, and both wait for the handler", async () => {
    const { promise, resolve } = deferred();
    const onJob = vi.fn(() => promise);
    const { handler, asked } = handlerOver(completed, { onJob });
    const answered: number[] = [];
    const responses = [1, 2, 3].map(async () => answered.push(await statusOf(handler(delivery()))));
    await new Promise((settled) => setTimeout(settled, 10));
    expect([onJob.mock.calls.length, answered]).toEqual([1, []]);
    resolve();
    await Promise.all(responses);
    expect([onJob.mock.calls.length, asked, answered]).toEqual([1, [jobId], [200, 200, 200]]);
  });

  test("after its handler has failed is handled again", async () => {
    const error = new Error("disk full");
    const onJob = vi.fn().mockRejectedValueOnce(error).mockResolvedValue(undefined);
    const { handler, errors } = handlerOver(completed, { onJob });
    const statuses = [];
    for (let sent = 0; sent < 3; sent += 1) statuses.push(await statusOf(handler(delivery())));
    expect([statuses, onJob.mock.calls.length, errors]).toEqual([[500, 200, 200], 2, [error]]);
  });

  test("while its handler is failing shares the failure", async () => {
    const { promise, reject } = deferred();
    const { handler, errors } = handlerOver(completed, { onJob: () => promise });
    const both = Promise.all([statusOf(handler(delivery())), statusOf(handler(delivery()))]);
    await new Promise((settled) => setTimeout(settled, 5));
    reject(new Error("disk full"));
    expect([await both, errors.length]).toEqual([[500, 500], 1]);
  });

  test("after the API could not be read is read again", async () => {
    const read = vi.fn(completed).mockImplementationOnce(() => {
      throw serverError();
    });
    const { handler, handled } = handlerOver(read);
    expect([await statusOf(handler(delivery())), await statusOf(handler(delivery()))]).toEqual([503, 200]);
    expect(handled).toHaveLength(1);
  });
});

describe('respond: "before-handler"', () => {
  test("answers when the job was read, and hands the rest to waitUntil", async () => {
    const { promise, resolve } = deferred();
    const waitUntil = vi.fn();
    const onJob = vi.fn(() => promise);
    const { handler } = handlerOver(completed, { respond: "before-handler", waitUntil, onJob });
    expect(await statusOf(handler(delivery()))).toBe(200);
    expect(onJob).toHaveBeenCalledTimes(1);
    const [[kept] = []] = waitUntil.mock.calls;
    const settled = vi.fn();
    const ended = Promise.resolve(kept).then(settled);
    await new Promise((later) => setTimeout(later, 5));
    expect(settled).not.toHaveBeenCalled();
    resolve();
    await ended;
  });

  test("refuses as it does otherwise", async () => {
    const { handler } = handlerOver(() => Promise.reject(notFound()), { respond: "before-handler" });
    expect(await statusOf(handler(delivery()))).toBe(404);
  });

  test("tells of a handler that fails, after which the job can come again", async () => {
    const onJob = vi.fn().mockRejectedValueOnce(new Error("disk full"));
    const { handler, errors } = handlerOver(completed, { respond: "before-handler", onJob });
    expect(await statusOf(handler(delivery()))).toBe(200);
    await new Promise((later) => setTimeout(later, 5));
    expect(errors).toEqual([new Error("disk full")]);
    expect(await statusOf(handler(delivery()))).toBe(200);
    expect(onJob).toHaveBeenCalledTimes(2);
  });

  test("uses the waitUntil of a Worker's context, on the context", async () => {
    const context = {
      kept: [] as Promise<unknown>[],
      waitUntil(promise: Promise<unknown>) {
        this.kept.push(promise);
      },
    };
    const { handler } = handlerOver(completed, { respond: "before-handler" });
    const env = { KREA_API_KEY: "key" };
    expect(await statusOf(handler(delivery(), env, context))).toBe(200);
    expect(await Promise.all(context.kept)).toEqual([true]);
  });

  test.each([[[]], [[undefined]], [[null, "text"]], [[{ params: Promise.resolve({}) }]], [[{ waitUntil: true }]]])(
    "takes what other platforms pass: %j",
    async (platform) => {
      const { handler, handled, errors } = handlerOver(completed, { respond: "before-handler" });
      expect(await statusOf(handler(delivery(), ...platform))).toBe(200);
      expect([handled.length, errors]).toEqual([1, []]);
    },
  );

  test("a waitUntil that throws is told, and changes nothing", async () => {
    const waitUntil = () => {
      throw new TypeError("Illegal invocation");
    };
    const { handler, handled, errors } = handlerOver(completed, { respond: "before-handler", waitUntil });
    expect([await statusOf(handler(delivery())), handled.length]).toEqual([200, 1]);
    expect(errors).toEqual([new TypeError("Illegal invocation")]);
  });
});

describe("the store", () => {
  test("is asked for each ended job, with its id, and told of a failure", async () => {
    const calls: string[] = [];
    const store: WebhookStore = {
      add: async (id) => calls.push(`add ${id}`) > 0,
      delete: async (id) => void calls.push(`delete ${id}`),
    };
    const { handler } = handlerOver(completed, { store, onJob: () => Promise.reject(new Error("no")) });
    expect(await statusOf(handler(delivery()))).toBe(500);
    expect(calls).toEqual([`add ${jobId}`, `delete ${jobId}`]);
  });

  test("holds no job that the API does not know, or that has not ended", async () => {
    const add = vi.fn(() => true);
    const store = { add, delete: () => {} };
    const unknown = handlerOver(() => Promise.reject(notFound()), { store });
    const running = handlerOver((id) => jobOf(id, { status: "processing" }), { store });
    expect([await statusOf(unknown.handler(delivery())), await statusOf(running.handler(delivery()))]).toEqual([
      404, 409,
    ]);
    expect(add).not.toHaveBeenCalled();
  });

  test("that is shared makes a job reach one handler alone", async () => {
    const store = createMemoryStore();
    const first = handlerOver(completed, { store });
    const second = handlerOver(completed, { store });
    const statuses = await Promise.all([first, second].map(({ handler }) => statusOf(handler(delivery()))));
    expect([statuses, first.handled.length + second.handled.length]).toEqual([[200, 200], 1]);
  });

  test.each(["has", "add"] as const)("whose %s throws: 500, no handler, and the owner is told", async (method) => {
    const error = new Error("redis is down");
    const fail = () => Promise.reject(error);
    const { handler, handled, errors } = handlerOver(completed, {
      store: { add: () => true, delete: () => {}, [method]: fail },
    });
    expect([await statusOf(handler(delivery())), handled, errors]).toEqual([500, [], [error]]);
  });

  test("whose delete throws: both errors are told", async () => {
    const errors = [new Error("disk full"), new Error("redis is down")];
    const { handler, errors: told } = handlerOver(completed, {
      onJob: () => Promise.reject(errors[0]),
      store: { add: () => true, delete: () => Promise.reject(errors[1]) },
    });
    expect([await statusOf(handler(delivery())), told]).toEqual([500, errors]);
  });

  test("in memory forgets the oldest", () => {
    const store = createMemoryStore({ maxJobs: 2 });
    expect(["a", "b", "a", "c", "b", "a", "c"].map((id) => store.add(id))).toEqual([
      true,
      true,
      false,
      true,
      false,
      true,
      false,
    ]);
    expect(["a", "b", "c"].map((id) => store.has?.(id))).toEqual([true, false, true]);
    store.delete("c");
    expect([store.has?.("c"), store.add("c")]).toEqual([false, true]);
  });

  test("in memory holds 10,000 where nothing is said", () => {
    const store = createMemoryStore();
    for (let index = 0; index <= 10_000; index += 1) store.add(`job-${index}`);
    expect([store.has?.("job-0"), store.has?.("job-1"), store.has?.("job-10000")]).toEqual([false, true, true]);
  });
});

describe("made-up ids", () => {
  test("are read so many at once, and in the end all are answered", async () => {
    let running = 0;
    let most = 0;
    const { handler, asked } = handlerOver(
      async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((later) => setTimeout(later, 1));
        running -= 1;
        throw notFound();
      },
      { maxConcurrentReads: 3 },
    );
    const ids = Array.from({ length: 60 }, (_value, index) => `made-up-${index}`);
    const statuses = await Promise.all(ids.map((job_id) => statusOf(handler(delivery({ job_id })))));
    expect([new Set(statuses), asked.length, most]).toEqual([new Set([404]), 60, 3]);
  });

  test("past a thousand that wait are turned away at once, and the owner is told", async () => {
    const { promise, resolve } = deferred();
    const { handler, asked, errors } = handlerOver(async (id) => {
      await promise;
      return completed(id);
    });
    const waiting = Array.from({ length: 1_008 }, (_value, index) =>
      statusOf(handler(delivery({ job_id: `j${index}` }))),
    );
    await new Promise((later) => setTimeout(later, 20));
    expect(await statusOf(handler(delivery({ job_id: "one-more" })))).toBe(503);
    expect([asked.length, String(errors)]).toEqual([8, expect.stringContaining("1000 other deliveries are waiting")]);
    resolve();
    expect(new Set(await Promise.all(waiting))).toEqual(new Set([200]));
  });

  test("wait for their turn no longer than timeoutMs", async () => {
    vi.useFakeTimers();
    const { handler, asked } = handlerOver(() => new Promise<never>(() => {}), {
      maxConcurrentReads: 1,
      timeoutMs: 1_000,
    });
    const statuses = Promise.all(["a", "b"].map((job_id) => statusOf(handler(delivery({ job_id })))));
    await vi.advanceTimersByTimeAsync(1_000);
    expect([await statuses, asked]).toEqual([[503, 503], ["a"]]);
  });

  test("that come again are not read again for 30 s", async () => {
    vi.useFakeTimers();
    const { handler, asked } = handlerOver(() => Promise.reject(notFound()));
    for (const waitMs of [0, 10_000, 19_999]) {
      await vi.advanceTimersByTimeAsync(waitMs);
      expect(await statusOf(handler(delivery()))).toBe(404);
    }
    expect(asked).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await statusOf(handler(delivery()))).toBe(404);
    expect(asked).toHaveLength(2);
  });

  test("are remembered up to a thousand", async () => {
    const { handler, asked } = handlerOver(() => Promise.reject(notFound()));
    for (let index = 0; index <= 1_000; index += 1) await handler(delivery({ job_id: `j${index}` }));
    await handler(delivery({ job_id: "j1" }));
    expect(asked).toHaveLength(1_001);
    await handler(delivery({ job_id: "j0" }));
    expect(asked).toHaveLength(1_002);
  });
});

describe("onError", () => {
  test("is console.error where nothing is said", async () => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const error = new Error("disk full");
    const { handler } = handlerOver(completed, { onError: undefined, onJob: () => Promise.reject(error) });
    expect(await statusOf(handler(delivery()))).toBe(500);
    expect(log.mock.calls).toEqual([["[krea-sdk] webhook:", error]]);
    log.mockRestore();
  });

  test.each([
    [
      "throws",
      () => {
        throw new Error("logger is down");
      },
    ],
    ["rejects", () => Promise.reject(new Error("logger is down"))],
  ])("that %s changes nothing for the sender", async (_name, onError) => {
    const log = vi.spyOn(console, "error").mockImplementation(() => {});
    const { handler } = handlerOver(() => Promise.reject(serverError()), { onError });
    expect(await statusOf(handler(delivery()))).toBe(503);
    await new Promise((later) => setTimeout(later, 1));
    expect(log.mock.calls).toEqual([["[krea-sdk] webhook: onError threw:", new Error("logger is down")]]);
    log.mockRestore();
  });
});

test("for any order and repetition of deliveries, each ended job is handled well exactly once", async () => {
  const scenario = fc.record({
    jobs: fc.array(
      fc.record({
        outcome: fc.constantFrom("completed", "failed", "cancelled", "processing", "unknown"),
        copies: fc.integer({ min: 1, max: 4 }),
        // How often the handler, and before it the API, fails before it does not.
        handlerFailures: fc.integer({ min: 0, max: 2 }),
        readFailures: fc.integer({ min: 0, max: 2 }),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    respond: fc.constantFrom("after-handler" as const, "before-handler" as const),
    maxConcurrentReads: fc.integer({ min: 1, max: 3 }),
    hasHas: fc.boolean(),
    seed: fc.integer({ min: 0, max: 2 ** 31 }),
  });
  await fc.assert(
    fc.asyncProperty(scenario, async ({ jobs, respond, maxConcurrentReads, hasHas, seed }) => {
      const random = mulberry32(seed);
      const pause = async () => {
        for (let turns = Math.floor(random() * 6); turns > 0; turns -= 1) await Promise.resolve();
        if (random() < 0.2) await new Promise((later) => setImmediate(later));
      };
      const { has, ...rest } = createMemoryStore();
      const store = hasHas && has ? { ...rest, has } : rest;
      const state = jobs.map((job) => ({ ...job, begun: 0, done: 0, running: 0 }));
      const jobAt = (id: string) => {
        const job = state[Number(id.slice(4))];
        if (!job) throw new Error(`no job ${id}`);
        return job;
      };
      const { handler } = handlerOver(
        async (id) => {
          await pause();
          const job = jobAt(id);
          if (job.outcome === "unknown") throw notFound();
          if (job.readFailures-- > 0) throw serverError();
          return jobOf(id, { status: job.outcome });
        },
        {
          respond,
          maxConcurrentReads,
          store,
          async onJob({ job_id, status }) {
            const job = jobAt(job_id);
            expect([status, job.running]).toEqual([job.outcome, 0]);
            job.begun += 1;
            job.running += 1;
            await pause();
            job.running -= 1;
            if (job.handlerFailures-- > 0) throw new Error("failed");
            job.done += 1;
          },
        },
      );
      // Each job comes so often at once, and then, one by one, until it has been answered well often enough.
      const copies = state.flatMap(({ copies }, index) => Array<string>(copies).fill(`job-${index}`));
      const shuffled = copies.map((id) => ({ id, at: random() })).sort((a, b) => a.at - b.at);
      const send = (job_id: string) => handler(delivery({ job_id }));
      await Promise.all(
        shuffled.map(async ({ id }) => {
          await pause();
          await send(id);
        }),
      );
      for (let round = 0; round < 5; round += 1) {
        for (let index = 0; index < state.length; index += 1) {
          await send(`job-${index}`);
          await new Promise((later) => setImmediate(later));
        }
      }
      for (const { outcome, done, begun, handlerFailures } of state) {
        const isEnded = outcome !== "processing" && outcome !== "unknown";
        expect(done).toBe(isEnded ? 1 : 0);
        if (!isEnded) expect(begun).toBe(0);
        else expect(handlerFailures).toBe(-1);
      }
    }),
    { numRuns: 150 },
  );
});
