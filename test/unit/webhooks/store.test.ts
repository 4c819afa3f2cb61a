import { expect, test } from "vitest";
import { createMemoryStore } from "../../../src/webhooks/store.ts";

test("a memory store adds a job once, until it is deleted", () => {
  const store = createMemoryStore();
  expect([store.add("a"), store.add("a"), store.has?.("a")]).toEqual([true, false, true]);
  store.delete("a");
  expect([store.has?.("a"), store.add("a")]).toEqual([false, true]);
});

test("a memory store forgets the oldest job when it is full", () => {
  const store = createMemoryStore({ maxJobs: 2 });
  for (const id of ["a", "b", "c"]) store.add(id);
  expect(["a", "b", "c"].map((id) => store.has?.(id))).toEqual([false, true, true]);
});

test("createMemoryStore refuses a size that is none", () => {
  expect(() => createMemoryStore({ maxJobs: 0 })).toThrow(
    "createMemoryStore: maxJobs: expected a whole number, 1 or more, got 0.",
  );
});
