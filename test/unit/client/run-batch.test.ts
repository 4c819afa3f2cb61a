import { describe, expect, test } from "vitest";
import { runBatch, type Settled } from "../../../src/client/run-batch.ts";
import { caught } from "../../support/caught.ts";

const { signal: stays } = new AbortController();

/** Work that ends when the test says so, and how much of it was under way at most. */
function work() {
  const ends = new Map<number, (error?: Error) => void>();
  const seen = { running: 0, most: 0 };
  const run = (request: number) =>
    new Promise<number>((resolve, reject) => {
      seen.running += 1;
      seen.most = Math.max(seen.most, seen.running);
      ends.set(request, (error) => {
        seen.running -= 1;
        if (error) reject(error);
        else resolve(request * 10);
      });
    });
  return {
    run,
    seen,
    end: (request: number, error?: Error) => ends.get(request)?.(error),
    started: () => [...ends.keys()],
  };
}

/** Lets everything go on that waits for nothing but promises. */
const turn = () => new Promise((resolve) => setImmediate(resolve));

async function all<Value>(results: AsyncIterable<Settled<Value>>): Promise<Settled<Value>[]> {
  const settled: Settled<Value>[] = [];
  for await (const result of results) settled.push(result);
  return settled;
}

describe("runBatch", () => {
  test("yields results as they end, with the index of their request, and failures among them", async () => {
    const { run, end } = work();
    const ended = all(runBatch([1, 2, 3], run, { concurrency: 3, signal: undefined, left: stays }));
    await turn();
    end(3);
    await turn();
    end(1, new Error("no"));
    end(2);
    expect(await ended).toEqual([
      { index: 2, status: "fulfilled", value: 30 },
      { index: 0, status: "rejected", reason: new Error("no") },
      { index: 1, status: "fulfilled", value: 20 },
    ]);
  });

  test("starts no more than allowed, and the next only when a result was taken", async () => {
    const { run, end, started, seen } = work();
    const results = runBatch([1, 2, 3, 4], run, { concurrency: 2, signal: undefined, left: stays });
    const first = results.next();
    await turn();
    expect(started()).toEqual([1, 2]);
    end(1);
    await first;
    await turn();
    // The consumer is still busy with the first result.
    expect(started()).toEqual([1, 2]);
    const second = results.next();
    await turn();
    expect(started()).toEqual([1, 2, 3]);
    end(2);
    await second;
    end(3);
    const others = all(results);
    await turn();
    end(4);
    await others;
    expect(seen.most).toBe(2);
  });

  test("after an abort yields what was started, then throws the reason", async () => {
    const { run, end, started } = work();
    const controller = new AbortController();
    const yielded: unknown[] = [];
    const ended = caught(
      (async () => {
        const limits = { concurrency: 2, signal: controller.signal, left: stays };
        for await (const { index } of runBatch([1, 2, 3], run, limits)) yielded.push(index);
      })(),
    );
    await turn();
    controller.abort("enough");
    end(1);
    end(2);
    expect(await ended).toMatchObject({ name: "AbortError", cause: "enough" });
    expect(yielded).toEqual([0, 1]);
    expect(started()).toEqual([1, 2]);
  });

  test("throws what reading the requests throws, after the results of those that were read", async () => {
    const requests = (function* () {
      yield 1;
      throw new RangeError("the source is broken");
    })();
    const { run, end } = work();
    const results = runBatch(requests, run, { concurrency: 2, signal: undefined, left: stays });
    const first = results.next();
    await turn();
    end(1);
    expect(await first).toMatchObject({ value: { index: 0, value: 10 } });
    expect(await caught(results.next())).toMatchObject({ message: "the source is broken" });
  });

  test("closes the source, and aborts what runs, when the consumer leaves", async () => {
    let isClosed = false;
    const requests = (function* () {
      try {
        for (let count = 1; ; count += 1) yield count;
      } finally {
        isClosed = true;
      }
    })();
    const signals: AbortSignal[] = [];
    const run = async (request: number, signal: AbortSignal) => {
      signals.push(signal);
      if (request === 1) return request;
      return new Promise<number>(() => {});
    };
    for await (const _result of runBatch(requests, run, { concurrency: 2, signal: undefined, left: stays })) break;
    expect(isClosed).toBe(true);
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
  });
});
