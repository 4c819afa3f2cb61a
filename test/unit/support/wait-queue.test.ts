import { beforeEach, describe, expect, test, vi } from "vitest";
import { WaitQueue } from "../../../src/support/wait-queue.ts";
import { caught } from "../../support/caught.ts";
import { order } from "../../support/order.ts";
import { flush } from "../../support/virtual-time.ts";

beforeEach(() => void vi.useFakeTimers());

/** A queue for so many places. */
function queueFor(places: number) {
  let free = places;
  const queue = new WaitQueue(
    () => free > 0,
    () => {
      free -= 1;
    },
  );
  const leave = (count = 1) => {
    free += count;
    queue.advance();
  };
  return { queue, leave };
}

describe("a wait queue", () => {
  test("gives a free place at once, and sets no timer", async () => {
    const { queue } = queueFor(2);
    expect(queue.takeNow()).toBe(true);
    await queue.take(undefined, 1_000);
    expect(queue.takeNow()).toBe(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("lets callers in as they came, as many as there are places", async () => {
    const { queue, leave } = queueFor(0);
    const { entered, note } = order();
    for (const name of ["a", "b", "c"]) note(name)(queue.take(undefined, 1_000));
    expect(queue.length).toBe(3);
    leave(2);
    await flush();
    expect(entered).toEqual(["a", "b"]);
    expect(queue.length).toBe(1);
  });

  test("lets nobody pass those who wait, even if a place is free", async () => {
    let isOpen = false;
    const queue = new WaitQueue(
      () => isOpen,
      () => {},
    );
    const first = queue.take(undefined, 1_000);
    isOpen = true;
    expect(queue.takeNow()).toBe(false);
    queue.advance();
    await first;
    expect(queue.takeNow()).toBe(true);
  });

  test("a caller whose time is up leaves, and the next one gets the place", async () => {
    const { queue, leave } = queueFor(0);
    const late = caught(queue.take(undefined, 1_000));
    const { entered, note } = order();
    note("next")(queue.take(undefined, 60_000));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await late).toMatchObject({ interruption: { kind: "timeout" } });
    leave();
    await flush();
    expect(entered).toEqual(["next"]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("a caller who aborts leaves with the reason, and takes no place", async () => {
    const { queue, leave } = queueFor(0);
    const controller = new AbortController();
    const aborted = caught(queue.take(controller.signal, 1_000));
    controller.abort("enough");
    expect(await aborted).toMatchObject({ interruption: { kind: "aborted", reason: "enough" } });
    expect(queue.length).toBe(0);
    leave();
    expect(queue.takeNow()).toBe(true);
  });

  test("a signal that has aborted gets no place, although one is free", async () => {
    const { queue } = queueFor(1);
    expect(queue.takeNow(AbortSignal.abort())).toBe(false);
    expect(await caught(queue.take(AbortSignal.abort("enough"), 1_000))).toMatchObject({
      interruption: { kind: "aborted", reason: "enough" },
    });
    expect(queue.takeNow()).toBe(true);
  });

  test("a caller who was let in keeps the place when the signal aborts later", async () => {
    const { queue, leave } = queueFor(0);
    const controller = new AbortController();
    const taken = queue.take(controller.signal, 1_000);
    leave();
    controller.abort();
    await expect(taken).resolves.toBeUndefined();
  });
});

test("a wait queue goes through those who wait with one iterator, and starts another after it was empty", async () => {
  const started = vi.spyOn(Set.prototype, "values");
  const { queue, leave } = queueFor(0);
  const entered: number[] = [];
  const join = (index: number) => queue.take(undefined, 1_000).then(() => entered.push(index));
  const waits = Array.from({ length: 2_000 }, (_value, index) => join(index));
  for (let count = 0; count < 2_000; count += 1) leave();
  await Promise.all(waits);
  const again = [join(2_000), join(2_001)];
  leave(2);
  await Promise.all(again);
  const calls = started.mock.calls.length;
  vi.restoreAllMocks();
  expect(entered).toEqual(Array.from({ length: 2_002 }, (_value, index) => index));
  expect(calls).toBeLessThanOrEqual(3);
});
