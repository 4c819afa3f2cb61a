import { beforeEach, describe, expect, test, vi } from "vitest";
import { isKreaInputError, isKreaTimeoutError } from "../../../src/index.ts";
import type { WebhookStore } from "../../../src/webhooks.ts";
import { completed, deferred, delivery, handlerOver } from "../../support/webhooks.ts";

beforeEach(() => void vi.useFakeTimers());

const never = () => new Promise<never>(() => {});
const working: WebhookStore = { add: () => true, delete: () => {} };

/** Sends a delivery, and moves the time on until it is answered. */
async function statusOf(handler: (request: Request) => Promise<Response>): Promise<number> {
  const response = handler(delivery());
  await vi.advanceTimersByTimeAsync(10_000);
  return (await response).status;
}

describe("what never answers is bounded, reported and answered with 500", () => {
  test.each<[string, object]>([
    ["authorize", { authorize: never }],
    ["store.has", { store: { ...working, has: never } }],
    ["store.add", { store: { ...working, add: never } }],
  ])("%s", async (name, options) => {
    const { handler, errors, handled } = handlerOver(completed, options);
    expect(await statusOf(handler)).toBe(500);
    expect(handled).toEqual([]);
    expect(errors).toHaveLength(1);
    expect(isKreaTimeoutError(errors[0])).toBe(true);
    expect(String(errors[0])).toContain(`webhook: ${name} did not answer within 10000 ms (timeoutMs).`);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("store.delete, after a handler that failed", async () => {
    const onJob = vi.fn(() => Promise.reject(new Error("disk full")));
    const { handler, errors } = handlerOver(completed, { onJob, store: { ...working, delete: never } });
    expect(await statusOf(handler)).toBe(500);
    expect(errors.map(String)).toEqual([
      "Error: disk full",
      "KreaTimeoutError: webhook: store.delete did not answer within 10000 ms (timeoutMs).",
    ]);
  });
});

test.each<[string, object]>([
  ["store.add", { add: () => undefined, delete: () => {} }],
  ["store.add", { add: async () => 1, delete: () => {} }],
  ["store.has", { ...working, has: () => "no" }],
])("%s that answers neither true nor false is reported, and answered with 500: %o", async (name, store) => {
  const { handler, errors, handled } = handlerOver(completed, { store: store as WebhookStore });
  expect([await statusOf(handler), await statusOf(handler)]).toEqual([500, 500]);
  expect(handled).toEqual([]);
  expect(isKreaInputError(errors[0])).toBe(true);
  expect(String(errors[0])).toContain(`${name}: expected it to return true or false`);
});

describe("an entry of a job that was not handled turns no delivery away", () => {
  /** A store in memory of which a test makes single calls fail. */
  function flakyStore(fail: Partial<Record<"add" | "delete", () => unknown>>): WebhookStore & { entries: Set<string> } {
    const entries = new Set<string>();
    const failing = async (name: "add" | "delete") => {
      const failure = fail[name];
      delete fail[name];
      await failure?.();
    };
    return {
      entries,
      async add(id) {
        const isNew = !entries.has(id);
        entries.add(id);
        await failing("add");
        return isNew;
      },
      async delete(id) {
        await failing("delete");
        entries.delete(id);
      },
      has: (id) => entries.has(id),
    };
  }
  const fails = () => Promise.reject(new Error("redis is down"));

  test("that was added too late: the next delivery is handled", async () => {
    const { promise, resolve } = deferred();
    const store = flakyStore({ add: () => promise });
    const { handler, handled } = handlerOver(completed, { store });
    expect(await statusOf(handler)).toBe(500);
    expect(await statusOf(handler)).toBe(500);
    resolve();
    await vi.advanceTimersByTimeAsync(0);
    expect(store.entries.size).toBe(0);
    expect([await statusOf(handler), handled.length]).toEqual([200, 1]);
  });

  test("that could not be removed after its handler failed: the next delivery removes it", async () => {
    const onJob = vi.fn().mockRejectedValueOnce(new Error("disk full"));
    const { handler } = handlerOver(completed, { store: flakyStore({ delete: fails }), onJob });
    expect([await statusOf(handler), await statusOf(handler)]).toEqual([500, 200]);
    expect(onJob).toHaveBeenCalledTimes(2);
  });

  test("whose add failed after it was made: it is never answered with 200", async () => {
    const { handler, errors, handled } = handlerOver(completed, { store: flakyStore({ add: fails }) });
    expect([await statusOf(handler), await statusOf(handler)]).toEqual([500, 500]);
    expect(handled).toEqual([]);
    expect(String(errors[1])).toContain("delete the entry, or handle the job yourself");
  });

  test("whose add failed before it was made: the next delivery is handled", async () => {
    let calls = 0;
    const add = () => {
      calls += 1;
      if (calls === 1) throw new Error("redis is down");
      return true;
    };
    const { handler, handled } = handlerOver(completed, { store: { ...working, add } });
    expect([await statusOf(handler), await statusOf(handler), handled.length]).toEqual([500, 200, 1]);
  });
});
