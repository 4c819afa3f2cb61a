import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { InterruptedError } from "../../../src/support/deadline.ts";
import { type ReadStreamOptions, readStream } from "../../../src/support/read-stream.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function readAll<Chunk>(stream: ReadableStream<Chunk>, options?: ReadStreamOptions): Promise<Chunk[]> {
  const chunks: Chunk[] = [];
  for await (const chunk of readStream(stream, options)) chunks.push(chunk);
  return chunks;
}

/** A stream of these chunks that then stays open for ever. */
function openStream(chunks: readonly string[], cancel: () => void | Promise<void> = () => {}): ReadableStream<string> {
  return new ReadableStream({
    start: (controller) => {
      for (const chunk of chunks) controller.enqueue(chunk);
    },
    cancel,
  });
}

test("readStream yields every chunk in order and releases the lock", async () => {
  const stream = new ReadableStream<string>({
    start: (controller) => {
      for (const chunk of ["a", "b", "c"]) controller.enqueue(chunk);
      controller.close();
    },
  });
  expect(await readAll(stream)).toEqual(["a", "b", "c"]);
  expect(stream.locked).toBe(false);
});

test("readStream cancels a stream whose loop is left early, even where cancelling never ends", async () => {
  const cancel = vi.fn(() => new Promise<void>(() => {}));
  const stream = openStream(["a", "b"], cancel);
  for await (const chunk of readStream(stream)) {
    expect(chunk).toBe("a");
    break;
  }
  expect(cancel).toHaveBeenCalledOnce();
  expect(stream.locked).toBe(false);
});

test("readStream fails as the stream fails", async () => {
  const stream = new ReadableStream<string>({ start: (controller) => controller.error(new Error("broken")) });
  await expect(readAll(stream)).rejects.toThrow("broken");
});

test("readStream ends at once when the signal aborts, and cancels the stream", async () => {
  const cancel = vi.fn();
  const controller = new AbortController();
  const reading = readAll(openStream(["a"], cancel), { signal: controller.signal });
  controller.abort("reason");
  const error: unknown = await reading.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(InterruptedError);
  expect(error).toMatchObject({ interruption: { kind: "aborted", reason: "reason" } });
  expect(cancel).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});

test("readStream limits the wait for each chunk, not for all of them", async () => {
  let enqueue = (_chunk: string) => {};
  const stream = new ReadableStream<string>({
    start: (controller) => {
      enqueue = (chunk) => controller.enqueue(chunk);
    },
  });
  const chunks = readStream(stream, { idleTimeoutMs: 1_000 });
  for (const chunk of ["a", "b", "c"]) {
    const next = chunks.next();
    await vi.advanceTimersByTimeAsync(900);
    enqueue(chunk);
    expect(await next).toEqual({ done: false, value: chunk });
  }
  const stalled = chunks.next().catch((caught: unknown) => caught);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(await stalled).toMatchObject({ interruption: { kind: "timeout" } });
  expect(vi.getTimerCount()).toBe(0);
});
