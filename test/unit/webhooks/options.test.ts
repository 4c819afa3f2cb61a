import { expect, test } from "vitest";
import { isKreaInputError, Krea } from "../../../src/index.ts";
import { createMemoryStore, createWebhookHandler, type WebhookHandlerOptions } from "../../../src/webhooks.ts";

const krea = { jobs: { get: () => Promise.reject(new Error("not asked")) } };
const onJob = () => {};

test.each<[string, unknown, string]>([
  ["nothing", undefined, "expected an options object, got undefined"],
  ["no client", { onJob }, "krea: expected a client: a Krea, or an object with jobs.get, got undefined"],
  ["no onJob", { krea }, "onJob: expected a function, got undefined"],
  ["a key for a client", { krea: "key", onJob }, "krea: expected a client"],
  ["a client without jobs", { krea: {}, onJob }, "krea: expected a client"],
  ["a client without get", { krea: { jobs: { get: 1 } }, onJob }, "krea: expected a client"],
  ["an unknown option", { krea, onJob, onjob: onJob }, 'unknown option "onjob"'],
  ["another answer", { krea, onJob, respond: "later" }, 'respond: expected "after-handler" or "before-handler"'],
  ["a store that cannot forget", { krea, onJob, store: new Map() }, "store: expected an object with the functions add"],
  ["no size", { krea, onJob, maxBodyBytes: 0 }, "maxBodyBytes: expected a whole number, 1 or more, got 0"],
  ["no time", { krea, onJob, timeoutMs: 0 }, "timeoutMs: expected a number of milliseconds above 0"],
  ["no reads", { krea, onJob, maxConcurrentReads: 0 }, "maxConcurrentReads: expected a whole number, 1 or more"],
  ["authorize that is no function", { krea, onJob, authorize: "secret" }, "authorize: expected a function"],
  ["waitUntil that is no function", { krea, onJob, waitUntil: {} }, "waitUntil: expected a function"],
  ["onError that is no function", { krea, onJob, onError: console }, "onError: expected a function"],
])("%s is refused", (_name, options, problem) => {
  const make = () => createWebhookHandler(options as WebhookHandlerOptions);
  expect(make).toThrow(`createWebhookHandler: ${problem}`);
  expect(make).toThrow(expect.toSatisfy(isKreaInputError));
});

test("a Krea is a client, and an object of any class a store", () => {
  const client = new Krea({ apiKey: "key" });
  expect(createWebhookHandler({ krea: client, onJob, store: new IdStore() })).toBeTypeOf("function");
});

test.each([[{ maxJobs: 0 }], [{ max: 5 }], [5]])("createMemoryStore refuses %j", (options) => {
  expect(() => createMemoryStore(options as object)).toThrow(expect.toSatisfy(isKreaInputError));
});

/** A store of the caller's own class. */
class IdStore {
  readonly #ids = new Set<string>();
  add(id: string): boolean {
    return this.#ids.size < this.#ids.add(id).size;
  }
  delete(id: string): boolean {
    return this.#ids.delete(id);
  }
}
